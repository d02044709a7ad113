package io.technicianviews.domain.cell;

import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.CountMethod;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.Viewer;
import io.technicianviews.domain.view.TypeCounts;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests that meet conditions by evaluating the conditions on count cells.
 *
 * <p>A cell of {@link CellFamily#STANDING} does not tell on which day its requests were created, or
 * whether they are assigned to the named technician. So each of its requests is counted as if it
 * met no such condition, and each request of a more specific cell adds the difference that its day
 * and its assignee make. Requests of days that are no longer stored make no difference, since no
 * condition admits these days.
 */
public final class CellCounter {

  private final Conditions conditions;
  private final Viewer viewer;
  private final @Nullable Moment moment;
  private final @Nullable Long technicianId;
  private final boolean ownRequests;

  /**
   * @param method the method of these conditions
   */
  public CellCounter(Conditions conditions, CountMethod.Cells method, Viewer viewer) {
    this.conditions = conditions;
    this.viewer = viewer;
    this.moment = method.moment();
    this.technicianId = method.technicianId(viewer);
    this.ownRequests = method.ofOwnRequests();
  }

  /**
   * The number of requests in cells that meet the conditions.
   *
   * @param sums the sums of the cells in scope, each cell once; families that the method does not
   *     name are ignored
   * @return no negative number: sums are wrong only after an external write without counter
   *     updates, which a verification repairs
   */
  public TypeCounts count(Collection<Map<CellKey, Long>> sums) {
    long parents = 0;
    long subtasks = 0;
    for (Map<CellKey, Long> some : sums) {
      for (Map.Entry<CellKey, Long> sum : some.entrySet()) {
        long number = sum.getValue() * weight(sum.getKey());
        if (sum.getKey().cell().subtask()) {
          subtasks += number;
        } else {
          parents += number;
        }
      }
    }
    return new TypeCounts(Math.max(0, parents), Math.max(0, subtasks));
  }

  /** What each request of a cell adds to the number: -1, 0 or 1. */
  private int weight(CellKey key) {
    CellFamily family = key.family();
    boolean ofDay = family.moment() != null;
    if ((ofDay && family.moment() != moment) || !isOfTechnician(key)) {
      return 0;
    }
    if (!ownRequests && family.isByAssignee()) {
      return difference(key, true) - difference(key, false);
    }
    return difference(key, family.isByAssignee());
  }

  private boolean isOfTechnician(CellKey key) {
    return key.family().isByAssignee()
        ? technicianId != null && technicianId == key.technicianId()
        : !ownRequests;
  }

  /** The number of a request of this cell's day, less that of one of no named day. */
  private int difference(CellKey key, boolean assigned) {
    return key.day() == null
        ? met(key, assigned, null)
        : met(key, assigned, key.day()) - met(key, assigned, null);
  }

  private int met(CellKey key, boolean assigned, @Nullable LocalDate day) {
    CellFacts facts = new CellFacts(key.unit(), key.cell(), technicianId, assigned, moment, day);
    return conditions.areMetBy(facts, viewer) ? 1 : 0;
  }
}
