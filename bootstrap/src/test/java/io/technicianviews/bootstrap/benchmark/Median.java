package io.technicianviews.bootstrap.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Durations of one thing done many times. Not thread-safe. */
final class Median {

  private final List<Long> nanos = new ArrayList<>();

  void time(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    nanos.add(System.nanoTime() - begun);
  }

  void add(Duration took) {
    nanos.add(took.toNanos());
  }

  /** In milliseconds. */
  double millis() {
    return at(0.5);
  }

  double at(double quantile) {
    Collections.sort(nanos);
    return nanos.get((int) (quantile * (nanos.size() - 1))) / 1e6;
  }
}
