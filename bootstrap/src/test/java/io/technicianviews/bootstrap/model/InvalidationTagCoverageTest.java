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
 * Verifies that no write changes the result of a cacheable query that depends on none of its
 * invalidation tags, which the validity of every cached result requires. {@code
 * -Dtest.model.sequences=1000} runs more sequences.
 */
class InvalidationTagCoverageTest {

  private static final int STEPS = 25;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final ModelClock clock = new ModelClock();
  private final DifferentialPair.Side desk = DifferentialPair.Side.inMemory(clock);
  private int altered;
  private int unaffected;

  @Test
  void everyWriteThatChangesAResultHasATagOfItsQuery() {
    long sequences = Long.getLong("test.model.sequences", 60);
    for (long seed = 1; seed <= sequences; seed++) {
      run(seed);
    }
    assertThat(altered).isGreaterThan(1000);
    assertThat(unaffected).isGreaterThan(1000);
  }

  private void run(long seed) {
    RandomSource randomSource = new RandomSource(seed);
    ModelFixture fixture =
        new DifferentialPair(desk, DifferentialPair.Side.inMemory(clock)).begin(clock);
    RandomSteps steps = new RandomSteps(randomSource, fixture, clock);
    try (InvalidationReader log = desk.changes().newlyVisible()) {
      for (int number = 1; number <= STEPS; number++) {
        DeskDay day = DeskDay.at(clock.instant(), ZoneOffset.UTC);
        Set<CacheableQuery<?>> cacheableQueries = cacheableQueries(fixture, day);
        Map<CacheableQuery<?>, Object> before = read(cacheableQueries);
        Step step = steps.next();
        step.outcome(desk.service());
        check(
            "seed " + seed + ", " + step.what(), before, read(cacheableQueries), tags(log.next()));
      }
    }
  }

  private void check(
      String where,
      Map<CacheableQuery<?>, Object> before,
      Map<CacheableQuery<?>, Object> after,
      Set<InvalidationTag> tags) {
    before.forEach(
        (cacheableQuery, value) -> {
          boolean depends = cacheableQuery.dependencies().isInvalidatedBy(tags);
          if (!value.equals(after.get(cacheableQuery))) {
            altered++;
            assertThat(depends)
                .as("%s changes the result of %s; tags %s", where, cacheableQuery, tags)
                .isTrue();
          } else if (!depends) {
            unaffected++;
          }
        });
  }

  private static Set<InvalidationTag> tags(ChangeLogPoll poll) {
    Set<InvalidationTag> tags = new HashSet<>();
    poll.changes().forEach(change -> tags.addAll(change.tags()));
    return tags;
  }

  private Map<CacheableQuery<?>, Object> read(Set<CacheableQuery<?>> cacheableQueries) {
    Map<CacheableQuery<?>, Object> values = new HashMap<>();
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      cacheableQueries.forEach(query -> values.put(query, snapshot.read(query)));
    }
    return values;
  }

  /** All cacheable queries from which a result for one of these people may be assembled. */
  private Set<CacheableQuery<?>> cacheableQueries(ModelFixture fixture, DeskDay day) {
    Set<CacheableQuery<?>> cacheableQueries = new HashSet<>();
    cacheableQueries.add(new PeopleQuery.AllUnits());
    fixture.units().forEach(unit -> cacheableQueries.add(new CountQuery.UnitCounts(unit, day)));
    cacheableQueries.add(new CountQuery.UnitCounts(UnitScope.WITHOUT_UNIT, day));
    cacheableQueries.add(new CountQuery.ScopeCounts(UnitScope.ALL, day));
    cacheableQueries.add(
        new CountQuery.ScopeCounts(UnitScope.only(fixture.units().getFirst(), -1L), day));
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      for (long id : fixture.people()) {
        cacheableQueries.add(new PeopleQuery.PersonById(id));
        cacheableQueries.add(new CountQuery.AssigneeCounts(id, day));
        cacheableQueries.add(new RequestQuery.RequesterRows(id, PageStart.FIRST, 1000));
        cacheableQueries.add(new CountQuery.RequesterTotal(id));
        cacheableQueries.add(new MessageQuery.ReadPositions(id, List.copyOf(fixture.requests())));
        Person person = snapshot.read(new PeopleQuery.PersonById(id)).orElseThrow();
        for (View view : View.values()) {
          for (UnitScope units :
              List.of(UnitScope.ALL, UnitScope.only(fixture.units().getFirst(), -1L))) {
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
