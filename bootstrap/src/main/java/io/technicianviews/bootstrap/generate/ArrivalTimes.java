package io.technicianviews.bootstrap.generate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * When requests come in: by day more than by night, on weekdays more than at the weekend, and a
 * fair number of them today however early it is. Times are milliseconds since the epoch, never
 * after now.
 */
final class ArrivalTimes {

  private static final long HOUR = 3_600_000;
  private static final double WEEKEND = 0.12;

  /** At least this share of a weekday's requests comes in today. */
  private static final double LEAST_TODAY = 0.4;

  /** How much comes in within each hour of a weekday, from midnight on. */
  private static final double[] HOURS = {
    0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.4, 1.0, 2.0, 2.4, 2.2, 1.8, 1.0, 1.6, 1.9, 1.6, 1.1, 0.6, 0.3,
    0.2, 0.2, 0.2, 0.2, 0.1
  };

  private final long now;
  private final long[] starts;
  private final long[] lengths;

  /** What came in before the end of each stretch. */
  private final double[] sums;

  private int size;

  ArrivalTimes(Instant now, ZoneId zone, int days) {
    this.now = now.toEpochMilli();
    int most = (days + 1) * (HOURS.length + 2);
    starts = new long[most];
    lengths = new long[most];
    sums = new double[most];
    LocalDate today = LocalDate.ofInstant(now, zone);
    for (LocalDate day = today.minusDays(days); day.isBefore(today); day = day.plusDays(1)) {
      add(day, start(day.plusDays(1), zone), zone);
    }
    int before = size;
    add(today, this.now, zone);
    raiseToLeast(before);
  }

  long now() {
    return now;
  }

  /**
   * The time before which this share of all requests has come in.
   *
   * @param share from 0 to below 1
   */
  long at(double share) {
    double sought = share * sums[size - 1];
    int found = Arrays.binarySearch(sums, 0, size, sought);
    int index = Math.min(found < 0 ? -found - 1 : found + 1, size - 1);
    double before = index == 0 ? 0 : sums[index - 1];
    double within = (sought - before) / (sums[index] - before);
    return Math.min(now, starts[index] + (long) (within * lengths[index]));
  }

  private void add(LocalDate day, long end, ZoneId zone) {
    double weight = isWeekend(day) ? WEEKEND : 1;
    long time = start(day, zone);
    int hour = 0;
    do {
      long length = Math.min(HOUR, end - time);
      starts[size] = time;
      lengths[size] = length;
      double share = HOURS[hour % HOURS.length] * weight * length / HOUR;
      sums[size] = (size == 0 ? 0 : sums[size - 1]) + share;
      size++;
      hour++;
      time += HOUR;
    } while (time < end);
  }

  private void raiseToLeast(int firstOfToday) {
    double before = sums[firstOfToday - 1];
    double least = Arrays.stream(HOURS).sum() * LEAST_TODAY;
    double today = sums[size - 1] - before;
    if (today >= least) {
      return;
    }
    for (int i = firstOfToday; i < size; i++) {
      double share = today > 0 ? (sums[i] - before) / today : 1;
      sums[i] = before + share * least;
    }
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static long start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
