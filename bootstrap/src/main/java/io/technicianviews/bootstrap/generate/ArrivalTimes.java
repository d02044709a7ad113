package io.technicianviews.bootstrap.generate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * The distribution of creation times: more by day than by night, more on weekdays than at the
 * weekend, and a minimum today even early in the day. Times are milliseconds since the epoch, never
 * after now.
 */
final class ArrivalTimes {

  private static final long HOUR = 3_600_000;
  private static final double WEEKEND_WEIGHT = 0.12;

  /** The minimum for today, as a share of the requests of a weekday. */
  private static final double MIN_SHARE_TODAY = 0.4;

  /** The relative number of requests in each hour of a weekday, from midnight on. */
  private static final double[] HOUR_WEIGHTS = {
    0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.4, 1.0, 2.0, 2.4, 2.2, 1.8, 1.0, 1.6, 1.9, 1.6, 1.1, 0.6, 0.3,
    0.2, 0.2, 0.2, 0.2, 0.1
  };

  private final long now;
  private final long[] starts;
  private final long[] lengths;

  /** The cumulative weight at the end of each interval. */
  private final double[] cumulative;

  private int size;

  ArrivalTimes(Instant now, ZoneId zone, int days) {
    this.now = now.toEpochMilli();
    int capacity = (days + 1) * (HOUR_WEIGHTS.length + 2);
    starts = new long[capacity];
    lengths = new long[capacity];
    cumulative = new double[capacity];
    LocalDate today = LocalDate.ofInstant(now, zone);
    for (LocalDate day = today.minusDays(days); day.isBefore(today); day = day.plusDays(1)) {
      add(day, start(day.plusDays(1), zone), zone);
    }
    int before = size;
    add(today, this.now, zone);
    ensureMinimumToday(before);
  }

  long now() {
    return now;
  }

  /**
   * The time before which this share of all requests was created.
   *
   * @param share from 0 to below 1
   */
  long at(double share) {
    double target = share * cumulative[size - 1];
    int found = Arrays.binarySearch(cumulative, 0, size, target);
    int index = Math.min(found < 0 ? -found - 1 : found + 1, size - 1);
    double before = index == 0 ? 0 : cumulative[index - 1];
    double within = (target - before) / (cumulative[index] - before);
    return Math.min(now, starts[index] + (long) (within * lengths[index]));
  }

  private void add(LocalDate day, long end, ZoneId zone) {
    double weight = isWeekend(day) ? WEEKEND_WEIGHT : 1;
    long time = start(day, zone);
    int hour = 0;
    do {
      long length = Math.min(HOUR, end - time);
      starts[size] = time;
      lengths[size] = length;
      double share = HOUR_WEIGHTS[hour % HOUR_WEIGHTS.length] * weight * length / HOUR;
      cumulative[size] = (size == 0 ? 0 : cumulative[size - 1]) + share;
      size++;
      hour++;
      time += HOUR;
    } while (time < end);
  }

  private void ensureMinimumToday(int firstOfToday) {
    double before = cumulative[firstOfToday - 1];
    double minimum = Arrays.stream(HOUR_WEIGHTS).sum() * MIN_SHARE_TODAY;
    double today = cumulative[size - 1] - before;
    if (today >= minimum) {
      return;
    }
    for (int i = firstOfToday; i < size; i++) {
      double share = today > 0 ? (cumulative[i] - before) / today : 1;
      cumulative[i] = before + share * minimum;
    }
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static long start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
