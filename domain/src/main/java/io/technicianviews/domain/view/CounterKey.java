package io.technicianviews.domain.view;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.RequestState;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number that is kept so that nobody has to count: how many requests of a unit and a type are in
 * a view up to the same day. On a day the view holds the sum of those that last until then, so that
 * no counter has to be touched at midnight.
 *
 * @param technicianId of whom the personal view is, or {@link #ANYONE} for a view that is the same
 *     for all who see the unit
 * @param unit a unit's id, or {@link UnitScope#WITHOUT_UNIT}
 * @param lastDay the last day on which the requests are in the view; {@link LocalDate#MAX}: they
 *     stay until somebody writes
 */
public record CounterKey(
    View view, long technicianId, long unit, boolean subtasks, LocalDate lastDay) {

  /** No technician has this id. */
  public static final long ANYONE = 0;

  public CounterKey {
    if (view.isPersonal() == (technicianId == ANYONE)) {
      throw new IllegalArgumentException(
          "a technician is named for personal views, and for no others: "
              + view
              + ", technicianId "
              + technicianId);
    }
  }

  /** The counters that a request in this state is counted in, each once. */
  public static List<CounterKey> of(RequestState state, ZoneId zone) {
    List<CounterKey> counterKeys = new ArrayList<>();
    for (View view : View.values()) {
      view.lastDay(state, zone).ifPresent(last -> add(counterKeys, view, state, last));
    }
    return counterKeys;
  }

  private static void add(
      List<CounterKey> counterKeys, View view, RequestState state, LocalDate last) {
    switch (view.scope()) {
      case VISIBLE -> counterKeys.add(of(view, ANYONE, state, last));
      case MINE -> state.assignees().forEach(one -> counterKeys.add(of(view, one, state, last)));
    }
  }

  private static CounterKey of(View view, long technicianId, RequestState state, LocalDate last) {
    return new CounterKey(
        view, technicianId, UnitScope.key(state.businessUnitId()), state.isSubtask(), last);
  }

  /**
   * What is to be added to the counters when a request goes from one state to another.
   *
   * @param before null if there was none
   * @param after null if there is none any more
   * @return without zeros: empty if no view changes
   */
  public static Map<CounterKey, Long> changes(
      @Nullable RequestState before, @Nullable RequestState after, ZoneId zone) {
    Map<CounterKey, Long> changes = new HashMap<>();
    add(changes, before, -1, zone);
    add(changes, after, 1, zone);
    changes.values().removeIf(change -> change == 0);
    return changes;
  }

  private static void add(
      Map<CounterKey, Long> changes, @Nullable RequestState state, long by, ZoneId zone) {
    if (state != null) {
      of(state, zone).forEach(counterKey -> changes.merge(counterKey, by, Long::sum));
    }
  }
}
