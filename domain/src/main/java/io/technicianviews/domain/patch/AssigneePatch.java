package io.technicianviews.domain.patch;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The changes to the assignees of a request.
 *
 * @param take assigns the caller, unless the request has other assignees
 * @param assigned the technicians to assign
 * @param unassigned the technicians to remove, before others are assigned; nobody is in both sets
 */
public record AssigneePatch(boolean take, SortedSet<Long> assigned, SortedSet<Long> unassigned) {

  /** Changes nothing. */
  public static final AssigneePatch NOTHING =
      new AssigneePatch(false, Collections.emptySortedSet(), Collections.emptySortedSet());

  public AssigneePatch {
    assigned = Collections.unmodifiableSortedSet(new TreeSet<>(assigned));
    unassigned = Collections.unmodifiableSortedSet(new TreeSet<>(unassigned));
    if (!Collections.disjoint(assigned, unassigned)) {
      throw new IllegalArgumentException("a technician is in assigned and in unassigned");
    }
  }

  /** Assigns the caller. */
  public AssigneePatch taken() {
    return new AssigneePatch(true, assigned, unassigned);
  }

  /** Assigns a technician. */
  public AssigneePatch assign(long technicianId) {
    return new AssigneePatch(take, with(assigned, technicianId), unassigned);
  }

  /** Removes a technician. */
  public AssigneePatch unassign(long technicianId) {
    return new AssigneePatch(take, assigned, with(unassigned, technicianId));
  }

  private static SortedSet<Long> with(SortedSet<Long> ids, long id) {
    SortedSet<Long> more = new TreeSet<>(ids);
    more.add(id);
    return more;
  }
}
