package io.technicianviews.bootstrap.benchmark;

import java.time.Duration;
import java.util.Locale;

/** The cost of an operation: its duration, or that it timed out. */
sealed interface Cost {

  record Measured(double millis) implements Cost {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, millis < 10 ? "%,.1f ms" : "%,.0f ms", millis);
    }
  }

  /** The operation was canceled at the time limit, so its duration is unknown. */
  record TimedOut(Duration limit) implements Cost {
    @Override
    public String toString() {
      return "> " + limit.toSeconds() + " s";
    }
  }
}
