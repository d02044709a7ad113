package io.technicianviews.persistence.internal.query;

import io.technicianviews.domain.cell.CellGroup;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.RequestQuery.CellPage;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What distinguishes the statements of pages of cells: a page without its bind values.
 *
 * @param moment the moment to whose day groups refer; null if none does
 * @param isContinued whether the page starts after a position, not at an offset
 */
record CellPageShape(
    List<Group> groups,
    @Nullable Moment moment,
    SortOrder order,
    boolean isContinued,
    long offset,
    int limit) {

  /**
   * The shape of a group.
   *
   * @param units how the units are restricted
   * @param assigned as in the group
   * @param fromDay whether the group has a first day
   */
  record Group(Units units, @Nullable Boolean assigned, boolean fromDay) {

    private static Group of(CellGroup group, UnitScope scope) {
      return new Group(Units.of(group, scope), group.assigned(), group.firstDay() != null);
    }
  }

  /** How a group restricts the units in scope. */
  enum Units {
    /** These units. */
    LISTED,
    /** All units. */
    ALL,
    /** All units but these. */
    ALL_BUT;

    private static Units of(CellGroup group, UnitScope scope) {
      return switch (scope) {
        case UnitScope.Only only -> LISTED;
        case UnitScope.All all when group.unitOperator() == Operator.IS -> LISTED;
        case UnitScope.All all -> group.units().isEmpty() ? ALL : ALL_BUT;
      };
    }
  }

  /**
   * @param limit the maximum number of rows
   */
  static CellPageShape of(CellPage page, int limit) {
    return new CellPageShape(
        page.selection().groups().stream().map(group -> Group.of(group, page.scope())).toList(),
        page.selection().moment(),
        page.order(),
        page.start() instanceof PageStart.AfterPosition,
        page.start() instanceof PageStart.Offset(long rows) ? rows : 0,
        limit);
  }

  boolean isByPriority() {
    return order.fields().getFirst().key() == SortKey.PRIORITY;
  }

  /** The order by time, within one priority. */
  SortOrder.SortField byTime() {
    return order.fields().getLast();
  }
}
