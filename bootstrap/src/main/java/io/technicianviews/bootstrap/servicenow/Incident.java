package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.bootstrap.servicenow.format.Event;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The state of an incident after an event.
 *
 * @param last the last event
 * @param updated the time of the last event
 * @param solved the time at which the incident was solved; null while it is unsolved
 */
record Incident(Event last, LocalDateTime updated, @Nullable LocalDateTime solved) {

  /** The incident after its first event. */
  static Incident first(Event event) {
    return new Incident(event, event.at(), solved(null, event, event.at()));
  }

  /**
   * The incident after its next event. An event with an earlier time than the previous one gets the
   * time of the previous one.
   */
  Incident next(Event event) {
    LocalDateTime at = event.at().isBefore(updated) ? updated : event.at();
    return new Incident(event, at, solved(solved, event, at));
  }

  String number() {
    return last.number();
  }

  private static @Nullable LocalDateTime solved(
      @Nullable LocalDateTime before, Event event, LocalDateTime at) {
    if (!event.state().category().countAsSolved()) {
      return null;
    }
    LocalDateTime resolved = event.resolved();
    if (resolved != null) {
      return resolved.isBefore(at) ? resolved : at;
    }
    return before == null ? at : before;
  }
}
