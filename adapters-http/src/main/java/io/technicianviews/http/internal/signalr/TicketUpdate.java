package io.technicianviews.http.internal.signalr;

import io.technicianviews.application.TicketEvent;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.RequestField;
import io.technicianviews.domain.people.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is told of a change of a ticket. */
sealed interface TicketUpdate {

  /**
   * Something happened to it.
   *
   * @param by null if it was no person of the desk
   * @param changeId of the change in the desk's log; later changes have greater ones
   */
  record Changed(
      long requestId,
      String updateType,
      List<RequestField> changedFields,
      @Nullable PersonName by,
      Instant at,
      long changeId)
      implements TicketUpdate {}

  /** It is out of sight: what became of it is not for the listener to know. */
  record NoLongerVisible(long requestId, String updateType, long changeId)
      implements TicketUpdate {}

  static TicketUpdate of(TicketEvent event) {
    TicketEvent.Details details = event.details();
    return details == null
        ? new NoLongerVisible(event.requestId(), "gone", event.id())
        : new Changed(
            event.requestId(),
            type(details.what()),
            details.changed().stream().sorted().toList(),
            details.by(),
            details.at(),
            event.id());
  }

  private static String type(ChangeKind what) {
    return what == ChangeKind.MESSAGE_ADDED ? "message" : what.name().toLowerCase(Locale.ROOT);
  }
}
