package io.technicianviews.bootstrap.servicenow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/**
 * Converts the local times of a log, in the helpdesk's time zone, to instants, shifted by calendar
 * days. The local time of day stays the same. A time in a daylight saving gap becomes the instant
 * of the transition, so that the order of times is preserved.
 *
 * @param shiftDays the number of calendar days to add
 */
record LogTimeConverter(ZoneId zone, long shiftDays) {

  /** Shifts the first day to the second; no shift if one of them is null. */
  static LogTimeConverter shifting(ZoneId zone, @Nullable LocalDate from, @Nullable LocalDate to) {
    return new LogTimeConverter(
        zone, from == null || to == null ? 0 : ChronoUnit.DAYS.between(from, to));
  }

  Instant instant(LocalDateTime time) {
    LocalDateTime shifted = time.plusDays(shiftDays);
    ZoneOffsetTransition transition = zone.getRules().getTransition(shifted);
    return transition != null && transition.isGap()
        ? transition.getInstant()
        : shifted.atZone(zone).toInstant();
  }

  @Nullable Instant instantOrNull(@Nullable LocalDateTime time) {
    return time == null ? null : instant(time);
  }
}
