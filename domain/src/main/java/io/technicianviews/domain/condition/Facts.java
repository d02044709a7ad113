package io.technicianviews.domain.condition;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What conditions read: a request, or what all requests of a count cell have in common. The facts
 * of a cell throw {@link IllegalStateException} for what its requests do not have in common.
 */
public interface Facts {

  /** Returns the status. */
  Status status();

  /** Returns the priority. */
  Priority priority();

  /** The key of the business unit; {@code UnitScope.WITHOUT_UNIT} for none. */
  long unit();

  /** Returns whether it is a subtask. */
  boolean isSubtask();

  /** Returns whether it has subtasks that are not solved. */
  boolean hasOpenSubtasks();

  /** Returns whether it has assignees. */
  boolean isAssigned();

  /** Returns whether this technician is an assignee. */
  boolean isAssignedTo(long technicianId);

  /** The helpdesk's day of a moment; null for the solving of an unsolved request. */
  @Nullable LocalDate day(Moment moment, ZoneId zone);

  /** The instant of a moment; null for the solving of an unsolved request. */
  @Nullable Instant instant(Moment moment);

  /** The tags, in the order of strings. */
  SortedSet<String> tags();

  /** Returns the due date; null for none. */
  @Nullable Instant dueDate();

  /** Returns the id of the requester. */
  long requesterId();

  /** Returns the subject. */
  String subject();

  /**
   * Whether the requester, being another person than the technician, wrote after the technician's
   * read position.
   */
  boolean isUnreadBy(long technicianId);
}
