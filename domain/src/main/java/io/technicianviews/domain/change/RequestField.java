package io.technicianviews.domain.change;

import io.technicianviews.domain.request.ServiceRequest;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What of a request can differ before and after a change. The names are kept in storage. */
public enum RequestField {
  SUBJECT(ServiceRequest::subject),
  DESCRIPTION(ServiceRequest::description),
  REQUESTER(ServiceRequest::requesterId),
  STATUS(request -> request.state().status()),
  PRIORITY(request -> request.state().priority()),
  BUSINESS_UNIT(request -> request.state().businessUnitId()),
  ASSIGNEES(request -> request.state().assignees()),
  DUE_DATE(ServiceRequest::dueDate),
  OPEN_SUBTASKS(request -> request.state().openSubtasks()),
  REQUESTED(request -> request.state().created()),
  DELETED(request -> request.state().deleted());

  private final Function<ServiceRequest, @Nullable Object> value;

  RequestField(Function<ServiceRequest, @Nullable Object> value) {
    this.value = value;
  }

  /**
   * The fields that differ. When a request was updated, and since when it is solved, follow from
   * others.
   */
  public static Set<RequestField> differing(ServiceRequest one, ServiceRequest other) {
    EnumSet<RequestField> differing = EnumSet.noneOf(RequestField.class);
    for (RequestField field : values()) {
      if (!Objects.equals(field.value.apply(one), field.value.apply(other))) {
        differing.add(field);
      }
    }
    return Collections.unmodifiableSet(differing);
  }
}
