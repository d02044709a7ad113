package io.technicianviews.domain.port;

import static io.technicianviews.domain.port.TestRequest.request;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.View;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link SnapshotSource} and {@link Snapshot} promise. */
@Timeout(120)
public abstract class SnapshotSourceContract extends DeskContract {

  @Test
  void aSnapshotContainsEveryAcknowledgedWrite() {
    for (int writes = 1; writes <= 5; writes++) {
      Person asker = desk.somebody();
      desk.request(request());

      long seen = desk.read(snapshot -> snapshot.counts().ofRequester(asker.id()));
      assertThat(seen).isEqualTo(writes);
    }
  }

  @Test
  void aSnapshotContainsNoLaterWrite() {
    Person asker = desk.somebody();
    long before = desk.request(request("before").message(asker, "hello"));

    try (Snapshot snapshot = desk.open()) {
      BusinessUnit unit = desk.unit("written later");
      long later = desk.request(request("later").in(unit).message(asker, "too late"));
      desk.put(before, request("changed").deleted());

      assertThat(snapshot.people().businessUnits(UnitScope.ALL)).isEmpty();
      assertThat(snapshot.counts().ofRequester(asker.id())).isEqualTo(1);
      assertThat(snapshot.requests().find(later)).isEmpty();
      assertThat(snapshot.requests().summaries(List.of(before, later)))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.subject()).isEqualTo("before");
                assertThat(requireNonNull(row.lastMessage()).content()).isEqualTo("hello");
              });
    }
  }

  @Test
  void aBatchOfQueriesReturnsTheResultsOfSingleQueries() {
    List<CacheableQuery<?>> cacheableQueries = facts();
    assertThat(cacheableQueries.stream().map(CacheableQuery::kind).distinct())
        .hasSameSizeAs(CacheableQuery.class.getPermittedSubclasses());

    try (Snapshot snapshot = desk.open()) {
      QueryResults together = snapshot.read(cacheableQueries);
      assertThat(cacheableQueries)
          .allSatisfy(
              cacheableQuery ->
                  assertThat((Object) together.get(cacheableQuery))
                      .isEqualTo(cacheableQuery.read(snapshot)));
    }
  }

  @Test
  void prefetchedResultsBelongToTheSnapshot() {
    List<CacheableQuery<?>> cacheableQueries = facts();
    List<CacheableQuery<?>> announced = cacheableQueries.subList(0, cacheableQueries.size() / 2);
    try (Snapshot snapshot = desk.ports().snapshots().open(TestDesk.TIMEOUT, announced)) {
      desk.request(request("later").from(desk.somebody()));
      desk.unit("later");

      QueryResults together = snapshot.read(cacheableQueries);
      assertThat(cacheableQueries)
          .allSatisfy(
              cacheableQuery ->
                  assertThat((Object) together.get(cacheableQuery))
                      .isEqualTo(cacheableQuery.read(snapshot)));
      assertThat(snapshot.read(announced).get(new CacheableQuery.AllUnits())).hasSize(2);
    }
  }

  /** Of each kind one that holds something, and some more counts. */
  private List<CacheableQuery<?>> facts() {
    BusinessUnit here = desk.unit("here");
    BusinessUnit there = desk.unit("there");
    Person tom = desk.technician("Tom", here);
    Person asker = desk.somebody();
    long mine = desk.request(request("mine").in(here).assignedTo(tom).message(asker, "hello"));
    desk.request(request("read").in(here).message(asker, "hello").readBy(tom, 1));
    desk.request(request("elsewhere").in(there).from(asker));
    DeskDay today = DeskDay.at(TestDesk.NOON, ZoneOffset.UTC);
    RequestFilter unsolved =
        RequestFilter.of(View.ALL_UNSOLVED, tom, UnitScope.ALL, RequestType.ALL, false, today);
    return List.of(
        new CacheableQuery.UnitCounts(here.id(), today),
        new CacheableQuery.AllUnits(),
        new CacheableQuery.PersonById(tom.id()),
        new CacheableQuery.PersonById(tom.id() + 1_000),
        new CacheableQuery.PageRows(unsolved, View.ALL_UNSOLVED.order(), PageStart.FIRST, 1),
        new CacheableQuery.RequesterTotal(asker.id()),
        new CacheableQuery.UnitCounts(there.id(), today),
        new CacheableQuery.UnitCounts(UnitScope.WITHOUT_UNIT, today),
        new CacheableQuery.UnitCounts(here.id(), DeskDay.at(Instant.EPOCH, ZoneOffset.UTC)),
        new CacheableQuery.AssigneeCounts(tom.id(), today),
        new CacheableQuery.TotalCount(unsolved),
        new CacheableQuery.RequesterRows(asker.id(), PageStart.FIRST, 10),
        new CacheableQuery.ReadPositions(tom.id(), List.of(mine, mine + 1)));
  }

  @Test
  void concurrentQueriesReadTheSameState() throws Exception {
    Person asker = desk.somebody();
    try (Snapshot snapshot = desk.open();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      desk.request(request());

      Phaser together = new Phaser(32);
      Callable<Long> query =
          () -> {
            together.arriveAndAwaitAdvance();
            return snapshot.counts().ofRequester(asker.id())
                + snapshot.requests().ofRequester(asker.id(), PageStart.FIRST, 10).size();
          };
      List<Future<Long>> answers =
          IntStream.range(0, 32).mapToObj(number -> threads.submit(query)).toList();

      for (Future<Long> answer : answers) {
        assertThat(answer.get()).isZero();
      }
    }
  }

  @Test
  void manyConcurrentSnapshotsAreAnswered() throws Exception {
    long id = desk.request(request());
    Callable<Boolean> question =
        () -> {
          try (Snapshot snapshot = desk.open();
              ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var found = threads.submit(() -> snapshot.requests().find(id).isPresent());
            var silent = threads.submit(() -> snapshot.messages().count(id) == 0);
            return found.get() && silent.get();
          }
        };
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> answers =
          IntStream.range(0, 64).mapToObj(number -> askers.submit(question)).toList();

      for (Future<Boolean> answer : answers) {
        assertThat(answer.get()).isTrue();
      }
    }
  }

  @Test
  void aTransactionIsVisibleToAllQueriesOrNone() throws Exception {
    Person asker = desk.somebody();
    AtomicBoolean writing = new AtomicBoolean(true);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> readers =
          IntStream.range(0, 4)
              .<Future<?>>mapToObj(number -> threads.submit(() -> readPairsWhile(writing, asker)))
              .toList();
      try {
        IntStream.range(0, 40).forEach(number -> writeAPair());
      } finally {
        writing.set(false);
      }
      for (Future<?> reader : readers) {
        reader.get();
      }
    }
  }

  @Test
  void asOfNeverDecreasesAndHasMicrosecondPrecision() {
    Instant first = desk.read(Snapshot::asOf);
    Instant second = desk.read(Snapshot::asOf);

    assertThat(second).isAfterOrEqualTo(first);
    assertThat(List.of(first, second))
        .allSatisfy(asOf -> assertThat(asOf).isEqualTo(asOf.truncatedTo(ChronoUnit.MICROS)));
  }

  @Test
  void asOfIsConstant() {
    try (Snapshot snapshot = desk.open()) {
      Instant asOf = snapshot.asOf();
      desk.request(request());

      assertThat(snapshot.asOf()).isEqualTo(asOf);
    }
  }

  @Test
  void queriesOfAClosedSnapshotFail() {
    Snapshot snapshot = desk.open();
    snapshot.close();

    for (Function<Snapshot, ?> query : queries()) {
      assertThatThrownBy(() -> query.apply(snapshot)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void queryPortsOfAClosedSnapshotFail() {
    Snapshot snapshot = desk.open();
    PeopleQueries people = snapshot.people();
    RequestQueries requests = snapshot.requests();
    CountQueries counts = snapshot.counts();
    MessageQueries messages = snapshot.messages();
    snapshot.close();

    assertThatThrownBy(() -> people.find(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> requests.find(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> counts.ofRequester(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> messages.count(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingAgainHasNoEffect() {
    Snapshot snapshot = desk.open();
    snapshot.close();

    assertThatCode(snapshot::close).doesNotThrowAnyException();
  }

  @Test
  void queriesDuringTheCloseReturnCorrectResultsOrFail() throws Exception {
    Person asker = desk.somebody();
    Snapshot snapshot = desk.open();
    Phaser running = new Phaser(9);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<RuntimeException>> ends =
          IntStream.range(0, 8)
              .mapToObj(number -> threads.submit(() -> queryUntilFailure(snapshot, asker, running)))
              .toList();
      running.arriveAndAwaitAdvance();
      snapshot.close();

      for (Future<RuntimeException> end : ends) {
        assertThat(end.get())
            .isInstanceOfAny(IllegalStateException.class, DeskUnavailableException.class);
      }
    }
  }

  @Test
  void queriesFailAfterTheTimeout() {
    Person asker = desk.somebody();
    assertThatThrownBy(
            () -> {
              try (Snapshot snapshot = desk.ports().snapshots().open(Duration.ofMillis(100))) {
                throw queryUntilFailure(snapshot, asker, new Phaser(1));
              }
            })
        .isInstanceOf(DeadlineExceededException.class);
  }

  @Test
  void aSnapshotTimeoutThatIsNotPositiveIsRejected() {
    for (Duration timeout : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
      assertThatThrownBy(() -> desk.ports().snapshots().open(timeout))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private void writeAPair() {
    RequestRecord one = desk.loaded(desk.newId(EntityKind.REQUEST), request());
    RequestRecord other = desk.loaded(desk.newId(EntityKind.REQUEST), request());
    desk.load(
        load -> {
          load.requests(List.of(one));
          load.requests(List.of(other));
        });
  }

  private @Nullable Void readPairsWhile(AtomicBoolean writing, Person asker) throws Exception {
    while (writing.get()) {
      try (Snapshot snapshot = desk.open();
          ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var counted = threads.submit(() -> snapshot.counts().ofRequester(asker.id()));
        var listed =
            threads.submit(
                () -> snapshot.requests().ofRequester(asker.id(), PageStart.FIRST, 1000));

        assertThat(counted.get()).isEven().isEqualTo(listed.get().size());
      }
    }
    return null;
  }

  private static List<Function<Snapshot, ?>> queries() {
    return List.of(
        snapshot -> snapshot.people().find(1),
        snapshot -> snapshot.requests().find(1),
        snapshot -> snapshot.counts().ofRequester(1),
        snapshot -> snapshot.messages().count(1));
  }

  private static RuntimeException queryUntilFailure(Snapshot snapshot, Person asker, Phaser begun) {
    boolean first = true;
    while (true) {
      try {
        assertThat(snapshot.people().find(asker.id())).contains(asker);
      } catch (RuntimeException e) {
        return e;
      } finally {
        if (first) {
          begun.arrive();
          first = false;
        }
      }
    }
  }
}
