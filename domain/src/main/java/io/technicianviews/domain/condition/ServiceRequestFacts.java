package io.technicianviews.domain.condition;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The facts of a request of which everything but its messages is known. */
public interface ServiceRequestFacts extends Facts {

  /** Returns the request. */
  ServiceRequest request();

  private StateFacts state() {
    return new StateFacts(request().state());
  }

  @Override
  default Status status() {
    return state().status();
  }

  @Override
  default Priority priority() {
    return state().priority();
  }

  @Override
  default long unit() {
    return state().unit();
  }

  @Override
  default boolean isSubtask() {
    return state().isSubtask();
  }

  @Override
  default boolean hasOpenSubtasks() {
    return state().hasOpenSubtasks();
  }

  @Override
  default boolean isAssigned() {
    return state().isAssigned();
  }

  @Override
  default boolean isAssignedTo(long technicianId) {
    return state().isAssignedTo(technicianId);
  }

  @Override
  default @Nullable LocalDate day(Moment moment, ZoneId zone) {
    return state().day(moment, zone);
  }

  @Override
  default @Nullable Instant instant(Moment moment) {
    return state().instant(moment);
  }

  @Override
  default SortedSet<String> tags() {
    return state().tags();
  }

  @Override
  default @Nullable Instant dueDate() {
    return request().dueDate();
  }

  @Override
  default long requesterId() {
    return request().requesterId();
  }

  @Override
  default String subject() {
    return request().subject();
  }
}
