package io.technicianviews.bootstrap.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalTimesTest {

  private static final int SHARES = 10_000;

  @Test
  void timesAscendFromTheFirstDayToNowInEveryZone() {
    for (String zone : List.of("UTC", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu")) {
      for (String time : List.of("2026-11-23T00:00:00Z", "2026-03-29T04:59:59.999Z")) {
        Instant now = Instant.parse(time);
        List<Long> times = times(new ArrivalTimes(now, ZoneId.of(zone), 730));

        assertThat(times).isSorted().allMatch(at -> at <= now.toEpochMilli());
        assertThat(day(times.getFirst(), zone))
            .isEqualTo(day(now.toEpochMilli(), zone).minusDays(730));
      }
    }
  }

  @Test
  void todayHasItsShareFromItsFirstInstantOn() {
    for (String time :
        List.of("2026-11-23T00:00:00Z", "2026-11-22T00:05:00Z", "2026-11-23T23:59:59Z")) {
      Instant now = Instant.parse(time);
      LocalDate today = day(now.toEpochMilli(), "UTC");

      assertThat(times(new ArrivalTimes(now, ZoneId.of("UTC"), 90)))
          .filteredOn(at -> day(at, "UTC").equals(today))
          .hasSizeBetween(SHARES / 300, SHARES / 50);
    }
  }

  @Test
  void fewRequestsArriveAtTheWeekend() {
    Instant now = Instant.parse("2026-11-23T12:00:00Z");

    assertThat(times(new ArrivalTimes(now, ZoneId.of("UTC"), 90)))
        .filteredOn(at -> day(at, "UTC").getDayOfWeek() == DayOfWeek.SUNDAY)
        .hasSizeBetween(SHARES / 100, SHARES / 30);
  }

  private static List<Long> times(ArrivalTimes arrivalTimes) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < SHARES; i++) {
      times.add(arrivalTimes.at(i / (double) SHARES));
    }
    return times;
  }

  private static LocalDate day(long at, String zone) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(at), ZoneId.of(zone));
  }
}
