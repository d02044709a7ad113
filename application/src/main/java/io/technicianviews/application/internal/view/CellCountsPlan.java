package io.technicianviews.application.internal.view;

import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.domain.cell.Cell;
import io.technicianviews.domain.cell.CellCounter;
import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.condition.CellCondition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.CountMethod;
import io.technicianviews.domain.condition.Limits;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.TypeCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The count cells from which the views of one answer are counted. Each family is one part that all
 * views share. It has as many days as the view that needs most, rounded up to a few steps, so that
 * answers with other views share it, too.
 */
final class CellCountsPlan {

  private static final int[] STEPS = {1, 7, 30, Limits.MAX_DAYS};

  private final ReadScope scope;
  private final Results results;

  /** The number of days of each family in scope; 0 for a family that is not by day. */
  private final Map<CellFamily, Integer> families = new EnumMap<>(CellFamily.class);

  /** The same by technician, for the families by assignee. */
  private final Map<Long, Map<CellFamily, Integer>> ofTechnicians = new TreeMap<>();

  private boolean byUnit;

  CellCountsPlan(ReadScope scope, Results results) {
    this.scope = scope;
    this.results = results;
  }

  /** Adds the cells that a view needs. */
  void add(Conditions conditions, CountMethod.Cells method) {
    int days = days(conditions);
    for (CellFamily family : CellFamily.of(method)) {
      families(family, method).merge(family, family.moment() == null ? 0 : days, Math::max);
    }
    byUnit |= !conditions.namedUnits().isEmpty();
  }

  private Map<CellFamily, Integer> families(CellFamily family, CountMethod.Cells method) {
    return family.isByAssignee()
        ? ofTechnicians.computeIfAbsent(
            technicianId(method), any -> new EnumMap<>(CellFamily.class))
        : families;
  }

  private long technicianId(CountMethod.Cells method) {
    Long id = method.technicianId(scope.viewer(Conditions.NONE, results));
    if (id == null) {
      throw new IllegalArgumentException("the conditions name no technician: " + method);
    }
    return id;
  }

  private static int days(Conditions conditions) {
    int longest =
        conditions.stream()
            .mapToInt(condition -> condition instanceof CellCondition.WithinDays w ? w.days() : 0)
            .max()
            .orElse(0);
    for (int step : STEPS) {
      if (longest <= step) {
        return step;
      }
    }
    return Limits.MAX_DAYS;
  }

  /** The parts that are read. */
  List<CacheableQuery<?>> parts() {
    List<CacheableQuery<?>> parts = new ArrayList<>();
    families.keySet().forEach(family -> parts.add(ofScope(family)));
    ofTechnicians.forEach(
        (id, own) -> own.keySet().forEach(family -> parts.add(ofTechnician(id, family))));
    return parts;
  }

  private CountQuery.ScopeCells ofScope(CellFamily family) {
    return new CountQuery.ScopeCells(
        scope.of(false), Set.of(family), firstDay(families.getOrDefault(family, 0)), byUnit);
  }

  private CountQuery.AssigneeCells ofTechnician(long id, CellFamily family) {
    int days = ofTechnicians.getOrDefault(id, Map.of()).getOrDefault(family, 0);
    return new CountQuery.AssigneeCells(id, Set.of(family), firstDay(days));
  }

  private @Nullable DeskDay firstDay(int days) {
    return days == 0 ? null : results.day().firstOf(days);
  }

  /** The number of requests in a view that was added. */
  TypeCounts count(Conditions conditions, CountMethod.Cells method) {
    List<Map<CellKey, Long>> sums = new ArrayList<>();
    for (CellFamily family : CellFamily.of(method)) {
      sums.add(sums(family, method));
    }
    return new CellCounter(conditions, method, scope.viewer(conditions, results)).count(sums);
  }

  private Map<CellKey, Long> sums(CellFamily family, CountMethod.Cells method) {
    if (!family.isByAssignee()) {
      return results.get(ofScope(family));
    }
    // A view of the technician's own requests reaches other units than one of the same
    // technician's requests in scope.
    return within(
        scope.of(method.ofOwnRequests()), results.get(ofTechnician(technicianId(method), family)));
  }

  private static Map<CellKey, Long> within(UnitScope units, Map<CellKey, Long> sums) {
    if (units instanceof UnitScope.All) {
      return sums;
    }
    Map<CellKey, Long> within = new HashMap<>(sums);
    within.keySet().removeIf(key -> !units.contains(UnitScope.unit(key.unit())));
    return within;
  }

  /** The cells that contain requests which a view that was added selects from. */
  Collection<Cell> cells(CountMethod.Cells method) {
    CellFamily all = method.ofOwnRequests() ? CellFamily.BY_ASSIGNEE : CellFamily.STANDING;
    return sums(all, method).entrySet().stream()
        .filter(sum -> sum.getValue() > 0)
        .map(sum -> sum.getKey().cell())
        .collect(Collectors.toSet());
  }
}
