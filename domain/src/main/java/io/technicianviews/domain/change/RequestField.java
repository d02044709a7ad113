package io.technicianviews.domain.change;

import io.technicianviews.domain.request.ServiceRequest;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field of a request that a change can affect. The names are stored. */
public enum RequestField {
  SUBJECT(ServiceRequest::subject),
  DESCRIPTION(ServiceRequest::description),
  REQUESTER(ServiceRequest::requesterId),
  STATUS(request -> request.state().status()),
  PRIORITY(request -> request.state().priority()),
  BUSINESS_UNIT(request -> request.state().businessUnitId()),
  ASSIGNEES(request -> request.state().assignees()),
  TAGS(request -> request.state().tags()),
  DUE_DATE(ServiceRequest::dueDate),
  OPEN_SUBTASKS(request -> request.state().openSubtasks()),

  /** The creation time. */
  REQUESTED(request -> request.state().created()),
  DELETED(request -> request.state().deleted());

  private final Function<ServiceRequest, @Nullable Object> value;

  RequestField(Function<ServiceRequest, @Nullable Object> value) {
    this.value = value;
  }

  /**
   * The fields that differ between two versions of a request. The update time and the time since
   * which it is solved are not listed, because they follow from other fields.
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
