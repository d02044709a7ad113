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
  /** The subject. */
  SUBJECT(ServiceRequest::subject),
  /** The description. */
  DESCRIPTION(ServiceRequest::description),
  /** The requester. */
  REQUESTER(ServiceRequest::requesterId),
  /** The status. */
  STATUS(request -> request.state().status()),
  /** The priority. */
  PRIORITY(request -> request.state().priority()),
  /** The business unit. */
  BUSINESS_UNIT(request -> request.state().businessUnitId()),
  /** The technicians to whom it is assigned. */
  ASSIGNEES(request -> request.state().assignees()),
  /** The tags. */
  TAGS(request -> request.state().tags()),
  /** The due date. */
  DUE_DATE(ServiceRequest::dueDate),
  /** The number of its subtasks that are not solved. */
  OPEN_SUBTASKS(request -> request.state().openSubtasks()),

  /** The creation time. */
  REQUESTED(request -> request.state().created()),
  /** Whether it is deleted. */
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
