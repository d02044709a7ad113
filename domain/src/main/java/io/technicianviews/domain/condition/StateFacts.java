package io.technicianviews.domain.condition;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.time.DeskDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a request that its state determines: those that count cells decide, and the tags.
 * The others throw {@link IllegalStateException}.
 */
public record StateFacts(RequestState state) implements Facts {

  @Override
  public Status status() {
    return state.status();
  }

  @Override
  public Priority priority() {
    return state.priority();
  }

  @Override
  public long unit() {
    return UnitScope.key(state.businessUnitId());
  }

  @Override
  public boolean isSubtask() {
    return state.isSubtask();
  }

  @Override
  public boolean hasOpenSubtasks() {
    return state.openSubtasks() > 0;
  }

  @Override
  public boolean isAssigned() {
    return !state.assignees().isEmpty();
  }

  @Override
  public boolean isAssignedTo(long technicianId) {
    return state.assignees().contains(technicianId);
  }

  @Override
  public @Nullable LocalDate day(Moment moment, ZoneId zone) {
    Instant instant = moment.of(state);
    return instant == null ? null : DeskDay.latestStarted(instant, zone).date();
  }

  @Override
  public @Nullable Instant instant(Moment moment) {
    return moment.of(state);
  }

  @Override
  public SortedSet<String> tags() {
    return state.tags();
  }

  @Override
  public @Nullable Instant dueDate() {
    throw undetermined("the due date");
  }

  @Override
  public long requesterId() {
    throw undetermined("the requester");
  }

  @Override
  public String subject() {
    throw undetermined("the subject");
  }

  @Override
  public boolean isUnreadBy(long technicianId) {
    throw undetermined("unread messages");
  }

  private static IllegalStateException undetermined(String fact) {
    return new IllegalStateException("the state of a request does not determine " + fact);
  }
}
