package io.technicianviews.testkit.difference;

import io.technicianviews.domain.time.DeskDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Random instants at edge cases of views: day boundaries, ties, daylight saving changes. */
final class RandomTimes {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Days on, after and shortly before a daylight saving change; one without a midnight. */
  private static final List<DeskDay> DAYS =
      List.of(
          new DeskDay(LocalDate.of(2026, 3, 29), BERLIN),
          new DeskDay(LocalDate.of(2026, 10, 25), BERLIN),
          new DeskDay(LocalDate.of(2026, 3, 31), BERLIN),
          new DeskDay(LocalDate.of(2026, 10, 31), BERLIN),
          new DeskDay(LocalDate.of(2018, 11, 4), ZoneId.of("America/Sao_Paulo")),
          new DeskDay(LocalDate.of(2024, 2, 29), ZoneId.of("Pacific/Kiritimati")),
          new DeskDay(LocalDate.of(2026, 1, 1), ZoneId.of("UTC")));

  private final RandomSource randomSource;
  private final DeskDay today;
  private final List<Instant> boundaries;

  RandomTimes(RandomSource randomSource) {
    this.randomSource = randomSource;
    today = randomSource.one(DAYS);
    boundaries =
        List.of(
            today.start(),
            today.end(),
            today.recentStart(),
            today.start().plus(12, ChronoUnit.HOURS),
            today.recentStart().minus(1, ChronoUnit.HOURS),
            today.recentStart().plus(1, ChronoUnit.HOURS));
  }

  DeskDay today() {
    return today;
  }

  /** Returns a boundary, an instant one microsecond from it, or any within four weeks of today. */
  Instant any() {
    return randomSource.percent(60) ? nearBoundary() : anywhere();
  }

  /** Returns an instant that is not before the given one. */
  Instant from(Instant earliest) {
    Instant instant = any();
    return instant.isBefore(earliest) ? earliest : instant;
  }

  private Instant nearBoundary() {
    return randomSource.one(boundaries).plus(randomSource.between(-1, 1), ChronoUnit.MICROS);
  }

  private Instant anywhere() {
    long micros = randomSource.below(Duration.ofDays(24).toNanos() / 1000);
    return today.start().minus(20, ChronoUnit.DAYS).plus(micros, ChronoUnit.MICROS);
  }
}
