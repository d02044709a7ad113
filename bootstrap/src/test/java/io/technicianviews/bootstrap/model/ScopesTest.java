package io.technicianviews.bootstrap.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.change.CacheScope;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.ChangeLog.UnseenChanges;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.port.LogReading;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.Start;
import io.technicianviews.domain.view.TicketType;
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
 * that every kept answer rests on. {@code -Dmodel.sequences=1000} looks further.
 */
class ScopesTest {

  private static final int STEPS = 25;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final ModelClock clock = new ModelClock();
  private final Twins.One desk = Twins.One.inMemory(clock);
  private int altered;
  private int spared;

  @Test
  void whateverChangesAFactTouchesAScopeThatItDependsOn() {
    long sequences = Long.getLong("model.sequences", 60);
    for (long seed = 1; seed <= sequences; seed++) {
      run(seed);
    }
    assertThat(altered).isGreaterThan(1000);
    assertThat(spared).isGreaterThan(1000);
  }

  private void run(long seed) {
    Chance chance = new Chance(seed);
    Cast cast = new Twins(desk, Twins.One.inMemory(clock)).begin(clock);
    RandomSteps steps = new RandomSteps(chance, cast, clock);
    try (UnseenChanges log = desk.changes().unseen()) {
      for (int number = 1; number <= STEPS; number++) {
        DeskDay day = DeskDay.at(clock.instant(), ZoneOffset.UTC);
        Set<Fact<?>> facts = facts(cast, day);
        Map<Fact<?>, Object> before = read(facts);
        Step step = steps.next();
        step.outcome(desk.service());
        check("seed " + seed + ", " + step.what(), before, read(facts), touched(log.next()));
      }
    }
  }

  private void check(
      String where,
      Map<Fact<?>, Object> before,
      Map<Fact<?>, Object> after,
      Set<CacheScope> touched) {
    before.forEach(
        (fact, value) -> {
          boolean depends = fact.dependencies().isAlteredBy(touched);
          if (!value.equals(after.get(fact))) {
            altered++;
            assertThat(depends).as("%s alters %s, touches %s", where, fact, touched).isTrue();
          } else if (!depends) {
            spared++;
          }
        });
  }

  private static Set<CacheScope> touched(LogReading reading) {
    Set<CacheScope> touched = new HashSet<>();
    reading.changes().forEach(change -> touched.addAll(change.scopes()));
    return touched;
  }

  private Map<Fact<?>, Object> read(Set<Fact<?>> facts) {
    Map<Fact<?>, Object> values = new HashMap<>();
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      facts.forEach(fact -> values.put(fact, fact.read(snapshot)));
    }
    return values;
  }

  /** Every fact that an answer to one of these people may be composed of. */
  private Set<Fact<?>> facts(Cast cast, DeskDay day) {
    Set<Fact<?>> facts = new HashSet<>();
    facts.add(new Fact.AllUnits());
    cast.units().forEach(unit -> facts.add(new Fact.UnitCounts(unit, day)));
    facts.add(new Fact.UnitCounts(Units.WITHOUT_UNIT, day));
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      for (long id : cast.people()) {
        facts.add(new Fact.Rights(id));
        facts.add(new Fact.OwnCounts(id, day));
        facts.add(new Fact.OwnRows(id, Start.FIRST, 1000));
        facts.add(new Fact.OwnTotal(id));
        facts.add(new Fact.ReadMarks(id, List.copyOf(cast.requests())));
        Person person = snapshot.people().find(id).orElseThrow();
        for (View view : View.values()) {
          for (Units narrowing : List.of(Units.ALL, Units.only(cast.units().getFirst(), -1L))) {
            for (boolean unread : new boolean[] {false, view.isUnsolvedOnly()}) {
              Selection selection =
                  Selection.of(view, person, narrowing, TicketType.ALL, unread, day);
              facts.add(new Fact.Rows(selection, view.order(), Start.FIRST, 1000));
              facts.add(new Fact.Total(selection));
            }
          }
        }
      }
    }
    return facts;
  }
}
