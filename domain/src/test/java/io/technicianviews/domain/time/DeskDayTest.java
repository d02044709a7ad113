package io.technicianviews.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DeskDayTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void theDayOfAnInstantUsesTheTimeZoneOfTheHelpdesk() {
    Instant lateInUtc = Instant.parse("2026-01-15T23:30:00Z");

    assertThat(DeskDay.at(lateInUtc, BERLIN).date()).isEqualTo(LocalDate.of(2026, 1, 16));
    assertThat(DeskDay.at(lateInUtc, ZoneId.of("UTC")).date()).isEqualTo(LocalDate.of(2026, 1, 15));
  }

  @Test
  void aDayIsAnHourShorterWhenDaylightSavingStarts() {
    DeskDay day = new DeskDay(LocalDate.of(2026, 3, 29), BERLIN);

    assertThat(day.start()).isEqualTo(Instant.parse("2026-03-28T23:00:00Z"));
    assertThat(day.end()).isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
    assertThat(Duration.between(day.start(), day.end())).isEqualTo(Duration.ofHours(23));
  }

  @Test
  void recentDaysAreWholeDaysAcrossADaylightSavingChange() {
    DeskDay day = new DeskDay(LocalDate.of(2026, 10, 27), BERLIN);

    assertThat(day.recentStart()).isEqualTo(Instant.parse("2026-10-20T22:00:00Z"));
    assertThat(Duration.between(day.recentStart(), day.end()))
        .isEqualTo(Duration.ofDays(7).plusHours(1));
  }

  @Test
  void aDayStartsAtItsFirstExistingInstant() {
    DeskDay day = new DeskDay(LocalDate.of(2018, 11, 4), ZoneId.of("America/Sao_Paulo"));

    assertThat(day.start()).isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
  }
}
