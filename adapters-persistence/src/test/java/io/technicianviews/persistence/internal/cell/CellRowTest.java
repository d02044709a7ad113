package io.technicianviews.persistence.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.cell.Cell;
import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.time.DeskDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Verifies that the delta rows of a change equal the sums that the domain computes for it. */
class CellRowTest {

  private static final ZoneId ZONE = ZoneId.of("America/St_Johns");
  private static final Instant NOW = Instant.parse("2026-03-08T12:00:00Z");
  private static final DeskDay TODAY = DeskDay.at(NOW, ZONE);
  private static final int ROUNDS = 5_000;

  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void theDeltasAreThoseOfTheDomain() {
    for (int round = 0; round < ROUNDS; round++) {
      RequestState before = random.nextInt(8) == 0 ? null : state();
      RequestState after = before != null && random.nextInt(8) == 0 ? null : state();

      Map<CellKey, Long> sums = sums(CellRow.deltas(before, after, TODAY));
      Map<CellKey, Long> expected = CellKey.deltas(before, after, ZONE);
      LocalDate firstDay = firstDay(newest(before, after));
      sums.keySet().removeIf(key -> isBefore(key, firstDay));
      expected.keySet().removeIf(key -> isBefore(key, firstDay));

      assertThat(sums).as("%s to %s", before, after).isEqualTo(expected);
    }
  }

  @Test
  void daysThatNoViewNeedsAreNotStored() {
    RequestState old = solved(NOW.minus(Duration.ofDays(400)), NOW.minus(Duration.ofDays(300)));

    assertThat(CellRow.deltas(null, old, TODAY).keySet())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.createdDay()).isNull();
              assertThat(row.updatedDay()).isNotNull();
              assertThat(row.solvedDay()).isNotNull();
            });
    CellRow stored = CellRow.deltas(null, old, TODAY).keySet().iterator().next();
    assertThat(stored.from(CellFamilies.day(LocalDate.of(2026, 1, 1))).solvedDay()).isNull();
    assertThat(stored.from(CellFamilies.day(LocalDate.of(2025, 1, 1)))).isEqualTo(stored);
  }

  @Test
  void anAmountIsAddedToOneCellAlone() {
    for (int round = 0; round < ROUNDS; round++) {
      for (CellKey key : CellKey.of(state(), ZONE)) {
        assertThat(sums(CellRow.of(key, 5))).isEqualTo(Map.of(key, 5L));
      }
    }
  }

  @Test
  void aChangeThatMovesARequestBetweenNoCellsHasNoDeltas() {
    RequestState state = state();

    assertThat(CellRow.deltas(state, state, TODAY)).isEmpty();
    assertThat(CellRow.deltas(state.asDeleted(), state.asDeleted(), TODAY)).isEmpty();
    assertThat(CellDeltas.append(state, state, TODAY)).isEmpty();
  }

  @Test
  void aCellHasOneCode() {
    for (Cell cell : Cell.all(List.of(Status.of(1), Status.of(6)))) {
      assertThat(CellCode.cell(CellCode.of(cell))).isEqualTo(cell);
    }
  }

  private static boolean isBefore(CellKey key, LocalDate day) {
    return key.day() != null && key.day().isBefore(day);
  }

  /** The first day that a view can ask for, today or on the day of an update before. */
  private static LocalDate firstDay(Instant newest) {
    return LocalDate.ofInstant(newest.isAfter(NOW) ? NOW : newest, ZONE).minusDays(89);
  }

  private static Instant newest(@Nullable RequestState before, @Nullable RequestState after) {
    Instant one = before == null ? Instant.EPOCH : before.updated();
    Instant other = after == null ? Instant.EPOCH : after.updated();
    return one.isAfter(other) ? one : other;
  }

  /** The sums that the rows are part of, as the rollup computes them. */
  private static Map<CellKey, Long> sums(Map<CellRow, Long> rows) {
    Map<CellKey, Long> sums = new HashMap<>();
    rows.forEach(
        (row, delta) -> {
          add(sums, row, null, CellFamilies.NO_DAY, delta);
          add(sums, row, Moment.CREATED, row.createdDay(), delta);
          add(sums, row, Moment.UPDATED, row.updatedDay(), delta);
          add(sums, row, Moment.SOLVED, row.solvedDay(), delta);
        });
    sums.values().removeIf(sum -> sum == 0);
    return sums;
  }

  private static void add(
      Map<CellKey, Long> sums,
      CellRow row,
      @Nullable Moment moment,
      @Nullable Integer day,
      long delta) {
    if (day != null) {
      sums.merge(
          CellFamilies.key(
              row.technicianId(), CellFamilies.moment(moment), row.unit(), day, row.cell()),
          delta,
          Long::sum);
    }
  }

  private RequestState state() {
    Status status = Status.of(1 + random.nextInt(6));
    Instant created = NOW.minus(Duration.ofHours(random.nextInt(24 * 200)));
    Instant updated = created.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 120)));
    TreeSet<Long> assignees = new TreeSet<>();
    for (int i = random.nextInt(4) - 1; i > 0; i--) {
      assignees.add(1 + random.nextLong(3));
    }
    boolean subtask = random.nextInt(3) == 0;
    return new RequestState(
        status,
        Priority.of(1 + random.nextInt(4)),
        random.nextBoolean() ? null : 1 + random.nextLong(3),
        assignees,
        new TreeSet<>(),
        subtask ? 77L : null,
        subtask ? 0 : random.nextInt(3),
        created,
        updated,
        status.countAsSolved() ? updated : null,
        random.nextInt(9) == 0);
  }

  private static RequestState solved(Instant created, Instant solved) {
    return new RequestState(
        Status.of(5),
        Priority.LOW,
        null,
        new TreeSet<>(),
        new TreeSet<>(),
        null,
        0,
        created,
        solved,
        solved,
        false);
  }

  @Test
  void everyFamilyIsStored() {
    for (CellFamily family : CellFamily.values()) {
      LocalDate day = family.moment() == null ? null : LocalDate.of(2026, 3, 1);
      CellKey key =
          new CellKey(
              family,
              family.isByAssignee() ? 9 : CellKey.ANYONE,
              day,
              3,
              Cell.all(List.of(Status.of(1))).getFirst());
      assertThat(
              CellFamilies.key(
                  key.technicianId(),
                  CellFamilies.moment(family),
                  key.unit(),
                  day == null ? CellFamilies.NO_DAY : CellFamilies.day(day),
                  CellCode.of(key.cell())))
          .isEqualTo(key);
    }
  }
}
