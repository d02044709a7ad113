package io.technicianviews.domain.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A calendar day in the time zone of the helpdesk. Views refer to time only as "today" and "recent"
 * days, so that time changes them only at the start of a day.
 *
 * @param zone the helpdesk's time zone, in which the day begins
 */
public record DeskDay(LocalDate date, ZoneId zone) {

  /** The number of recent days: today and the six days before. */
  public static final int RECENT_DAYS = 7;

  /** The day at this instant. */
  public static DeskDay at(Instant instant, ZoneId zone) {
    return new DeskDay(LocalDate.ofInstant(instant, zone), zone);
  }

  /**
   * The latest day that has started at this instant. It differs from the day {@linkplain #at at}
   * the instant only if clocks are set back across midnight: the previous date then repeats for
   * less than an hour.
   */
  public static DeskDay latestStarted(Instant instant, ZoneId zone) {
    DeskDay day = at(instant, zone);
    return day.end().isAfter(instant) ? day : new DeskDay(day.date().plusDays(1), zone);
  }

  /** The first instant of this day. It is not midnight if clocks are set forward at midnight. */
  public Instant start() {
    return date.atStartOfDay(zone).toInstant();
  }

  /** The first instant of the recent days: the start of the day six days before this one. */
  public Instant recentStart() {
    return firstOf(RECENT_DAYS).start();
  }

  /**
   * The first of the days that end with this one.
   *
   * @param days their number; 1 for this day alone
   */
  public DeskDay firstOf(int days) {
    return new DeskDay(date.minusDays(days - 1L), zone);
  }

  /** The first instant of the next day: the next time at which views can change without a write. */
  public Instant end() {
    return date.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
