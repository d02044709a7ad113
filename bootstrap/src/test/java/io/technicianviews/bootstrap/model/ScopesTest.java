package io.technicianviews.bootstrap.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.change.CacheScope;
import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.change.LoggedChange;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.ChangeLog.UnseenChanges;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Selection;
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
 * No answer changes by a write whose scopes it does not depend on, whatever is written: the promise
 * that every kept answer rests on. {@code -Dmodel.sequences=1000} looks further.
 */
class ScopesTest {

  private static final int STEPS = 25;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  /** An answer that may be kept, and what can alter it. */
  private record Kept(String what, Object answer, Dependencies dependencies) {}

  private final ModelClock clock = new ModelClock();
  private final Twins.One desk = Twins.One.inMemory(clock);
  private int altered;
  private int spared;

  @Test
  void whateverChangesAnAnswerTouchesAScopeThatItDependsOn() {
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
        Map<String, Kept> before = answers(cast, day);
        Step step = steps.next();
        step.outcome(desk.service());
        check("seed " + seed + ", " + step.what(), before, answers(cast, day), touched(log.next()));
      }
    }
  }

  private void check(
      String where, Map<String, Kept> before, Map<String, Kept> after, Set<CacheScope> touched) {
    for (Kept kept : before.values()) {
      Kept now = after.get(kept.what());
      boolean depends = kept.dependencies().isAlteredBy(touched);
      if (now != null && !kept.answer().equals(now.answer())) {
        altered++;
        assertThat(depends).as("%s alters %s, touches %s", where, kept.what(), touched).isTrue();
      } else if (!depends) {
        spared++;
      }
    }
  }

  private static Set<CacheScope> touched(List<LoggedChange> changes) {
    Set<CacheScope> touched = new HashSet<>();
    changes.forEach(change -> touched.addAll(change.change().scopes()));
    return touched;
  }

  /** What may be kept, by what it is; rights are part of what a view is. */
  private Map<String, Kept> answers(Cast cast, DeskDay day) {
    Map<String, Kept> answers = new HashMap<>();
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      for (long id : cast.people()) {
        Person person = snapshot.people().find(id).orElseThrow();
        keep(new Kept("rights of " + id, rights(person), Dependencies.ofRights(id)), answers);
        Object own = rows(snapshot.requests().ofRequester(id, 0, 1000), person, snapshot);
        keep(new Kept("own of " + id + person.role(), own, Dependencies.ofPerson(id)), answers);
        for (View view : View.values()) {
          for (Units narrowing : List.of(Units.ALL, Units.only(cast.units().getFirst(), -1L))) {
            Selection selection =
                new Selection(view, person, narrowing, TicketType.ALL, false, day);
            keep(view(selection, snapshot), answers);
          }
        }
      }
    }
    return answers;
  }

  private static void keep(Kept kept, Map<String, Kept> into) {
    into.put(kept.what(), kept);
  }

  private static Object rights(Person person) {
    return List.of(person.role(), person.active(), person.businessUnits());
  }

  private static Kept view(Selection selection, Snapshot snapshot) {
    List<RequestSummary> rows =
        snapshot.requests().page(selection, selection.view().order(), 0, 1000);
    Person person = selection.technician();
    return new Kept(
        selection.view() + " of " + person.id() + rights(person) + " in " + selection.narrowing(),
        List.of(rows(rows, person, snapshot), snapshot.counts().count(selection)),
        Dependencies.of(selection));
  }

  /** With what is personal in them. */
  private static Object rows(List<RequestSummary> rows, Person person, Snapshot snapshot) {
    List<Long> ids = rows.stream().map(RequestSummary::id).toList();
    return List.of(
        rows, snapshot.messages().last(ids), snapshot.messages().unreadBy(person.id(), ids));
  }
}
