package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.domain.request.Status;
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
    return new Incident(event, event.at(), solved(null, event.status(), event.at()));
  }

  /**
   * The incident after its next event. If that event's clock says that it was earlier than the one
   * before, it happened right after that.
   */
  Incident then(Event event) {
    LocalDateTime at = event.at().isBefore(updated) ? updated : event.at();
    return new Incident(event, at, solved(solved, event.status(), at));
  }

  String number() {
    return last.number();
  }

  private static @Nullable LocalDateTime solved(
      @Nullable LocalDateTime before, Status status, LocalDateTime at) {
    if (!status.countAsSolved()) {
      return null;
    }
    return before == null ? at : before;
  }
}
