package io.technicianviews.domain.change;

import io.technicianviews.domain.request.RequestState;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change made of a request.
 *
 * @param requesterId who asks for it, after the change
 * @param before null if it was created
 * @param fields what differs; empty where only its conversation does, and for a new request
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
