package io.technicianviews.domain.condition;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.DeskDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one request.
 *
 * @param lastRequesterMessage the number of the requester's newest message; 0 for none
 * @param readUpTo the read position of the person who reads the view; 0 for none
 */
public record RequestFacts(ServiceRequest request, int lastRequesterMessage, int readUpTo)
    implements Facts {

  @Override
  public Status status() {
    return request.state().status();
  }

  @Override
  public Priority priority() {
    return request.state().priority();
  }

  @Override
  public long unit() {
    return UnitScope.key(request.state().businessUnitId());
  }

  @Override
  public boolean isSubtask() {
    return request.state().isSubtask();
  }

  @Override
  public boolean hasOpenSubtasks() {
    return request.state().openSubtasks() > 0;
  }

  @Override
  public boolean isAssigned() {
    return !request.state().assignees().isEmpty();
  }

  @Override
  public boolean isAssignedTo(long technicianId) {
    return request.state().assignees().contains(technicianId);
  }

  @Override
  public @Nullable LocalDate day(Moment moment, ZoneId zone) {
    Instant instant = moment.of(request.state());
    return instant == null ? null : DeskDay.latestStarted(instant, zone).date();
  }

  @Override
  public @Nullable Instant instant(Moment moment) {
    return moment.of(request.state());
  }

  @Override
  public @Nullable Instant dueDate() {
    return request.dueDate();
  }

  @Override
  public long requesterId() {
    return request.requesterId();
  }

  @Override
  public String subject() {
    return request.subject();
  }

  @Override
  public boolean isUnreadBy(long technicianId) {
    return request.requesterId() != technicianId && lastRequesterMessage > readUpTo;
  }
}
