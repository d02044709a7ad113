package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.CountQuery.AssigneeCounts;
import io.technicianviews.domain.query.CountQuery.RequesterTotal;
import io.technicianviews.domain.query.CountQuery.TotalCount;
import io.technicianviews.domain.query.CountQuery.UnitCounts;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.domain.view.ViewScope;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Count queries over a snapshot of the data. */
final class InMemoryCountQueries {

  private final DeskData data;

  InMemoryCountQueries(DeskData data) {
    this.data = data;
  }

  void read(CountQuery<?> query, QueryResults results) {
    switch (query) {
      case UnitCounts counts -> results.put(counts, visible(counts));
      case AssigneeCounts counts -> results.put(counts, mine(counts));
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

  private Map<Long, ViewCounts> mine(AssigneeCounts counts) {
    return Map.copyOf(
        count(
            ViewScope.MINE,
            counts.day(),
            state -> state.assignees().contains(counts.technicianId())));
  }

  private long ofRequester(long personId) {
    return data.notDeleted().filter(request -> request.requesterId() == personId).count();
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
