package io.technicianviews.persistence.internal.query;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.cell.CellGroup;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.RequestQuery.CellPage;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.persistence.internal.cell.CellCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.IntPredicate;

/** The bind values of a page of cells. Groups are numbered from 0. */
record CellPageValues(CellPage page) {

  private CellGroup group(int number) {
    return page.selection().groups().get(number);
  }

  /** The units of a group with {@link CellPageShape.Units#LISTED}. */
  Long[] units(int group) {
    CellGroup of = group(group);
    return switch (page.scope()) {
      case UnitScope.Only(var keys) -> keys.stream().filter(of::includesUnit).toArray(Long[]::new);
      case UnitScope.All all -> of.units().toArray(Long[]::new);
    };
  }

  /** The units that a group with {@link CellPageShape.Units#ALL_BUT} excludes. */
  Long[] excludedUnits(int group) {
    return group(group).units().toArray(Long[]::new);
  }

  /** The cells of a group. */
  Integer[] cells(int group) {
    return cells(group, comparison -> true);
  }

  /**
   * The cells of a group whose requests have the priority of the start, if that is in the order.
   */
  Integer[] cellsOfStart(int group) {
    return isByPriority() ? cells(group, comparison -> comparison == 0) : cells(group);
  }

  /** The cells of a group whose requests have a priority after that of the start. */
  Integer[] cellsAfterStart(int group) {
    return cells(group, comparison -> comparison > 0);
  }

  private Integer[] cells(int group, IntPredicate comparedToStart) {
    return group(group).cells().stream()
        .filter(cell -> comparedToStart.test(compare(cell.priority().id())))
        .map(CellCode::of)
        .sorted()
        .toArray(Integer[]::new);
  }

  private boolean isByPriority() {
    return byPriority().key() == SortKey.PRIORITY;
  }

  private SortOrder.SortField byPriority() {
    return page.order().fields().getFirst();
  }

  /** Compares a priority to that of the start, in the order of the page. */
  private int compare(int priority) {
    if (!isByPriority() || page.start() instanceof PageStart.Offset) {
      return 0;
    }
    int compared = Long.compare(priority, requireNonNull(start().values().getFirst()));
    return byPriority().descending() ? -compared : compared;
  }

  private SeekPosition start() {
    return switch (page.start()) {
      case PageStart.AfterPosition(var position) -> position;
      case PageStart.Offset offset ->
          throw new IllegalStateException("not a seek position: " + offset);
    };
  }

  Instant startTime() {
    return Instant.EPOCH.plus(requireNonNull(start().values().getLast()), ChronoUnit.MICROS);
  }

  long startId() {
    return start().id();
  }

  /** The start of the first day of a group. */
  Instant firstDay(int group) {
    return new DeskDay(requireNonNull(group(group).firstDay()), page.selection().zone()).start();
  }

  long technicianId() {
    return requireNonNull(page.selection().technicianId());
  }
}
