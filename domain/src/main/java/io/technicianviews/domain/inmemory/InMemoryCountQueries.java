package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.CountQuery.AssigneeCells;
import io.technicianviews.domain.query.CountQuery.AssigneeCounts;
import io.technicianviews.domain.query.CountQuery.AssigneeLoads;
import io.technicianviews.domain.query.CountQuery.RequesterTotal;
import io.technicianviews.domain.query.CountQuery.ScopeCells;
import io.technicianviews.domain.query.CountQuery.ScopeCounts;
import io.technicianviews.domain.query.CountQuery.TotalCount;
import io.technicianviews.domain.query.CountQuery.UnitCounts;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.domain.view.ViewScope;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Count queries over a snapshot of the data. */
final class InMemoryCountQueries {

  private final DeskData data;

  InMemoryCountQueries(DeskData data) {
    this.data = data;
  }

  void read(CountQuery<?> query, QueryResults results) {
    switch (query) {
      case UnitCounts counts -> results.put(counts, visible(counts));
      case ScopeCounts counts -> results.put(counts, visible(counts));
      case AssigneeCounts counts -> results.put(counts, mine(counts));
      case ScopeCells cells -> results.put(cells, cells(cells));
      case AssigneeCells cells -> results.put(cells, cells(cells));
      case AssigneeLoads loads -> results.put(loads, loads(loads.scope()));
      case TotalCount total ->
          results.put(total, InMemoryRequestQueries.selected(data, total.filter()).count());
      case RequesterTotal total -> results.put(total, ofRequester(total.personId()));
    }
  }

  private ViewCounts visible(UnitCounts counts) {
    return count(
            ViewScope.VISIBLE,
            counts.day(),
            state -> UnitScope.key(state.businessUnitId()) == counts.unit())
        .getOrDefault(counts.unit(), ViewCounts.ZERO);
  }

  private ViewCounts visible(ScopeCounts counts) {
    return ViewCounts.sum(
        count(
                ViewScope.VISIBLE,
                counts.day(),
                state -> counts.scope().contains(state.businessUnitId()))
            .values());
  }

  private Map<Long, ViewCounts> mine(AssigneeCounts counts) {
    return Map.copyOf(
        count(
            ViewScope.MINE,
            counts.day(),
            state -> state.assignees().contains(counts.technicianId())));
  }

  private Map<CellKey, Long> cells(ScopeCells query) {
    Stream<CellKey> inScope =
        keys(query.families(), query.firstDay())
            .filter(key -> query.scope().contains(UnitScope.unit(key.unit())));
    return sums(query.byUnit() ? inScope : inScope.map(CellKey::ofAnyUnit));
  }

  private Map<CellKey, Long> cells(AssigneeCells query) {
    return sums(
        keys(query.families(), query.firstDay())
            .filter(key -> key.technicianId() == query.technicianId()));
  }

  private Stream<CellKey> keys(Set<CellFamily> families, @Nullable DeskDay firstDay) {
    ZoneId zone = firstDay == null ? ZoneOffset.UTC : firstDay.zone();
    return data.notDeleted()
        .flatMap(request -> CellKey.of(request.state(), zone).stream())
        .filter(key -> families.contains(key.family()))
        .filter(
            key -> key.day() == null || firstDay == null || !key.day().isBefore(firstDay.date()));
  }

  private static Map<CellKey, Long> sums(Stream<CellKey> keys) {
    return Map.copyOf(keys.collect(Collectors.groupingBy(key -> key, Collectors.counting())));
  }

  private long ofRequester(long personId) {
    return data.notDeleted().filter(request -> request.requesterId() == personId).count();
  }

  private Map<Long, Map<Long, Long>> loads(UnitScope scope) {
    Map<Long, Map<Long, Long>> loads = new TreeMap<>();
    data.notDeleted()
        .map(ServiceRequest::state)
        .filter(state -> state.isOpen() && scope.contains(state.businessUnitId()))
        .forEach(
            state ->
                state
                    .assignees()
                    .forEach(
                        id ->
                            loads
                                .computeIfAbsent(id, any -> new TreeMap<>())
                                .merge(UnitScope.key(state.businessUnitId()), 1L, Long::sum)));
    return loads;
  }

  private Map<Long, ViewCounts> count(
      ViewScope viewScope, DeskDay day, Predicate<RequestState> condition) {
    Map<Long, ViewCounts> counts = new TreeMap<>();
    data.notDeleted()
        .map(request -> request.state())
        .filter(condition)
        .forEach(
            state ->
                counts.merge(
                    UnitScope.key(state.businessUnitId()),
                    countsOf(viewScope, state, day),
                    ViewCounts::plus));
    return counts;
  }

  private static ViewCounts countsOf(ViewScope viewScope, RequestState state, DeskDay day) {
    TypeCounts single = state.isSubtask() ? new TypeCounts(0, 1) : new TypeCounts(1, 0);
    Map<View, TypeCounts> counts = new EnumMap<>(View.class);
    View.of(viewScope).stream()
        .filter(view -> view.contains(state, day))
        .forEach(view -> counts.put(view, single));
    return new ViewCounts(counts);
  }
}
