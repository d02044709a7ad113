package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.CountQueries;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Reach;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

final class InMemoryCountQueries implements CountQueries {

  private final Supplier<DeskData> data;

  InMemoryCountQueries(Supplier<DeskData> data) {
    this.data = data;
  }

  @Override
  public Map<Long, ViewCounts> visible(Units units, DeskDay day) {
    return count(Reach.VISIBLE, units, day, state -> true);
  }

  @Override
  public Map<Long, ViewCounts> mine(long technicianId, Units units, DeskDay day) {
    return count(Reach.MINE, units, day, state -> state.assignees().contains(technicianId));
  }

  @Override
  public long count(Selection selection) {
    return InMemoryRequestQueries.selected(data.get(), selection).count();
  }

  @Override
  public long ofRequester(long personId) {
    return data.get().live().filter(request -> request.requesterId() == personId).count();
  }

  private Map<Long, ViewCounts> count(
      Reach reach, Units units, DeskDay day, Predicate<RequestState> reached) {
    Map<Long, ViewCounts> counts = new TreeMap<>();
    data.get()
        .live()
        .map(request -> request.state())
        .filter(state -> units.contains(state.businessUnitId()))
        .filter(reached)
        .forEach(
            state ->
                counts.merge(
                    Units.key(state.businessUnitId()), one(reach, state, day), ViewCounts::plus));
    return counts;
  }

  private static ViewCounts one(Reach reach, RequestState state, DeskDay day) {
    TypeCounts one = state.isSubtask() ? new TypeCounts(0, 1) : new TypeCounts(1, 0);
    Map<View, TypeCounts> counts = new EnumMap<>(View.class);
    View.of(reach).stream()
        .filter(view -> view.contains(state, day))
        .forEach(view -> counts.put(view, one));
    return new ViewCounts(counts);
  }
}
