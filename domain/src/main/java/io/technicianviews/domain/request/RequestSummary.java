package io.technicianviews.domain.request;

import io.technicianviews.domain.message.LastMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.PersonName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as a list shows it to everybody who may see it.
 *
 * @param assignees by name (in the order of its code points), then id
 * @param requested when it was created
 * @param lastMessage the newest message in it, or null if nobody wrote
 * @param requesterHasUnread whether somebody else wrote after the requester's read mark
 * @param lastRequesterMessage the number of the newest message that the requester wrote in it; 0 if
 *     he wrote none
 */
public record RequestSummary(
    long id,
    String subject,
    StatusLabel status,
    PriorityLabel priority,
    PersonName requester,
    @Nullable BusinessUnit businessUnit,
    List<PersonName> assignees,
    Instant requested,
    Instant updated,
    @Nullable Instant dueDate,
    @Nullable Instant solved,
    @Nullable Long parentId,
    int openSubtasks,
    @Nullable LastMessage lastMessage,
    boolean requesterHasUnread,
    int lastRequesterMessage,
    long version) {

  public RequestSummary {
    assignees = List.copyOf(assignees);
  }

  /**
   * Whether the requester, being another person than this technician, wrote after the message of
   * this number, the technician's read mark.
   */
  public boolean isUnreadBy(long technicianId, int readUpTo) {
    return requester.id() != technicianId && lastRequesterMessage > readUpTo;
  }

  /** The row as this technician sees it, who has read up to this message. */
  public RequestListItem seenBy(long technicianId, int readUpTo) {
    return new RequestListItem(this, isUnreadBy(technicianId, readUpTo));
  }

  /** The row as somebody sees it who is no technician. */
  public RequestListItem withoutUnreadFlag() {
    return new RequestListItem(this, false);
  }
}
