package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.bootstrap.servicenow.format.Event;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An incident as its events so far left it.
 *
 * @param last the last event
 * @param updated when the last event happened
 * @param solved when it was solved, or null while it is not
 */
record Incident(Event last, LocalDateTime updated, @Nullable LocalDateTime solved) {

  /** An incident of which nothing was known before this event. */
  static Incident first(Event event) {
    return new Incident(event, event.at(), solved(null, event, event.at()));
  }

  /**
   * The incident after its next event. If that event's clock says that it was earlier than the one
   * before, it happened right after that.
   */
  Incident then(Event event) {
    LocalDateTime at = event.at().isBefore(updated) ? updated : event.at();
    return new Incident(event, at, solved(solved, event, at));
  }

  String number() {
    return last.number();
  }

  private static @Nullable LocalDateTime solved(
      @Nullable LocalDateTime before, Event event, LocalDateTime at) {
    if (!event.status().countAsSolved()) {
      return null;
    }
    LocalDateTime resolved = event.resolved();
    if (resolved != null) {
      return resolved.isBefore(at) ? resolved : at;
    }
    return before == null ? at : before;
  }
}
