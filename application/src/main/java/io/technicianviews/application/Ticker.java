package io.technicianviews.application;

/** A clock for durations: its readings have a meaning only in relation to each other. */
@FunctionalInterface
interface Ticker {

  /** The clock of the JVM. */
  Ticker SYSTEM = System::nanoTime;

  /** Nanoseconds since some fixed instant. */
  long nanos();
}
