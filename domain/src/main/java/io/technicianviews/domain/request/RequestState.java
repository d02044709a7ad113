package io.technicianviews.domain.request;

import io.technicianviews.domain.text.TagRule;
import io.technicianviews.domain.time.StoredTime;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request that determine its views and its position in their order. Times are
 * truncated to microseconds, as {@link StoredTime} does.
 *
 * @param businessUnitId the id of its business unit, or null for none
 * @param assignees the ids of the assigned technicians; copied
 * @param tags normalized as {@link TagRule} does, at most {@value TagRule#MAX_TAGS}; copied
 * @param parentId the id of the parent of a subtask, or null
 * @param openSubtasks the number of subtasks that are neither solved nor deleted
 * @param solved the time since which the request counts as solved; null exactly if its status does
 *     not count as solved
 */
public record RequestState(
    Status status,
    Priority priority,
    @Nullable Long businessUnitId,
    SortedSet<Long> assignees,
    SortedSet<String> tags,
    @Nullable Long parentId,
    int openSubtasks,
    Instant created,
    Instant updated,
    @Nullable Instant solved,
    boolean deleted) {

  public RequestState {
    assignees = Collections.unmodifiableSortedSet(new TreeSet<>(assignees));
    tags = TagRule.limited("tags", tags);
    created = StoredTime.of(created);
    updated = StoredTime.of(updated);
    solved = StoredTime.ofNullable(solved);
    if (status.countAsSolved() != (solved != null)) {
      throw new IllegalArgumentException(
          "solved must be set exactly if the status counts as solved: " + status + ", " + solved);
    }
    if (openSubtasks < 0) {
      throw new IllegalArgumentException("openSubtasks must not be negative: " + openSubtasks);
    }
    if (parentId != null && openSubtasks > 0) {
      throw new IllegalArgumentException("a subtask must not have subtasks: parentId " + parentId);
    }
  }

  /** Whether the status counts as solved. */
  public boolean isSolved() {
    return solved != null;
  }

  /** Whether the request is a subtask. */
  public boolean isSubtask() {
    return parentId != null;
  }

  /** Whether the request is neither solved nor deleted. */
  public boolean isOpen() {
    return !isSolved() && !deleted;
  }

  /** A copy with this number of open subtasks. */
  public RequestState withOpenSubtasks(int number) {
    return copy(assignees, tags, number, created, updated, deleted);
  }

  /** A copy with this technician added to the assignees. */
  public RequestState withAssignee(long technicianId) {
    SortedSet<Long> added = new TreeSet<>(assignees);
    added.add(technicianId);
    return withAssignees(added);
  }

  /** A copy with this technician removed from the assignees. */
  public RequestState withoutAssignee(long technicianId) {
    SortedSet<Long> remaining = new TreeSet<>(assignees);
    remaining.remove(technicianId);
    return withAssignees(remaining);
  }

  /** A copy with these assignees. */
  public RequestState withAssignees(SortedSet<Long> newAssignees) {
    return copy(newAssignees, tags, openSubtasks, created, updated, deleted);
  }

  /** A copy with these tags. */
  public RequestState withTags(SortedSet<String> newTags) {
    return copy(assignees, newTags, openSubtasks, created, updated, deleted);
  }

  /** A copy with this creation time. */
  public RequestState withCreated(Instant instant) {
    return copy(assignees, tags, openSubtasks, instant, updated, deleted);
  }

  /** A copy with this update time. */
  public RequestState withUpdated(Instant instant) {
    return copy(assignees, tags, openSubtasks, created, instant, deleted);
  }

  /** A copy that is marked as deleted. */
  public RequestState asDeleted() {
    return copy(assignees, tags, openSubtasks, created, updated, true);
  }

  private RequestState copy(
      SortedSet<Long> newAssignees,
      SortedSet<String> newTags,
      int newOpenSubtasks,
      Instant newCreated,
      Instant newUpdated,
      boolean newDeleted) {
    return new RequestState(
        status,
        priority,
        businessUnitId,
        newAssignees,
        newTags,
        parentId,
        newOpenSubtasks,
        newCreated,
        newUpdated,
        solved,
        newDeleted);
  }

  /**
   * A copy with this status, priority and business unit. A request that stays solved keeps the time
   * since which it is solved.
   *
   * @param now the time since which the request is solved if it becomes solved
   */
  public RequestState with(
      Status newStatus, Priority newPriority, @Nullable Long newUnit, Instant now) {
    Instant solvedSince = solved == null ? now : solved;
    return new RequestState(
        newStatus,
        newPriority,
        newUnit,
        assignees,
        tags,
        parentId,
        openSubtasks,
        created,
        updated,
        newStatus.countAsSolved() ? solvedSince : null,
        deleted);
  }
}
