package io.technicianviews.domain.request;

import io.technicianviews.domain.message.LastMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.PersonName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request that a list shows, equal for every reader.
 *
 * @param assignees ordered by name (by code points), then id
 * @param tags in ascending order
 * @param requested the creation time
 * @param lastMessage the newest message, or null if there is none
 * @param requesterHasUnread whether other people wrote messages after the requester's read position
 * @param lastRequesterMessage the sequence number of the requester's newest message; 0 if there is
 *     none
 * @param version the version of the request, from 1
 */
public record RequestSummary(
    long id,
    String subject,
    StatusLabel status,
    PriorityLabel priority,
    PersonName requester,
    @Nullable BusinessUnit businessUnit,
    List<PersonName> assignees,
    List<String> tags,
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
    tags = List.copyOf(tags);
  }

  /** The id of the business unit; null if the request has none. */
  public @Nullable Long businessUnitId() {
    return businessUnit == null ? null : businessUnit.id();
  }

  /**
   * Whether the requester wrote messages after this technician's read position. A technician who is
   * the requester has no unread messages.
   *
   * @param readUpTo the technician's read position, a sequence number
   */
  public boolean isUnreadBy(long technicianId, int readUpTo) {
    return requester.id() != technicianId && lastRequesterMessage > readUpTo;
  }

  /** The list item for a technician with this read position. */
  public RequestListItem seenBy(long technicianId, int readUpTo) {
    return new RequestListItem(this, isUnreadBy(technicianId, readUpTo));
  }

  /** The list item for a reader who is not a technician. */
  public RequestListItem withoutUnreadFlag() {
    return new RequestListItem(this, false);
  }
}
