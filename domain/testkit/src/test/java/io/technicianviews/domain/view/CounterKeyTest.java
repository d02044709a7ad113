package io.technicianviews.domain.view;

import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.time.DeskDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Checks that the counters add up to the contents of the views on every day. */
class CounterKeyTest {

  /** A time zone in which a daylight saving change moved the clock back across midnight. */
  private static final ZoneId ST_JOHNS = ZoneId.of("America/St_Johns");

  private static final Instant CLOCK_CHANGE = Instant.parse("2010-11-07T02:31:00Z");

  private static final int STATES = 3_000;

  @Test
  void countersAddUpToTheViewsOnEveryDay() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < STATES; i++) {
      RequestState state = randomState(random);
      List<CounterKey> counterKeys = CounterKey.of(state, ST_JOHNS);
      assertThat(counterKeys).doesNotHaveDuplicates();
      for (int day = -9; day <= 9; day++) {
        DeskDay on =
            new DeskDay(LocalDate.ofInstant(CLOCK_CHANGE, ST_JOHNS).plusDays(day), ST_JOHNS);
        for (View view : View.values()) {
          long reached = view.isPersonal() ? state.assignees().size() : 1;

          assertThat(counted(counterKeys, view, on))
              .as("%s of %s on %s", view, state, on.date())
              .isEqualTo(view.contains(state, on) ? reached : 0);
        }
      }
    }
  }

  @Test
  void deltasLeadFromOneStateToAnother() {
    SplittableRandom random = new SplittableRandom(4);
    Map<CounterKey, Long> keys = new HashMap<>();
    RequestState before = null;
    for (int i = 0; i < STATES; i++) {
      RequestState after = randomState(random);
      Map<CounterKey, Long> changes = CounterKey.deltas(before, after, ST_JOHNS);
      assertThat(changes).doesNotContainValue(0L);
      changes.forEach((counterKey, change) -> keys.merge(counterKey, change, Long::sum));
      keys.values().removeIf(number -> number == 0);
      before = after;

      assertThat(keys.keySet()).containsExactlyInAnyOrderElementsOf(CounterKey.of(after, ST_JOHNS));
      assertThat(keys).allSatisfy((counterKey, number) -> assertThat(number).isOne());
    }
    assertThat(CounterKey.deltas(before, before, ST_JOHNS)).isEmpty();
  }

  @Test
  void theLastDayIsTheLastOneCounted() {
    Instant noon = Instant.parse("2026-03-10T12:00:00Z");
    RequestState state = request().created(noon).state();
    ZoneId utc = ZoneId.of("UTC");

    assertThat(View.NEW_TODAY.lastDay(state, utc)).hasValue(LocalDate.of(2026, 3, 10));
    assertThat(View.RECENTLY_UPDATED.lastDay(state, utc)).hasValue(LocalDate.of(2026, 3, 16));
    assertThat(View.ALL_UNSOLVED.lastDay(state, utc)).hasValue(LocalDate.MAX);
    assertThat(View.ALL_SOLVED.lastDay(state, utc)).isEmpty();
  }

  @Test
  void onlyPersonalViewsHaveATechnician() {
    assertThatThrownBy(
            () -> new CounterKey(View.MY_UNSOLVED, CounterKey.ANYONE, 1, false, LocalDate.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("technicianId");
    assertThatThrownBy(() -> new CounterKey(View.ALL_TICKETS, 7, 1, false, LocalDate.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("technicianId");
  }

  private static long counted(List<CounterKey> counterKeys, View view, DeskDay day) {
    return counterKeys.stream()
        .filter(
            counterKey -> counterKey.view() == view && !counterKey.lastDay().isBefore(day.date()))
        .count();
  }

  private static RequestState randomState(SplittableRandom random) {
    TreeSet<Long> assignees = new TreeSet<>();
    new ArrayList<>(List.of(7L, 8L, 9L))
        .stream().filter(id -> random.nextInt(3) == 0).forEach(assignees::add);
    Status status = Status.of(1 + random.nextInt(6));
    @Nullable Long parent = random.nextInt(4) == 0 ? 99L : null;
    long unit = random.nextInt(3) - 1L;
    return new RequestState(
        status,
        Priority.of(1 + random.nextInt(4)),
        unit == UnitScope.WITHOUT_UNIT ? null : unit + 1,
        assignees,
        new TreeSet<>(),
        parent,
        parent == null ? random.nextInt(2) : 0,
        near(random),
        near(random),
        status.countAsSolved() ? near(random) : null,
        random.nextInt(9) == 0);
  }

  private static Instant near(SplittableRandom random) {
    Duration away =
        random.nextBoolean()
            ? Duration.ofMinutes(random.nextInt(-130, 130))
            : Duration.ofHours(random.nextInt(-200, 200));
    return CLOCK_CHANGE.plus(away);
  }
}
