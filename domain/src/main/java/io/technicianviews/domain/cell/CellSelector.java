package io.technicianviews.domain.cell;

import io.technicianviews.domain.condition.CellCondition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.CountMethod;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.Viewer;
import io.technicianviews.domain.view.RequestType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Computes the {@link CellSelection} of conditions by evaluating them on every possible cell: in
 * each unit that they name and in the others, for requests that are assigned to the named
 * technician or not, and from which day on. A condition on days admits every later day, too, so one
 * day tells it.
 */
public final class CellSelector {

  /** What a group of cells has in common besides the units. */
  private record Residue(@Nullable Boolean assigned, @Nullable LocalDate firstDay) {}

  private final Conditions conditions;
  private final Viewer viewer;
  private final @Nullable Moment moment;
  private final @Nullable Long technicianId;
  private final SortedSet<LocalDate> firstDays;

  /**
   * @param method the method of these conditions
   */
  public CellSelector(Conditions conditions, CountMethod.Cells method, Viewer viewer) {
    this.conditions = conditions;
    this.viewer = viewer;
    this.moment = method.moment();
    this.technicianId = method.technicianId(viewer);
    this.firstDays = firstDays();
  }

  /**
   * The selection of the conditions among requests of a type.
   *
   * @param possible at least the cells that contain requests in scope
   */
  public CellSelection select(Collection<Cell> possible, RequestType type) {
    SortedSet<Long> named = conditions.namedUnits();
    Map<Map<Residue, Set<Cell>>, SortedSet<Long>> units = new LinkedHashMap<>();
    for (long unit : named) {
      units.computeIfAbsent(cells(unit, possible, type), any -> new TreeSet<>()).add(unit);
    }
    Map<Residue, Set<Cell>> ofOthers = cells(CellKey.ANY_UNIT, possible, type);
    SortedSet<Long> likeOthers = units.getOrDefault(ofOthers, new TreeSet<>());
    units.remove(ofOthers);
    SortedSet<Long> excluded = new TreeSet<>(named);
    excluded.removeAll(likeOthers);
    List<CellGroup> groups = new ArrayList<>();
    units.forEach((cells, keys) -> add(groups, Operator.IS, keys, cells));
    add(groups, Operator.IS_NOT, excluded, ofOthers);
    return new CellSelection(technicianId, moment, viewer.zone(), groups);
  }

  /** The first day that each condition on days admits, in ascending order. */
  private SortedSet<LocalDate> firstDays() {
    SortedSet<LocalDate> days = new TreeSet<>();
    conditions.stream()
        .forEach(
            condition -> {
              if (condition instanceof CellCondition.WithinDays within) {
                days.add(viewer.day().firstOf(within.days()).date());
              }
            });
    return days;
  }

  private static void add(
      List<CellGroup> groups,
      Operator operator,
      SortedSet<Long> units,
      Map<Residue, Set<Cell>> cells) {
    cells.forEach(
        (residue, set) ->
            groups.add(
                new CellGroup(operator, units, set, residue.assigned(), residue.firstDay())));
  }

  /** The cells of a unit that have requests which meet the conditions, by what else that takes. */
  private Map<Residue, Set<Cell>> cells(long unit, Collection<Cell> possible, RequestType type) {
    Map<Residue, Set<Cell>> cells = new HashMap<>();
    for (Cell cell : possible) {
      if (type == RequestType.ALL || (type == RequestType.SUBTASKS) == cell.subtask()) {
        for (Residue residue : residues(unit, cell)) {
          cells.computeIfAbsent(residue, any -> new HashSet<>()).add(cell);
        }
      }
    }
    return cells;
  }

  private Set<Residue> residues(long unit, Cell cell) {
    Set<Residue> residues = new LinkedHashSet<>();
    if (technicianId == null) {
      add(residues, null, days(unit, cell, false));
    } else {
      Days others = days(unit, cell, false);
      Days theirs = cell.assigned() ? days(unit, cell, true) : others;
      if (theirs.equals(others)) {
        add(residues, null, others);
      } else {
        add(residues, true, theirs);
        add(residues, false, others);
      }
    }
    return residues;
  }

  private static void add(Set<Residue> residues, @Nullable Boolean assigned, Days days) {
    if (days.any()) {
      residues.add(new Residue(assigned, days.first()));
    }
  }

  /** The days on which requests meet the conditions: none, all, or those from the first on. */
  private record Days(boolean any, @Nullable LocalDate first) {
    static final Days NEVER = new Days(false, null);
    static final Days ALWAYS = new Days(true, null);
  }

  private Days days(long unit, Cell cell, boolean assigned) {
    if (isMet(unit, cell, assigned, null)) {
      return Days.ALWAYS;
    }
    return firstDays.stream()
        .filter(day -> isMet(unit, cell, assigned, day))
        .findFirst()
        .map(day -> new Days(true, day))
        .orElse(Days.NEVER);
  }

  private boolean isMet(long unit, Cell cell, boolean assigned, @Nullable LocalDate day) {
    CellFacts facts = new CellFacts(unit, cell, technicianId, assigned, moment, day);
    return conditions.areMetBy(facts, viewer);
  }
}
