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

/** The contract of {@link SnapshotSource} and {@link Snapshot}. */
@Timeout(120)
public abstract class SnapshotSourceContract extends DeskContract {

  @Test
  void aSnapshotContainsEveryAcknowledgedWrite() {
    for (int writes = 1; writes <= 5; writes++) {
      Person requester = desk.defaultRequester();
      desk.request(request());

      long total = desk.read(snapshot -> snapshot.counts().ofRequester(requester.id()));
      assertThat(total).isEqualTo(writes);
    }
  }

  @Test
  void aSnapshotContainsNoLaterWrite() {
    Person requester = desk.defaultRequester();
    long before = desk.request(request("before").message(requester, "hello"));

    try (Snapshot snapshot = desk.open()) {
      BusinessUnit unit = desk.unit("written later");
      long later = desk.request(request("later").in(unit).message(requester, "later"));
      desk.put(before, request("changed").deleted());

      assertThat(snapshot.people().businessUnits(UnitScope.ALL)).isEmpty();
      assertThat(snapshot.counts().ofRequester(requester.id())).isEqualTo(1);
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
    List<CacheableQuery<?>> queries = queriesOfEachKind();
    assertThat(queries.stream().map(CacheableQuery::kind).distinct())
        .hasSameSizeAs(CacheableQuery.class.getPermittedSubclasses());

    try (Snapshot snapshot = desk.open()) {
      QueryResults results = snapshot.read(queries);
      assertThat(queries)
          .allSatisfy(
              query -> assertThat((Object) results.get(query)).isEqualTo(query.read(snapshot)));
    }
  }

  @Test
  void prefetchedResultsBelongToTheSnapshot() {
    List<CacheableQuery<?>> queries = queriesOfEachKind();
    List<CacheableQuery<?>> prefetch = queries.subList(0, queries.size() / 2);
    try (Snapshot snapshot = desk.ports().snapshots().open(TestDesk.TIMEOUT, prefetch)) {
      desk.request(request("later").from(desk.defaultRequester()));
      desk.unit("later");

      QueryResults results = snapshot.read(queries);
      assertThat(queries)
          .allSatisfy(
              query -> assertThat((Object) results.get(query)).isEqualTo(query.read(snapshot)));
      assertThat(snapshot.read(prefetch).get(new CacheableQuery.AllUnits())).hasSize(2);
    }
  }

  /** Returns at least one query of each kind with a result that is not empty. */
  private List<CacheableQuery<?>> queriesOfEachKind() {
    BusinessUnit here = desk.unit("here");
    BusinessUnit there = desk.unit("there");
    Person tom = desk.technician("Tom", here);
    Person requester = desk.defaultRequester();
    long mine = desk.request(request("mine").in(here).assignedTo(tom).message(requester, "hello"));
    desk.request(request("read").in(here).message(requester, "hello").readBy(tom, 1));
    desk.request(request("elsewhere").in(there).from(requester));
    DeskDay today = DeskDay.at(TestDesk.NOON, ZoneOffset.UTC);
    RequestFilter unsolved =
        RequestFilter.of(View.ALL_UNSOLVED, tom, UnitScope.ALL, RequestType.ALL, false, today);
    return List.of(
        new CacheableQuery.UnitCounts(here.id(), today),
        new CacheableQuery.AllUnits(),
        new CacheableQuery.PersonById(tom.id()),
        new CacheableQuery.PersonById(tom.id() + 1_000),
        new CacheableQuery.PageRows(unsolved, View.ALL_UNSOLVED.order(), PageStart.FIRST, 1),
        new CacheableQuery.RequesterTotal(requester.id()),
        new CacheableQuery.UnitCounts(there.id(), today),
        new CacheableQuery.UnitCounts(UnitScope.WITHOUT_UNIT, today),
        new CacheableQuery.UnitCounts(here.id(), DeskDay.at(Instant.EPOCH, ZoneOffset.UTC)),
        new CacheableQuery.AssigneeCounts(tom.id(), today),
        new CacheableQuery.TotalCount(unsolved),
        new CacheableQuery.RequesterRows(requester.id(), PageStart.FIRST, 10),
        new CacheableQuery.ReadPositions(tom.id(), List.of(mine, mine + 1)));
  }

  @Test
  void concurrentQueriesReadTheSameState() throws Exception {
    Person requester = desk.defaultRequester();
    try (Snapshot snapshot = desk.open();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      desk.request(request());

      Phaser together = new Phaser(32);
      Callable<Long> query =
          () -> {
            together.arriveAndAwaitAdvance();
            return snapshot.counts().ofRequester(requester.id())
                + snapshot.requests().ofRequester(requester.id(), PageStart.FIRST, 10).size();
          };
      List<Future<Long>> results =
          IntStream.range(0, 32).mapToObj(number -> threads.submit(query)).toList();

      for (Future<Long> result : results) {
        assertThat(result.get()).isZero();
      }
    }
  }

  @Test
  void manyConcurrentSnapshotsAreAnswered() throws Exception {
    long id = desk.request(request());
    Callable<Boolean> task =
        () -> {
          try (Snapshot snapshot = desk.open();
              ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var found = threads.submit(() -> snapshot.requests().find(id).isPresent());
            var withoutMessages = threads.submit(() -> snapshot.messages().count(id) == 0);
            return found.get() && withoutMessages.get();
          }
        };
    try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> results =
          IntStream.range(0, 64).mapToObj(number -> tasks.submit(task)).toList();

      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    }
  }

  @Test
  void aTransactionIsVisibleToAllQueriesOrNone() throws Exception {
    Person requester = desk.defaultRequester();
    AtomicBoolean writing = new AtomicBoolean(true);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> readers =
          IntStream.range(0, 4)
              .<Future<?>>mapToObj(
                  number -> threads.submit(() -> readPairsWhile(writing, requester)))
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
    Person requester = desk.defaultRequester();
    Snapshot snapshot = desk.open();
    Phaser running = new Phaser(9);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<RuntimeException>> failures =
          IntStream.range(0, 8)
              .mapToObj(
                  number -> threads.submit(() -> queryUntilFailure(snapshot, requester, running)))
              .toList();
      running.arriveAndAwaitAdvance();
      snapshot.close();

      for (Future<RuntimeException> failure : failures) {
        assertThat(failure.get())
            .isInstanceOfAny(IllegalStateException.class, DeskUnavailableException.class);
      }
    }
  }

  @Test
  void queriesFailAfterTheTimeout() {
    Person requester = desk.defaultRequester();
    assertThatThrownBy(
            () -> {
              try (Snapshot snapshot = desk.ports().snapshots().open(Duration.ofMillis(100))) {
                throw queryUntilFailure(snapshot, requester, new Phaser(1));
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

  private @Nullable Void readPairsWhile(AtomicBoolean writing, Person requester) throws Exception {
    while (writing.get()) {
      try (Snapshot snapshot = desk.open();
          ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var counted = threads.submit(() -> snapshot.counts().ofRequester(requester.id()));
        var listed =
            threads.submit(
                () -> snapshot.requests().ofRequester(requester.id(), PageStart.FIRST, 1000));

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

  private static RuntimeException queryUntilFailure(
      Snapshot snapshot, Person requester, Phaser started) {
    boolean first = true;
    while (true) {
      try {
        assertThat(snapshot.people().find(requester.id())).contains(requester);
      } catch (RuntimeException e) {
        return e;
      } finally {
        if (first) {
          started.arrive();
          first = false;
        }
      }
    }
  }
}
