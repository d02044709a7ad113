package io.technicianviews.bootstrap.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The measured durations of a repeated operation. Not thread-safe. */
final class DurationSample {

  private final List<Long> nanos = new ArrayList<>();

  /** Runs the work and adds its duration. */
  void time(Runnable work) {
    long start = System.nanoTime();
    work.run();
    nanos.add(System.nanoTime() - start);
  }

  void add(Duration elapsed) {
    nanos.add(elapsed.toNanos());
  }

  /** Returns the median in milliseconds. */
  double medianMillis() {
    return quantileMillis(0.5);
  }

  /** Returns the duration at this quantile, in milliseconds. */
  double quantileMillis(double quantile) {
    Collections.sort(nanos);
    return nanos.get((int) (quantile * (nanos.size() - 1))) / 1e6;
  }
}
