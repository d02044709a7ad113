package io.technicianviews.domain.request;

import io.technicianviews.domain.text.TextRule;
import java.time.Instant;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * A service request, a "ticket": what a requester wants done.
 *
 * @param subject one line, not blank
 * @param requesterId the person who wants it done
 * @param dueDate by when, or null
 * @param dueByHand whether the due date was set by a person and so does not follow the priority
 * @param version from 1; moves whenever the row that lists show would differ for everybody
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
    if (TextRule.isBlank(subject)) {
      throw new IllegalArgumentException("subject must not be blank");
    }
    if (version < 1) {
      throw new IllegalArgumentException("version starts at 1: " + version);
    }
    Long parentId = state.parentId();
    if (parentId != null && parentId == id) {
      throw new IllegalArgumentException("a request is not its own subtask: " + id);
    }
  }

  /** A new request of medium priority: open, in no unit, with nobody on it and no due date. */
  public static ServiceRequest opened(long id, String subject, long requesterId, Instant created) {
    RequestState state =
        new RequestState(
            Status.OPEN,
            Priority.MEDIUM,
            null,
            Collections.emptySortedSet(),
            null,
            0,
            created,
            created,
            null,
            false);
    return new ServiceRequest(id, subject, null, requesterId, null, false, 1, state);
  }

  /** The same request with another subject and description. */
  public ServiceRequest withTexts(String otherSubject, @Nullable String otherDescription) {
    return new ServiceRequest(
        id, otherSubject, otherDescription, requesterId, dueDate, dueByHand, version, state);
  }

  /** The same request in another state. */
  public ServiceRequest withState(RequestState other) {
    return new ServiceRequest(
        id, subject, description, requesterId, dueDate, dueByHand, version, other);
  }

  /** The same request in another version. */
  public ServiceRequest withVersion(long other) {
    return new ServiceRequest(
        id, subject, description, requesterId, dueDate, dueByHand, other, state);
  }

  /**
   * The next version of the same request, updated at this instant, or when it was before if that is
   * later: {@code updated} never moves backwards.
   */
  public ServiceRequest movedTo(Instant now) {
    Instant updated = now.isAfter(state.updated()) ? now : state.updated();
    return withState(state.withUpdated(updated)).withVersion(version + 1);
  }
}
