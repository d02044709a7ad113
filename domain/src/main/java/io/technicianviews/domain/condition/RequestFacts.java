package io.technicianviews.domain.condition;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.time.DeskDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one unsolved request.
 *
 * @param readUpTo the read position of the person who reads the view; 0 for none
 */
public record RequestFacts(UnsolvedRequest request, int readUpTo) implements Facts {

  @Override
  public Status status() {
    return request.status();
  }

  @Override
  public Priority priority() {
    return request.priority();
  }

  @Override
  public long unit() {
    return request.unit();
  }

  @Override
  public boolean isSubtask() {
    return request.subtask();
  }

  @Override
  public boolean hasOpenSubtasks() {
    return request.hasOpenSubtasks();
  }

  @Override
  public boolean isAssigned() {
    return request.assigned();
  }

  /**
   * @throws NullPointerException if the assignees were not read
   */
  @Override
  public boolean isAssignedTo(long technicianId) {
    return Objects.requireNonNull(request.assignees(), "the assignees were not read")
        .contains(technicianId);
  }

  @Override
  public @Nullable LocalDate day(Moment moment, ZoneId zone) {
    Instant instant = instant(moment);
    return instant == null ? null : DeskDay.latestStarted(instant, zone).date();
  }

  @Override
  public @Nullable Instant instant(Moment moment) {
    return switch (moment) {
      case CREATED -> request.created();
      case UPDATED -> request.updated();
      case SOLVED -> null;
    };
  }

  /**
   * @throws NullPointerException if the tags were not read
   */
  @Override
  public SortedSet<String> tags() {
    return Objects.requireNonNull(request.tags(), "the tags were not read");
  }

  @Override
  public @Nullable Instant dueDate() {
    return request.dueDate();
  }

  @Override
  public long requesterId() {
    return request.requesterId();
  }

  /**
   * @throws NullPointerException if the subject was not read
   */
  @Override
  public String subject() {
    return Objects.requireNonNull(request.subject(), "the subject was not read");
  }

  @Override
  public boolean isUnreadBy(long technicianId) {
    return request.requesterId() != technicianId && request.lastRequesterMessage() > readUpTo;
  }
}
