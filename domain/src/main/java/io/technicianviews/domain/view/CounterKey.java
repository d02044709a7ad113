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
 * The key of a materialized counter: the number of requests of one business unit and type that stay
 * in a view up to the same last day. The number of requests in a view on a day is the sum of the
 * counters whose last day is not before it. So no counter has to be updated at midnight.
 *
 * @param technicianId the id of the technician of a personal view, or {@link #ANYONE} for a view
 *     that is not personal
 * @param unit the id of a business unit, or {@link UnitScope#WITHOUT_UNIT}; {@link #ANY_UNIT} for a
 *     sum over all of them
 * @param subtasks whether the counter counts subtasks; parents otherwise
 * @param lastDay the last day on which the requests are in the view; {@link LocalDate#MAX} if only
 *     a write removes them
 */
public record CounterKey(
    View view, long technicianId, long unit, boolean subtasks, LocalDate lastDay) {

  /** The technician id of counters of views that are not personal; no person has this id. */
  public static final long ANYONE = 0;

  /** The unit of sums over all units and requests without a unit; no unit has this id. */
  public static final long ANY_UNIT = 0;

  public CounterKey {
    if (view.isPersonal() == (technicianId == ANYONE)) {
      throw new IllegalArgumentException(
          "technicianId must be set exactly for personal views: "
              + view
              + ", technicianId "
              + technicianId);
    }
  }

  /** The keys of the counters that include a request in this state, without duplicates. */
  public static List<CounterKey> of(RequestState state, ZoneId zone) {
    List<CounterKey> counterKeys = new ArrayList<>();
    for (View view : View.values()) {
      view.lastDay(state, zone).ifPresent(lastDay -> add(counterKeys, view, state, lastDay));
    }
    return counterKeys;
  }

  private static void add(
      List<CounterKey> counterKeys, View view, RequestState state, LocalDate lastDay) {
    switch (view.scope()) {
      case VISIBLE -> counterKeys.add(of(view, ANYONE, state, lastDay));
      case MINE ->
          state
              .assignees()
              .forEach(technicianId -> counterKeys.add(of(view, technicianId, state, lastDay)));
    }
  }

  private static CounterKey of(
      View view, long technicianId, RequestState state, LocalDate lastDay) {
    return new CounterKey(
        view, technicianId, UnitScope.key(state.businessUnitId()), state.isSubtask(), lastDay);
  }

  /** The counter of all units that this counter is a part of, for views that are not personal. */
  public CounterKey ofAnyUnit() {
    return new CounterKey(view, technicianId, ANY_UNIT, subtasks, lastDay);
  }

  /**
   * The counter deltas of a change of one request.
   *
   * @param before the state before the change; null if the request is new
   * @param after the state after the change; null if the request is removed
   * @return the amount to add to each counter, without zeros; empty if no counter changes
   */
  public static Map<CounterKey, Long> deltas(
      @Nullable RequestState before, @Nullable RequestState after, ZoneId zone) {
    Map<CounterKey, Long> deltas = new HashMap<>();
    add(deltas, before, -1, zone);
    add(deltas, after, 1, zone);
    deltas.values().removeIf(delta -> delta == 0);
    return deltas;
  }

  private static void add(
      Map<CounterKey, Long> deltas, @Nullable RequestState state, long delta, ZoneId zone) {
    if (state != null) {
      of(state, zone).forEach(counterKey -> deltas.merge(counterKey, delta, Long::sum));
    }
  }
}
