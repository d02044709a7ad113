package io.technicianviews.http.internal.signalr;

import io.technicianviews.application.TicketEvent;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.RequestField;
import io.technicianviews.domain.people.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Argument of the hub's updates about a ticket. */
sealed interface TicketUpdate {

  /**
   * A visible change of a ticket.
   *
   * @param by the author; null if it was not a person of the helpdesk
   * @param changeId id of the change in the change log; later changes have greater ids
   */
  record Changed(
      long requestId,
      String updateType,
      List<RequestField> changedFields,
      @Nullable PersonName by,
      Instant at,
      long changeId)
      implements TicketUpdate {}

  /**
   * The ticket is no longer visible to the client's person, who may not see details of the change.
   */
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
