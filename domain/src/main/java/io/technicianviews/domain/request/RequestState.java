package io.technicianviews.domain.request;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The part of a request that decides in which views it is, and where in them.
 *
 * @param businessUnitId the unit it belongs to, or null
 * @param assignees ids of the technicians on it
 * @param parentId the request that it is a subtask of, or null
 * @param openSubtasks how many of its subtasks are neither solved nor deleted
 * @param solved since when it counts as solved; null exactly if its status does not
 */
public record RequestState(
    Status status,
    Priority priority,
    @Nullable Long businessUnitId,
    SortedSet<Long> assignees,
    @Nullable Long parentId,
    int openSubtasks,
    Instant created,
    Instant updated,
    @Nullable Instant solved,
    boolean deleted) {

  public RequestState {
    assignees = Collections.unmodifiableSortedSet(new TreeSet<>(assignees));
    if (status.countAsSolved() != (solved != null)) {
      throw new IllegalArgumentException(
          "solved must be set exactly when the status counts as solved: " + status + ", " + solved);
    }
    if (openSubtasks < 0) {
      throw new IllegalArgumentException("openSubtasks must not be negative: " + openSubtasks);
    }
    if (parentId != null && openSubtasks > 0) {
      throw new IllegalArgumentException("a subtask has no subtasks: parentId " + parentId);
    }
  }

  /** Whether its status counts as solved. */
  public boolean isSolved() {
    return solved != null;
  }

  /** Whether it is a subtask of another request. */
  public boolean isSubtask() {
    return parentId != null;
  }

  /** Whether it is neither solved nor deleted: what an open subtask is. */
  public boolean isOpen() {
    return !isSolved() && !deleted;
  }

  /** The same state with another number of open subtasks. */
  public RequestState withOpenSubtasks(int number) {
    return having(assignees, number, created, updated, deleted);
  }

  /** The same state with one technician more. */
  public RequestState withAssignee(long technicianId) {
    SortedSet<Long> more = new TreeSet<>(assignees);
    more.add(technicianId);
    return withAssignees(more);
  }

  /** The same state with one technician less. */
  public RequestState withoutAssignee(long technicianId) {
    SortedSet<Long> fewer = new TreeSet<>(assignees);
    fewer.remove(technicianId);
    return withAssignees(fewer);
  }

  /** The same state with other technicians. */
  public RequestState withAssignees(SortedSet<Long> others) {
    return having(others, openSubtasks, created, updated, deleted);
  }

  /** The same state, created at another instant. */
  public RequestState withCreated(Instant instant) {
    return having(assignees, openSubtasks, instant, updated, deleted);
  }

  /** The same state, updated at another instant. */
  public RequestState withUpdated(Instant instant) {
    return having(assignees, openSubtasks, created, instant, deleted);
  }

  /** The same state, deleted. */
  public RequestState asDeleted() {
    return having(assignees, openSubtasks, created, updated, true);
  }

  private RequestState having(
      SortedSet<Long> otherAssignees,
      int otherOpenSubtasks,
      Instant otherCreated,
      Instant otherUpdated,
      boolean otherDeleted) {
    return new RequestState(
        status,
        priority,
        businessUnitId,
        otherAssignees,
        parentId,
        otherOpenSubtasks,
        otherCreated,
        otherUpdated,
        solved,
        otherDeleted);
  }

  /**
   * The same request with another status, priority and unit. It stays solved since when it was, if
   * it stays solved.
   *
   * @param now since when it is solved, if it becomes so
   */
  public RequestState with(
      Status otherStatus, Priority otherPriority, @Nullable Long otherUnit, Instant now) {
    Instant since = solved == null ? now : solved;
    return new RequestState(
        otherStatus,
        otherPriority,
        otherUnit,
        assignees,
        parentId,
        openSubtasks,
        created,
        updated,
        otherStatus.countAsSolved() ? since : null,
        deleted);
  }
}
