package io.technicianviews.domain.condition;

import io.technicianviews.domain.time.DeskDay;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The person who reads a view, and the instant at which it is read. Conditions such as "assigned to
 * the current user" and "created today" depend on them.
 */
public record Viewer(long personId, Instant now, ZoneId zone) {

  /** The helpdesk's day at this instant. */
  public DeskDay day() {
    return DeskDay.at(now, zone);
  }
}
