package io.technicianviews.persistence.internal.counter;

import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER;
import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER_CHANGE;
import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;
import static io.technicianviews.persistence.internal.schema.Tables.DESK;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static io.technicianviews.persistence.internal.schema.Tables.VIEW_COUNTER;
import static io.technicianviews.persistence.internal.schema.Tables.VIEW_COUNTER_CHANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.technicianviews.domain.cell.Cell;
import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.DeskContents;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.persistence.ExternalWriteCounters;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.TestPostgres;
import io.technicianviews.persistence.VerificationResult;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import io.technicianviews.persistence.internal.statement.TransactionSetting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The counters agree with the requests under concurrent writes, rollups, loads and repairs. */
class CountersTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final DeskDay TODAY = DeskDay.at(NOON, ZoneOffset.UTC);
  private static final int WRITERS = 8;
  private static final int WRITES = 25;

  private final PostgresSettings database = TestPostgres.migratedWithReuse().withClock(() -> NOON);
  private PostgresDesk desk;
  private long technician;

  @BeforeEach
  void open() {
    desk = PostgresDesk.open(database);
    try (BulkLoad load = desk.loader().begin()) {
      technician = load.newIds(EntityKind.PERSON, 1).getFirst();
      load.people(List.of(PersonRecord.of(Person.technician(technician, "Ada"))));
      load.commitAsDemo();
    }
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void writersInOneUnitDoNotWaitForEachOtherAndTheCountersAgreeAfterwards() throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> summing =
          executor.submit(
              () -> {
                while (writing.get()) {
                  with(CounterRollup::addUnlessRunningElsewhere);
                  assertThat(desk.recount(false, n -> {}).differences()).isEmpty();
                }
              });
      List<Callable<Object>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int seed = i;
        writers.add(
            () -> {
              write(new SplittableRandom(seed));
              return seed;
            });
      }
      try {
        for (Future<Object> writer : executor.invokeAll(writers)) {
          writer.get();
        }
      } finally {
        writing.set(false);
      }
      summing.get();
    }

    assertThat(desk.recount(false, n -> {}).differences()).isEmpty();
    assertThat(counts().of(View.ALL_TICKETS).all()).isPositive();
  }

  @Test
  void aWriteThatIsNotCommittedIsNotCounted() {
    try (WriteTransaction write = desk.writes().begin(TIMEOUT, Set.of())) {
      write.requests().add(request(write, unsolved()), null);
    }

    assertThat(counts()).isEqualTo(ViewCounts.ZERO);
  }

  @Test
  void aRollupChangesNoCount() {
    add(unsolved());
    add(unsolved());
    ViewCounts before = counts();

    int moved = with(CounterRollup::add);

    assertThat(moved).isGreaterThanOrEqualTo(0);
    assertThat(rows(VIEW_COUNTER_CHANGE)).isZero();
    assertThat(rows(CELL_COUNTER_CHANGE)).isZero();
    assertThat(counts()).isEqualTo(before);
    add(unsolved());
    // No unit is outside this scope, so it is counted by the sums of all units.
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      UnitScope all = UnitScope.only(UnitScope.WITHOUT_UNIT);
      assertThat(snapshot.read(new CountQuery.ScopeCounts(all, TODAY))).isEqualTo(counts(snapshot));
    }
  }

  @Test
  void pastCountersAreDeletedAfterTheClockAndLaterWritesPassTheirDay() {
    for (int days = 0; days < 40; days++) {
      add(unsolvedSince(NOON.minus(Duration.ofDays(days))));
    }
    with(CounterRollup::add);
    ViewCounts before = counts();
    int rows = rows(VIEW_COUNTER);

    with(dsl -> PastCounters.sweep(dsl, TODAY.date().minusDays(30)));
    int byAnEarlierClock = rows(VIEW_COUNTER);
    assertThat(byAnEarlierClock).isLessThan(rows);
    with(dsl -> PastCounters.sweep(dsl, TODAY.date().plusDays(1_000)));
    int byALaterClock = rows(VIEW_COUNTER);
    assertThat(byALaterClock).isLessThan(byAnEarlierClock);

    assertThat(counts()).isEqualTo(before);
    assertThat(desk.recount(false, n -> {}).differences()).isEmpty();
    assertThat(desk.recount(true, n -> {}).differences()).isEmpty();
    with(CounterRollup::add);
    assertThat(rows(VIEW_COUNTER)).isEqualTo(byALaterClock);
  }

  @Test
  void cellsOfPastDaysAreDeletedAfterTheClockAndLaterWritesPassTheirDay() {
    for (int days = 0; days < 200; days += 5) {
      add(unsolvedSince(NOON.minus(Duration.ofDays(days))));
    }
    with(CounterRollup::add);
    int rows = rows(CELL_COUNTER);

    with(dsl -> PastCounters.sweep(dsl, TODAY.date().minusDays(60)));
    int byAnEarlierClock = rows(CELL_COUNTER);
    assertThat(byAnEarlierClock).isLessThan(rows);
    with(dsl -> PastCounters.sweep(dsl, TODAY.date().plusDays(1_000)));
    int byALaterClock = rows(CELL_COUNTER);
    assertThat(byALaterClock).isLessThan(byAnEarlierClock);

    assertThat(desk.recount(false, n -> {}).differences()).isEmpty();
    // All of the last 90 days are still there: by creation and by update, and the standing one;
    // of the unit, and of all units.
    assertThat(byALaterClock).isGreaterThanOrEqualTo(2 * (1 + 2 * 90 / 5));
    int ofAllUnits =
        with(dsl -> dsl.fetchCount(CELL_COUNTER, CELL_COUNTER.UNIT_KEY.eq(CellKey.ANY_UNIT)));
    assertThat(ofAllUnits).isEqualTo(byALaterClock / 2);
  }

  @Test
  void aRequestThatIsUpdatedInTheFutureIsCountedByTheDayOfItsCreation() {
    Instant created = NOON.minus(Duration.ofDays(70));
    Instant future = NOON.plus(Duration.ofDays(40));
    add(unsolvedSince(created).withUpdated(future));
    assertCreatedOn(created, Priority.LOW);

    assertThat(desk.recount(true, n -> {}).agrees()).isTrue();
    try (WriteTransaction write = desk.writes().begin(TIMEOUT, Set.of())) {
      ServiceRequest there = anyOf(write);
      RequestState critical = there.state().with(Status.OPEN, Priority.CRITICAL, null, NOON);
      write.requests().store(there.withState(critical.withUpdated(NOON)));
      write.commit();
    }
    assertCreatedOn(created, Priority.CRITICAL);

    with(
        dsl -> {
          dsl.connection(
              connection -> {
                ExternalWriteCounters counting = desk.trackExternalWrite(connection, ids());
                dsl.update(SERVICE_REQUEST)
                    .set(SERVICE_REQUEST.PRIORITY_ID, (short) Priority.HIGH.id())
                    .set(SERVICE_REQUEST.UPDATED_AT, future)
                    .execute();
                counting.finish(List.of());
              });
          return dsl;
        });
    assertCreatedOn(created, Priority.HIGH);
  }

  /** The only request is counted by the day of its creation, with this priority. */
  private void assertCreatedOn(Instant created, Priority priority) {
    Map<CellKey, Long> byDayCreated = new HashMap<>(cells(UnitScope.ALL, false));
    byDayCreated.keySet().removeIf(key -> key.family() != CellFamily.BY_DAY_CREATED);
    CellKey key =
        new CellKey(
            CellFamily.BY_DAY_CREATED,
            CellKey.ANYONE,
            DeskDay.at(created, TODAY.zone()).date(),
            CellKey.ANY_UNIT,
            new Cell(Status.OPEN, priority, false, false, false));
    assertThat(byDayCreated).isEqualTo(Map.of(key, 1L));
    assertThat(desk.recount(false, n -> {}).differences()).isEmpty();
  }

  @Test
  void theRollupJobBoundsItsTransactions() {
    TestPostgres.execute(
        database,
        "create table public.observed (timeout text)",
        "create function public.observe() returns trigger language plpgsql as $$ begin"
            + " insert into public.observed values (current_setting('statement_timeout'));"
            + " return null; end $$",
        "create trigger observe after insert on technician_views.view_counter"
            + " for each statement execute function public.observe()");
    add(unsolved());

    await().until(() -> with(dsl -> dsl.fetchExists(table(name("public", "observed")))));
    Set<?> timeouts = with(dsl -> dsl.fetch("select timeout from public.observed").intoSet(0));
    assertThat(timeouts).isNotEmpty().allMatch(timeout -> !timeout.equals("0"));
  }

  @Test
  void aKilledRollupLeavesTheSumsCorrect() {
    add(unsolved());
    with(CounterRollup::add);
    ViewCounts before;
    AtomicInteger moved = new AtomicInteger();
    do {
      // The rollup job of the helpdesk may have moved the deltas already.
      add(unsolved());
      before = counts();
      assertThatThrownBy(
              () ->
                  with(
                      dsl -> {
                        moved.set(CounterRollup.add(dsl));
                        return dsl.execute("select pg_terminate_backend(pg_backend_pid())");
                      }))
          .isInstanceOf(Exception.class);
    } while (moved.get() == 0);

    assertThat(counts()).isEqualTo(before);
    assertThat(desk.recount(false, n -> {}).differences()).isEmpty();
  }

  @Test
  void aConcurrentRollupDoesNotChangeTheCountsOfASnapshot() {
    add(unsolved());
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      ViewCounts before = counts(snapshot);
      add(unsolved());
      with(CounterRollup::add);

      assertThat(counts(snapshot)).isEqualTo(before);
    }
  }

  @Test
  void aRollupDoesNotDeadlockWithALoadThatClearsTheCounters() {
    add(unsolved());
    with(CounterRollup::add);
    add(unsolved());
    try (BulkLoad load = desk.loader().begin()) {
      load.clear();

      // Without the lock of the rollup this would deadlock with the load.
      int moved =
          with(
              dsl -> {
                dsl.select(TransactionSetting.of("lock_timeout", "5s")).execute();
                return CounterRollup.addUnlessRunningElsewhere(dsl);
              });
      assertThat(moved).isZero();
      load.commitAsDemo();
    }

    assertThat(counts()).isEqualTo(ViewCounts.ZERO);
    assertThat(rows(VIEW_COUNTER)).isZero();
  }

  @Test
  void aLoadThatClearsTheDeskDoesNotDeadlockWithACommand() throws Exception {
    add(unsolved());
    long id = ids().getFirst();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> both =
          with(
              dsl -> {
                // The load takes this lock after the table's, before it deletes.
                CounterRollup.lock(dsl);
                Future<?> load = executor.submit(this::clear);
                awaitWaiting(dsl, 1);
                Future<?> command = executor.submit(() -> deleteIfPresent(id));
                awaitWaiting(dsl, 2);
                return List.of(load, command);
              });
      for (Future<?> one : both) {
        one.get();
      }
    }

    assertThat(ids()).isEmpty();
    assertThat(counts()).isEqualTo(ViewCounts.ZERO);
  }

  private void clear() {
    try (BulkLoad load = desk.loader().begin()) {
      load.clear();
      load.commitAsDemo();
    }
  }

  private void deleteIfPresent(long id) {
    try (WriteTransaction write = desk.writes().begin(TIMEOUT, Set.of())) {
      write
          .requests()
          .lock(id)
          .map(CurrentRequest::request)
          .ifPresent(there -> write.requests().store(there.withState(there.state().asDeleted())));
      write.commit();
    }
  }

  /** Waits until this number of sessions waits for a lock of a table or an advisory lock. */
  private static void awaitWaiting(DSLContext dsl, int sessions) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        dsl.fetchSingle(
                                "select count(*) from pg_locks where not granted and database ="
                                    + " (select oid from pg_database"
                                    + " where datname = current_database())")
                            .get(0, int.class))
                    .isEqualTo(sessions));
  }

  @Test
  void anExternalWriteWithoutCountersIsFoundAndRepaired() {
    add(unsolved());
    int before = rows(CHANGE_LOG);
    with(dsl -> dsl.update(SERVICE_REQUEST).set(SERVICE_REQUEST.PRIORITY_ID, (short) 1).execute());

    VerificationResult found = desk.recount(false, n -> {});
    VerificationResult repaired = desk.recount(true, n -> {});

    assertThat(found.requests()).isOne();
    assertThat(found.differences())
        .filteredOn(VerificationResult.CounterDifference.class::isInstance)
        .as("of the unit, and of all units")
        .hasSize(2)
        .allSatisfy(
            difference -> {
              assertThat(((VerificationResult.CounterDifference) difference).counter().view())
                  .isEqualTo(View.URGENT_HIGH_PRIORITY);
              assertThat(difference.stored()).isZero();
              assertThat(difference.expected()).isOne();
            });
    assertThat(found.differences())
        .filteredOn(VerificationResult.CellDifference.class::isInstance)
        .extracting(VerificationResult.Difference::expected)
        .as("leaves a cell and enters another, in each family, of the unit and of all units")
        .containsExactlyInAnyOrder(0L, 0L, 0L, 0L, 0L, 0L, 1L, 1L, 1L, 1L, 1L, 1L);
    assertThat(repaired.differences()).containsExactlyInAnyOrderElementsOf(found.differences());
    assertThat(desk.recount(false, n -> {}).agrees()).isTrue();
    assertThat(counts().of(View.URGENT_HIGH_PRIORITY)).isEqualTo(new TypeCounts(1, 0));
    assertThat(rows(CHANGE_LOG)).as("the repair invalidates cache entries").isEqualTo(before + 1);
  }

  @Test
  void concurrentRepairsAddTheDifferencesOnce() throws Exception {
    add(unsolved());
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 10; round++) {
        short priority = (short) (1 + round % 2 * 3);
        with(
            dsl ->
                dsl.update(SERVICE_REQUEST).set(SERVICE_REQUEST.PRIORITY_ID, priority).execute());
        Callable<VerificationResult> repair = () -> desk.recount(true, n -> {});
        for (Future<VerificationResult> repaired :
            executor.invokeAll(List.of(repair, repair, repair))) {
          repaired.get();
        }

        assertThat(desk.recount(false, n -> {}).differences()).as("round %d", round).isEmpty();
      }
    }
  }

  @Test
  void anExternalWriteCannotBeFinishedTwice() {
    with(
        dsl -> {
          dsl.connection(
              connection -> {
                ExternalWriteCounters counting = desk.trackExternalWrite(connection, List.of());
                List<Long> added = List.of(inserted(dsl));
                counting.finish(added);
                assertThatThrownBy(() -> counting.finish(added))
                    .isInstanceOf(IllegalStateException.class);
              });
          return dsl;
        });

    assertThat(desk.recount(false, n -> {}).differences()).isEmpty();
  }

  @Test
  void aConnectionInAutocommitIsRejected() throws Exception {
    add(unsolved());
    try (Connection connection = TestPostgres.connect(database)) {
      assertAutocommitRejected(() -> desk.trackExternalWrite(connection, ids()));
      assertAutocommitRejected(
          () -> desk.recordExternalChange(connection, Set.of(InvalidationTag.EVERYTHING)));

      connection.setAutoCommit(false);
      ExternalWriteCounters counting = desk.trackExternalWrite(connection, ids());
      connection.setAutoCommit(true);
      assertAutocommitRejected(() -> counting.finish(List.of()));
    }
  }

  private static void assertAutocommitRejected(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in autocommit: call setAutoCommit(false)");
  }

  @Test
  void aTrackedExternalWriteUpdatesTheCounters() {
    add(unsolved());
    add(unsolved());
    List<Long> there = ids();
    with(
        dsl -> {
          dsl.connection(
              connection -> {
                ExternalWriteCounters counting = desk.trackExternalWrite(connection, there);
                dsl.update(SERVICE_REQUEST)
                    .set(SERVICE_REQUEST.PRIORITY_ID, (short) 2)
                    .where(SERVICE_REQUEST.ID.eq(there.getFirst()))
                    .execute();
                dsl.deleteFrom(SERVICE_REQUEST)
                    .where(SERVICE_REQUEST.ID.eq(there.getLast()))
                    .execute();
                counting.finish(List.of(inserted(dsl), inserted(dsl)));
              });
          return there;
        });

    assertThat(desk.recount(false, n -> {}).differences()).isEmpty();
    assertThat(counts().of(View.URGENT_HIGH_PRIORITY).all()).isOne();
    assertThat(counts().of(View.ALL_TICKETS).all()).isEqualTo(3);
  }

  private long inserted(DSLContext dsl) {
    return dsl.insertInto(SERVICE_REQUEST)
        .set(SERVICE_REQUEST.REQUESTER_ID, technician)
        .set(SERVICE_REQUEST.SUBJECT, "From elsewhere")
        .set(SERVICE_REQUEST.STATUS_ID, (short) Status.OPEN.id())
        .set(SERVICE_REQUEST.PRIORITY_ID, (short) Priority.LOW.id())
        .set(SERVICE_REQUEST.CREATED_AT, NOON)
        .set(SERVICE_REQUEST.UPDATED_AT, NOON)
        .returningResult(SERVICE_REQUEST.ID)
        .fetchSingle()
        .value1();
  }

  @Test
  void aNegativeCountIsReportedAsZeroUntilItIsRepaired() {
    add(unsolved().withAssignee(technician));
    with(CounterRollup::add);
    with(dsl -> dsl.deleteFrom(VIEW_COUNTER).execute());
    try (WriteTransaction write = desk.writes().begin(TIMEOUT, Set.of())) {
      ServiceRequest there = anyOf(write);
      write.requests().store(there.withState(there.state().asDeleted()));
      write.commit();
    }

    assertThat(counts()).isEqualTo(ViewCounts.ZERO);
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      assertThat(snapshot.read(new CountQuery.AssigneeLoads(UnitScope.ALL))).isEmpty();
    }
    assertThat(desk.recount(true, n -> {}).agrees()).isFalse();
    assertThat(desk.recount(true, n -> {}).agrees()).isTrue();
  }

  @Test
  void aRequestOfTheLastNanosecondOfADayIsCountedOnThatDay() {
    Instant end = TODAY.start().minusNanos(1);
    try (BulkLoad load = desk.loader().begin()) {
      long id = load.newIds(EntityKind.REQUEST, 1).getFirst();
      load.requests(
          List.of(
              RequestRecord.withoutMessages(
                  ServiceRequest.opened(id, "Paper jam", technician, end))));
      load.commitAsDemo();
    }
    add(unsolvedSince(end));
    assertThat(counts().of(View.NEW_TODAY)).isEqualTo(TypeCounts.ZERO);
    assertThat(desk.recount(false, n -> {}).differences()).isEmpty();

    for (long id : ids()) {
      try (WriteTransaction write = desk.writes().begin(TIMEOUT, Set.of())) {
        ServiceRequest there = write.requests().lock(id).orElseThrow().request();
        write.requests().store(there.withState(there.state().asDeleted()));
        write.commit();
      }
    }
    assertThat(desk.recount(false, n -> {}).differences()).isEmpty();
  }

  @Test
  void countersOfAllUnitsAreVerifiedAndRepaired() {
    add(unsolved());
    with(CounterRollup::add);
    ViewCounts before = counts();
    with(
        dsl ->
            dsl.update(VIEW_COUNTER)
                .set(VIEW_COUNTER.ALL_TICKETS, 7L)
                .where(VIEW_COUNTER.UNIT_KEY.eq(CounterKey.ANY_UNIT))
                .and(VIEW_COUNTER.ALL_TICKETS.isNotNull())
                .execute());

    assertThat(desk.recount(true, n -> {}).differences())
        .singleElement()
        .isEqualTo(
            new VerificationResult.CounterDifference(
                new CounterKey(
                    View.ALL_TICKETS, CounterKey.ANYONE, CounterKey.ANY_UNIT, false, LocalDate.MAX),
                7,
                1));
    assertThat(counts()).isEqualTo(before);
    with(CounterRollup::add);
    assertThat(counts()).isEqualTo(before);
    assertThat(desk.recount(false, n -> {}).agrees()).isTrue();
  }

  @Test
  void theRepairOfAUnitDoesNotSpoilTheCountersOfAllUnits() {
    add(unsolved());
    with(CounterRollup::add);
    ViewCounts before = counts();
    with(
        dsl ->
            dsl.deleteFrom(VIEW_COUNTER)
                .where(VIEW_COUNTER.UNIT_KEY.ne(CounterKey.ANY_UNIT))
                .execute());

    assertThat(desk.recount(true, n -> {}).agrees()).isFalse();

    assertThat(counts()).isEqualTo(before);
    with(CounterRollup::add);
    assertThat(counts()).isEqualTo(before);
    assertThat(desk.recount(false, n -> {}).agrees()).isTrue();
  }

  @Test
  void cellsOfAllUnitsAreVerifiedAndRepaired() {
    add(unsolved());
    with(CounterRollup::add);
    Map<CellKey, Long> before = cells(UnitScope.ALL, false);
    with(
        dsl ->
            dsl.update(CELL_COUNTER)
                .set(CELL_COUNTER.REQUESTS, 7L)
                .where(CELL_COUNTER.UNIT_KEY.eq(CellKey.ANY_UNIT))
                .execute());

    assertThat(desk.recount(true, n -> {}).differences())
        .as("standing, by day of creation and by day of update")
        .hasSize(3)
        .allSatisfy(
            difference -> {
              assertThat(((VerificationResult.CellDifference) difference).cell().unit())
                  .isEqualTo(CellKey.ANY_UNIT);
              assertThat(difference.stored()).isEqualTo(7);
              assertThat(difference.expected()).isOne();
            });
    assertThat(cells(UnitScope.ALL, false)).isEqualTo(before);
    counts();
    with(CounterRollup::add);
    assertThat(cells(UnitScope.ALL, false)).isEqualTo(before);
    counts();
    assertThat(desk.recount(false, n -> {}).agrees()).isTrue();
  }

  @Test
  void theRepairOfCellsOfAUnitDoesNotSpoilThoseOfAllUnits() {
    add(unsolved());
    with(CounterRollup::add);
    Map<CellKey, Long> before = cells(UnitScope.ALL, false);
    with(
        dsl ->
            dsl.deleteFrom(CELL_COUNTER)
                .where(CELL_COUNTER.UNIT_KEY.ne(CellKey.ANY_UNIT))
                .execute());

    assertThat(desk.recount(true, n -> {}).differences()).hasSize(3);

    assertThat(cells(UnitScope.ALL, false)).isEqualTo(before);
    counts();
    with(CounterRollup::add);
    assertThat(cells(UnitScope.ALL, false)).isEqualTo(before);
    counts();
    assertThat(desk.recount(false, n -> {}).agrees()).isTrue();
  }

  @Test
  void theCellsOfAnyUnitsAreTheSumOfTheirCellsBeforeAndAfterARollup() {
    List<Long> keys = keysOfFiveUnits();
    for (int round = 0; round < 2; round++) {
      addToEach(keys);
      assertSums(keys);
      with(CounterRollup::add);
      assertSums(keys);
    }
  }

  @Test
  void theCountsOfAnyUnitsAreCorrectBetweenARepairAndTheNextRollup() {
    List<Long> keys = keysOfFiveUnits();
    addToEach(keys);
    with(CounterRollup::add);
    for (long damaged : List.of(CounterKey.ANY_UNIT, keys.getFirst(), UnitScope.WITHOUT_UNIT)) {
      with(dsl -> dsl.deleteFrom(VIEW_COUNTER).where(VIEW_COUNTER.UNIT_KEY.eq(damaged)).execute());
      with(dsl -> dsl.deleteFrom(CELL_COUNTER).where(CELL_COUNTER.UNIT_KEY.eq(damaged)).execute());
      assertThat(desk.recount(true, n -> {}).agrees()).isFalse();
      addToEach(keys);
      assertSums(keys);
      with(CounterRollup::add);
      assertSums(keys);
      assertThat(desk.recount(false, n -> {}).agrees()).isTrue();
    }
  }

  /** Four units, and none. */
  private List<Long> keysOfFiveUnits() {
    List<Long> units = new ArrayList<>();
    try (BulkLoad load = desk.loader().begin()) {
      units.addAll(load.newIds(EntityKind.BUSINESS_UNIT, 4));
      load.businessUnits(units.stream().map(id -> new BusinessUnit(id, "Unit " + id)).toList());
      load.commitAsDemo();
    }
    units.add(UnitScope.WITHOUT_UNIT);
    return units;
  }

  private void addToEach(List<Long> keys) {
    for (int i = 0; i < keys.size(); i++) {
      RequestState one = unsolvedSince(NOON.minus(Duration.ofDays(i)));
      add(one.with(Status.OPEN, Priority.LOW, UnitScope.unit(keys.get(i)), NOON));
    }
  }

  private void assertSums(List<Long> keys) {
    assertThat(cells(UnitScope.ALL, true)).isEqualTo(cells(UnitScope.only(keys), true));
    assertThat(cells(UnitScope.ALL, false)).isEqualTo(summed(cells(UnitScope.ALL, true)));
    for (int chosen = 0; chosen < 1 << keys.size(); chosen++) {
      List<Long> some = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        if ((chosen >> i & 1) == 1) {
          some.add(keys.get(i));
        }
      }
      UnitScope scope = UnitScope.only(some);
      assertThat(cells(scope, false)).as("%s", some).isEqualTo(summed(cells(scope, true)));
      assertThat(counts(scope)).as("%s", some).isEqualTo(ViewCounts.sum(countsOfEach(some)));
    }
  }

  @Test
  void theRollupOfAnOlderServerFailsAndANewerOneMakesUpForIt() {
    add(unsolved());
    ViewCounts before = counts();

    // The previous version set only the permission that the trigger of migration 8 checks.
    assertThatThrownBy(
            () ->
                with(
                    dsl -> {
                      dsl.select(TransactionSetting.of("technician_views.rollup", "8")).execute();
                      return dsl.deleteFrom(CELL_COUNTER_CHANGE).execute();
                    }))
        .hasMessageContaining("migrated by a newer version");

    assertThat(counts()).isEqualTo(before);
    with(CounterRollup::add);
    assertThat(rows(CELL_COUNTER_CHANGE)).isZero();
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void requestsFromBeforeTheCountersAreCountedWhenTheDeskIsOpened() {
    add(unsolved());
    add(unsolved());
    ViewCounts before = counts();
    desk.close();
    with(CounterRollup::add);
    with(dsl -> dsl.deleteFrom(VIEW_COUNTER).execute());
    with(dsl -> dsl.update(DESK).set(DESK.COUNTED, false).execute());

    desk = PostgresDesk.open(database);

    assertThat(counts()).isEqualTo(before);
    assertThat(desk.recount(false, n -> {}).agrees()).isTrue();
  }

  @Test
  void aRepairedDemoRemainsADemo() {
    with(dsl -> dsl.deleteFrom(VIEW_COUNTER).execute());
    with(
        dsl ->
            dsl.insertInto(VIEW_COUNTER)
                .set(VIEW_COUNTER.TECHNICIAN_ID, 0L)
                .set(VIEW_COUNTER.UNIT_KEY, UnitScope.WITHOUT_UNIT)
                .set(VIEW_COUNTER.LAST_DAY, Integer.MAX_VALUE)
                .set(VIEW_COUNTER.SUBTASK, false)
                .set(VIEW_COUNTER.ALL_TICKETS, 7L)
                .execute());

    desk.recount(true, n -> {});

    try (BulkLoad load = desk.loader().begin()) {
      assertThat(load.contents()).isEqualTo(DeskContents.DEMO);
    }
  }

  @Test
  void theResultOfTheLastVerificationIsStored() {
    assertThat(lastDifferences()).isNull();

    desk.recount(false, n -> {});

    assertThat(lastDifferences()).isZero();
  }

  private @Nullable Long lastDifferences() {
    return with(dsl -> dsl.select(DESK.RECOUNT_DIFFERENCES).from(DESK).fetchSingle().value1());
  }

  /** Creates, moves, solves, assigns and deletes at random. */
  private void write(SplittableRandom random) {
    add(unsolved());
    for (int i = 0; i < WRITES; i++) {
      if (random.nextInt(3) == 0) {
        add(unsolved());
      } else {
        change(random);
      }
    }
  }

  private void change(SplittableRandom random) {
    try (WriteTransaction write = desk.writes().begin(TIMEOUT, Set.of())) {
      ServiceRequest there = locked(write, random.nextInt(10));
      SortedSet<Long> assignees =
          random.nextBoolean() ? new TreeSet<>() : new TreeSet<>(Set.of(technician));
      RequestState state =
          there
              .state()
              .withAssignees(assignees)
              .with(
                  Status.of(1 + random.nextInt(6)), Priority.of(1 + random.nextInt(4)), null, NOON);
      write.requests().store(there.withState(random.nextInt(20) == 0 ? state.asDeleted() : state));
      if (random.nextInt(4) > 0) {
        write.commit();
      }
    }
  }

  private ServiceRequest anyOf(WriteTransaction write) {
    return locked(write, 0);
  }

  private ServiceRequest locked(WriteTransaction write, int which) {
    List<Long> ids = ids();
    return write.requests().lock(ids.get(which % ids.size())).orElseThrow().request();
  }

  private List<Long> ids() {
    return with(
        dsl ->
            dsl.select(SERVICE_REQUEST.ID)
                .from(SERVICE_REQUEST)
                .orderBy(SERVICE_REQUEST.ID)
                .fetch(SERVICE_REQUEST.ID));
  }

  private void add(RequestState state) {
    try (WriteTransaction write = desk.writes().begin(TIMEOUT, Set.of())) {
      write.requests().add(request(write, state), null);
      write.commit();
    }
  }

  private ServiceRequest request(WriteTransaction write, RequestState state) {
    return new ServiceRequest(
        write.requests().newId(), "Paper jam", null, technician, null, false, 1, state);
  }

  private static RequestState unsolved() {
    return unsolvedSince(NOON);
  }

  private static RequestState unsolvedSince(Instant at) {
    return new RequestState(
        Status.OPEN,
        Priority.LOW,
        null,
        new TreeSet<>(),
        new TreeSet<>(),
        null,
        0,
        at,
        at,
        null,
        false);
  }

  private ViewCounts counts() {
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      return counts(snapshot);
    }
  }

  /** All requests are without a unit, so both counts are the same, and both cells. */
  private static ViewCounts counts(Snapshot snapshot) {
    ViewCounts counts = snapshot.read(new CountQuery.UnitCounts(UnitScope.WITHOUT_UNIT, TODAY));
    assertThat(snapshot.read(new CountQuery.ScopeCounts(UnitScope.ALL, TODAY))).isEqualTo(counts);
    Map<CellKey, Long> cells = cells(snapshot, UnitScope.only(UnitScope.WITHOUT_UNIT), true);
    assertThat(cells(snapshot, UnitScope.ALL, true)).isEqualTo(cells);
    assertThat(cells(snapshot, UnitScope.ALL, false)).isEqualTo(summed(cells));
    return counts;
  }

  private ViewCounts counts(UnitScope scope) {
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      return snapshot.read(new CountQuery.ScopeCounts(scope, TODAY));
    }
  }

  private List<ViewCounts> countsOfEach(List<Long> keys) {
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      return keys.stream()
          .map(key -> snapshot.read(new CountQuery.UnitCounts(key, TODAY)))
          .toList();
    }
  }

  private Map<CellKey, Long> cells(UnitScope scope, boolean byUnit) {
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      return cells(snapshot, scope, byUnit);
    }
  }

  /** All cells in scope. */
  private static Map<CellKey, Long> cells(Snapshot snapshot, UnitScope scope, boolean byUnit) {
    Set<CellFamily> families =
        Arrays.stream(CellFamily.values())
            .filter(family -> !family.isByAssignee())
            .collect(Collectors.toSet());
    return snapshot.read(
        new CountQuery.ScopeCells(scope, families, CellKey.firstDay(TODAY), byUnit));
  }

  private static Map<CellKey, Long> summed(Map<CellKey, Long> byUnit) {
    Map<CellKey, Long> summed = new HashMap<>();
    byUnit.forEach((key, requests) -> summed.merge(key.ofAnyUnit(), requests, Long::sum));
    return summed;
  }

  private int rows(Table<?> table) {
    return with(dsl -> dsl.fetchCount(table));
  }

  private <T extends @Nullable Object> T with(Function<DSLContext, T> work) {
    try (Connection connection =
        DriverManager.getConnection(
            database.url().jdbcUrl(), database.url().user(), database.url().password())) {
      return DeskSchema.DEFAULT.on(connection).transactionResult(c -> work.apply(c.dsl()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
