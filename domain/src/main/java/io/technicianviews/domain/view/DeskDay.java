package io.technicianviews.domain.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day at the desk. Views speak of "today" and of "recent" days only, so that they change at
 * midnight and at no other moment of the day.
 *
 * @param zone the desk's time zone, which says where the day begins
 */
public record DeskDay(LocalDate date, ZoneId zone) {

  /** How many days are recent: today and the six before. */
  public static final int RECENT_DAYS = 7;

  /** The desk's day at this instant. */
  public static DeskDay at(Instant instant, ZoneId zone) {
    return new DeskDay(LocalDate.ofInstant(instant, zone), zone);
  }

  /**
   * The latest day that has begun by this instant. It is the day {@linkplain #at at} it, but where
   * a clock is put back over midnight: the day before comes again then, for less than an hour.
   */
  static DeskDay begunBy(Instant instant, ZoneId zone) {
    DeskDay day = at(instant, zone);
    return day.end().isAfter(instant) ? day : new DeskDay(day.date().plusDays(1), zone);
  }

  /** The last day on which this one is recent. */
  LocalDate lastRecent() {
    return date.plusDays(RECENT_DAYS - 1L);
  }

  /**
   * The first instant of this day; not always midnight, where a clock is put forward at midnight.
   */
  public Instant start() {
    return date.atStartOfDay(zone).toInstant();
  }

  /** The first instant of the recent days: the start of the day six days before this one. */
  public Instant recentStart() {
    return date.minusDays(RECENT_DAYS - 1L).atStartOfDay(zone).toInstant();
  }

  /** The first instant of the next day: when the views change by themselves. */
  public Instant end() {
    return date.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
