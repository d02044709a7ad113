package io.technicianviews.application.internal.time;

/** A clock for durations: its readings have a meaning only in relation to each other. */
@FunctionalInterface
public interface Ticker {

  /** The clock of the JVM. */
  Ticker SYSTEM = System::nanoTime;

  /** Nanoseconds since some fixed instant. */
  long nanos();
}
