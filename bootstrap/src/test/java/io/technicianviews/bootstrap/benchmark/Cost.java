package io.technicianviews.bootstrap.benchmark;

import java.time.Duration;
import java.util.Locale;

/** What something took, or that it did not end in time. */
sealed interface Cost {

  record Took(double millis) implements Cost {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, millis < 10 ? "%,.1f ms" : "%,.0f ms", millis);
    }
  }

  /** It was ended when it had run for so long: what it would have taken is not known. */
  record Over(Duration limit) implements Cost {
    @Override
    public String toString() {
      return "> " + limit.toSeconds() + " s";
    }
  }
}
