package io.technicianviews.bootstrap.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock of both desks that advances on request, across midnights too. */
final class ModelClock implements InstantSource {

  private volatile Instant now = Instant.parse("2026-03-10T22:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  /** Advances by a few milliseconds, within the same day. */
  void advanceSlightly() {
    now = now.plusMillis(10);
  }

  void advance(RandomSource randomSource) {
    Duration step =
        switch (randomSource.below(4)) {
          case 0 -> Duration.ZERO;
          case 1 -> Duration.ofSeconds(randomSource.below(100));
          case 2 -> Duration.ofMinutes(randomSource.below(60));
          default -> Duration.ofHours(randomSource.below(30));
        };
    now = now.plus(step);
  }
}
