package io.technicianviews.domain.request;

import io.technicianviews.domain.message.LastMessage;
import org.jspecify.annotations.Nullable;

/**
 * A row of a list, as far as it is the same for everybody who sees it.
 *
 * @param lastMessage the newest message in it, or null if nobody wrote
 */
public record ListRow(RequestSummary request, @Nullable LastMessage lastMessage) {

  public long id() {
    return request.id();
  }

  /** The row as a technician sees it who has read up to this message. */
  public Ticket readUpTo(int sequenceNumber) {
    return new Ticket(request, lastMessage, request.isUnreadAfter(sequenceNumber));
  }

  /** The row as somebody sees it who is no technician. */
  public Ticket unmarked() {
    return new Ticket(request, lastMessage, false);
  }
}
