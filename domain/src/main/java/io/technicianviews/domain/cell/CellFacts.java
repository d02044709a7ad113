package io.technicianviews.domain.cell;

import io.technicianviews.domain.condition.Facts;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a cell's requests, for conditions that name at most one technician and one moment.
 *
 * @param technicianId the technician that the conditions name; null if they name none
 * @param assignedTo whether the requests are assigned to that technician
 * @param moment the moment that the conditions name; null if they name none
 * @param day the day of that moment; null for a day that no condition admits
 */
record CellFacts(
    long unit,
    Cell cell,
    @Nullable Long technicianId,
    boolean assignedTo,
    @Nullable Moment moment,
    @Nullable LocalDate day)
    implements Facts {

  @Override
  public Status status() {
    return cell.status();
  }

  @Override
  public Priority priority() {
    return cell.priority();
  }

  @Override
  public boolean isSubtask() {
    return cell.subtask();
  }

  @Override
  public boolean hasOpenSubtasks() {
    return cell.hasOpenSubtasks();
  }

  @Override
  public boolean isAssigned() {
    return cell.assigned();
  }

  @Override
  public boolean isAssignedTo(long technician) {
    if (technicianId == null || technicianId != technician) {
      throw undecided("the assignee " + technician);
    }
    return assignedTo;
  }

  @Override
  public @Nullable LocalDate day(Moment of, ZoneId zone) {
    if (of != moment) {
      throw undecided("the day of " + of);
    }
    return day;
  }

  @Override
  public @Nullable Instant instant(Moment of) {
    throw undecided("the instant of " + of);
  }

  @Override
  public SortedSet<String> tags() {
    throw undecided("the tags");
  }

  @Override
  public @Nullable Instant dueDate() {
    throw undecided("the due date");
  }

  @Override
  public long requesterId() {
    throw undecided("the requester");
  }

  @Override
  public String subject() {
    throw undecided("the subject");
  }

  @Override
  public boolean isUnreadBy(long technician) {
    throw undecided("unread messages");
  }

  private static IllegalStateException undecided(String fact) {
    return new IllegalStateException("a count cell does not determine " + fact);
  }
}
