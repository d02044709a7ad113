package io.technicianviews.domain.request;

import io.technicianviews.domain.text.TextRule;
import io.technicianviews.domain.time.StoredTime;
import java.time.Instant;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * A service request ("ticket"): work that a requester asks the helpdesk for.
 *
 * @param subject one line, not blank
 * @param description null for none
 * @param requesterId the id of the person who asks for the work
 * @param dueDate the time by which the request is due, truncated to microseconds; or null
 * @param dueByHand whether a person set or cleared the due date; it does not follow the priority
 *     then
 * @param version from 1; increases with every write that changes what lists show to every reader
 */
public record ServiceRequest(
    long id,
    String subject,
    @Nullable String description,
    long requesterId,
    @Nullable Instant dueDate,
    boolean dueByHand,
    long version,
    RequestState state) {

  public ServiceRequest {
    dueDate = StoredTime.ofNullable(dueDate);
    if (TextRule.isBlank(subject)) {
      throw new IllegalArgumentException("subject must not be blank");
    }
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1: " + version);
    }
    Long parentId = state.parentId();
    if (parentId != null && parentId == id) {
      throw new IllegalArgumentException("a request must not be its own subtask: " + id);
    }
  }

  /**
   * A new open request of medium priority, without a business unit, assignees, tags or a due date.
   */
  public static ServiceRequest opened(long id, String subject, long requesterId, Instant created) {
    RequestState state =
        new RequestState(
            Status.OPEN,
            Priority.MEDIUM,
            null,
            Collections.emptySortedSet(),
            Collections.emptySortedSet(),
            null,
            0,
            created,
            created,
            null,
            false);
    return new ServiceRequest(id, subject, null, requesterId, null, false, 1, state);
  }

  /** A copy with this subject and description. */
  public ServiceRequest withTexts(String newSubject, @Nullable String newDescription) {
    return new ServiceRequest(
        id, newSubject, newDescription, requesterId, dueDate, dueByHand, version, state);
  }

  /** A copy with this state. */
  public ServiceRequest withState(RequestState newState) {
    return new ServiceRequest(
        id, subject, description, requesterId, dueDate, dueByHand, version, newState);
  }

  /** A copy with this version. */
  public ServiceRequest withVersion(long newVersion) {
    return new ServiceRequest(
        id, subject, description, requesterId, dueDate, dueByHand, newVersion, state);
  }

  /**
   * A copy with the next version, updated now. {@code updated} never moves backwards: if it is
   * already later than {@code now}, it stays unchanged.
   */
  public ServiceRequest nextVersion(Instant now) {
    Instant updated = now.isAfter(state.updated()) ? now : state.updated();
    return withState(state.withUpdated(updated)).withVersion(version + 1);
  }
}
