package io.technicianviews.bootstrap.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.ChangeLog.InvalidationReader;
import io.technicianviews.domain.port.ChangeLogPoll;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.View;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * No fact changes by a write whose scopes it does not depend on, whatever is written: the promise
 * that every kept answer rests on. {@code -Dtest.model.sequences=1000} looks further.
 */
class ScopesTest {

  private static final int STEPS = 25;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final ModelClock clock = new ModelClock();
  private final DifferentialPair.Side desk = DifferentialPair.Side.inMemory(clock);
  private int altered;
  private int spared;

  @Test
  void whateverChangesAFactTouchesAScopeThatItDependsOn() {
    long sequences = Long.getLong("test.model.sequences", 60);
    for (long seed = 1; seed <= sequences; seed++) {
      run(seed);
    }
    assertThat(altered).isGreaterThan(1000);
    assertThat(spared).isGreaterThan(1000);
  }

  private void run(long seed) {
    RandomSource randomSource = new RandomSource(seed);
    Cast cast = new DifferentialPair(desk, DifferentialPair.Side.inMemory(clock)).begin(clock);
    RandomSteps steps = new RandomSteps(randomSource, cast, clock);
    try (InvalidationReader log = desk.changes().newlyVisible()) {
      for (int number = 1; number <= STEPS; number++) {
        DeskDay day = DeskDay.at(clock.instant(), ZoneOffset.UTC);
        Set<CacheableQuery<?>> cacheableQueries = facts(cast, day);
        Map<CacheableQuery<?>, Object> before = read(cacheableQueries);
        Step step = steps.next();
        step.outcome(desk.service());
        check(
            "seed " + seed + ", " + step.what(),
            before,
            read(cacheableQueries),
            touched(log.next()));
      }
    }
  }

  private void check(
      String where,
      Map<CacheableQuery<?>, Object> before,
      Map<CacheableQuery<?>, Object> after,
      Set<InvalidationTag> touched) {
    before.forEach(
        (cacheableQuery, value) -> {
          boolean depends = cacheableQuery.dependencies().isInvalidatedBy(touched);
          if (!value.equals(after.get(cacheableQuery))) {
            altered++;
            assertThat(depends)
                .as("%s alters %s, touches %s", where, cacheableQuery, touched)
                .isTrue();
          } else if (!depends) {
            spared++;
          }
        });
  }

  private static Set<InvalidationTag> touched(ChangeLogPoll poll) {
    Set<InvalidationTag> touched = new HashSet<>();
    poll.changes().forEach(change -> touched.addAll(change.tags()));
    return touched;
  }

  private Map<CacheableQuery<?>, Object> read(Set<CacheableQuery<?>> cacheableQueries) {
    Map<CacheableQuery<?>, Object> values = new HashMap<>();
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      cacheableQueries.forEach(query -> values.put(query, snapshot.read(query)));
    }
    return values;
  }

  /** Every fact that an answer to one of these people may be composed of. */
  private Set<CacheableQuery<?>> facts(Cast cast, DeskDay day) {
    Set<CacheableQuery<?>> cacheableQueries = new HashSet<>();
    cacheableQueries.add(new PeopleQuery.AllUnits());
    cast.units().forEach(unit -> cacheableQueries.add(new CountQuery.UnitCounts(unit, day)));
    cacheableQueries.add(new CountQuery.UnitCounts(UnitScope.WITHOUT_UNIT, day));
    cacheableQueries.add(new CountQuery.ScopeCounts(UnitScope.ALL, day));
    cacheableQueries.add(
        new CountQuery.ScopeCounts(UnitScope.only(cast.units().getFirst(), -1L), day));
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      for (long id : cast.people()) {
        cacheableQueries.add(new PeopleQuery.PersonById(id));
        cacheableQueries.add(new CountQuery.AssigneeCounts(id, day));
        cacheableQueries.add(new RequestQuery.RequesterRows(id, PageStart.FIRST, 1000));
        cacheableQueries.add(new CountQuery.RequesterTotal(id));
        cacheableQueries.add(new MessageQuery.ReadPositions(id, List.copyOf(cast.requests())));
        Person person = snapshot.read(new PeopleQuery.PersonById(id)).orElseThrow();
        for (View view : View.values()) {
          for (UnitScope units :
              List.of(UnitScope.ALL, UnitScope.only(cast.units().getFirst(), -1L))) {
            for (boolean unread : new boolean[] {false, view.isUnsolvedOnly()}) {
              RequestFilter requestFilter =
                  RequestFilter.of(view, person, units, RequestType.ALL, unread, day);
              cacheableQueries.add(
                  new RequestQuery.PageRows(requestFilter, view.order(), PageStart.FIRST, 1000));
              cacheableQueries.add(new CountQuery.TotalCount(requestFilter));
            }
          }
        }
      }
    }
    return cacheableQueries;
  }
}
