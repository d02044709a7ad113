package io.technicianviews.bootstrap.servicenow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/**
 * Tells the instants of the log's times, which are those of clocks in the desk's time zone. A time
 * moved by some days shows the same hour of its new day. An hour that the clocks skip on that day
 * is the instant at which they skip it: so what comes later never moves before what came earlier.
 *
 * @param daysLater by how many calendar days everything is moved
 */
record LogTimeConverter(ZoneId zone, long daysLater) {

  /** A clock that moves the first day to the second; it moves nothing if one of them is null. */
  static LogTimeConverter moving(ZoneId zone, @Nullable LocalDate from, @Nullable LocalDate to) {
    return new LogTimeConverter(
        zone, from == null || to == null ? 0 : ChronoUnit.DAYS.between(from, to));
  }

  Instant instant(LocalDateTime time) {
    LocalDateTime moved = time.plusDays(daysLater);
    ZoneOffsetTransition transition = zone.getRules().getTransition(moved);
    return transition != null && transition.isGap()
        ? transition.getInstant()
        : moved.atZone(zone).toInstant();
  }

  @Nullable Instant instantOrNull(@Nullable LocalDateTime time) {
    return time == null ? null : instant(time);
  }
}
