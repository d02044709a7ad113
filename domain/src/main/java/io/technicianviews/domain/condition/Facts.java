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

  Status status();

  Priority priority();

  /** The key of the business unit; {@code UnitScope.WITHOUT_UNIT} for none. */
  long unit();

  boolean isSubtask();

  boolean hasOpenSubtasks();

  boolean isAssigned();

  boolean isAssignedTo(long technicianId);

  /** The helpdesk's day of a moment; null for the solving of an unsolved request. */
  @Nullable LocalDate day(Moment moment, ZoneId zone);

  /** The instant of a moment; null for the solving of an unsolved request. */
  @Nullable Instant instant(Moment moment);

  /** The tags, in the order of strings. */
  SortedSet<String> tags();

  @Nullable Instant dueDate();

  long requesterId();

  String subject();

  /**
   * Whether the requester, being another person than the technician, wrote after the technician's
   * read position.
   */
  boolean isUnreadBy(long technicianId);
}
