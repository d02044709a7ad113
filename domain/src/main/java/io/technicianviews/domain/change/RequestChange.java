package io.technicianviews.domain.change;

import io.technicianviews.domain.request.RequestState;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The change of one request.
 *
 * @param requesterId the id of the requester after the change
 * @param before the state before the change; null if the request was created
 * @param after the state after the change
 * @param fields the fields that differ; empty for a new request, and if only messages or read
 *     positions changed
 */
public record RequestChange(
    long requestId,
    long requesterId,
    @Nullable RequestState before,
    RequestState after,
    Set<RequestField> fields) {

  public RequestChange {
    EnumSet<RequestField> copy = EnumSet.noneOf(RequestField.class);
    copy.addAll(fields);
    fields = Collections.unmodifiableSet(copy);
  }
}
