package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.CountQueries;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.domain.view.ViewScope;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Count queries over a snapshot of the data. */
final class InMemoryCountQueries implements CountQueries {

  private final Supplier<DeskData> data;

  InMemoryCountQueries(Supplier<DeskData> data) {
    this.data = data;
  }

  @Override
  public Map<Long, ViewCounts> visible(UnitScope unitScope, DeskDay day) {
    return count(ViewScope.VISIBLE, unitScope, day, state -> true);
  }

  @Override
  public Map<Long, ViewCounts> mine(long technicianId, UnitScope unitScope, DeskDay day) {
    return count(ViewScope.MINE, unitScope, day, state -> state.assignees().contains(technicianId));
  }

  @Override
  public long count(RequestFilter requestFilter) {
    return InMemoryRequestQueries.selected(data.get(), requestFilter).count();
  }

  @Override
  public long ofRequester(long personId) {
    return data.get().notDeleted().filter(request -> request.requesterId() == personId).count();
  }

  private Map<Long, ViewCounts> count(
      ViewScope viewScope, UnitScope unitScope, DeskDay day, Predicate<RequestState> condition) {
    Map<Long, ViewCounts> counts = new TreeMap<>();
    data.get()
        .notDeleted()
        .map(request -> request.state())
        .filter(state -> unitScope.contains(state.businessUnitId()))
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
