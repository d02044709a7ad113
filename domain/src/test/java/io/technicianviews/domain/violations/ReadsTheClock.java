package io.technicianviews.domain.violations;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;

class ReadsTheClock {

  Instant instant() {
    return Instant.now();
  }

  long millis() {
    return System.currentTimeMillis();
  }

  Clock clock() {
    return Clock.systemUTC();
  }

  InstantSource source() {
    return InstantSource.system();
  }

  LocalDate date() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  Supplier<Instant> reference() {
    return Instant::now;
  }

  long stopwatch() {
    return System.nanoTime();
  }
}
