package io.technicianviews.testkit.contract;

import static io.technicianviews.testkit.TestRequest.request;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.cell.Cell;
import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellGroup;
import io.technicianviews.domain.cell.CellSelection;
import io.technicianviews.domain.change.AdminFilter;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.UnsolvedField;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.Admission;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.ChangeQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.DefinitionQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.text.SearchTerms;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
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

      long total = desk.read(new CountQuery.RequesterTotal(requester.id()));
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

      assertThat(snapshot.read(new PeopleQuery.AllUnits())).isEmpty();
      assertThat(snapshot.read(new CountQuery.RequesterTotal(requester.id()))).isEqualTo(1);
      assertThat(snapshot.read(new RequestQuery.RequestById(later))).isEmpty();
      assertThat(snapshot.read(new RequestQuery.RowsById(List.of(before, later))))
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
    List<Query<?>> queries = new ArrayList<>(cacheableQueriesOfEachKind());
    queries.addAll(otherQueriesOfEachKind());
    assertThat(queries.stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(kinds(Query.class));

    try (Snapshot snapshot = desk.open()) {
      QueryResults results = snapshot.read(queries);
      assertThat(queries)
          .allSatisfy(
              query -> assertThat((Object) results.get(query)).isEqualTo(snapshot.read(query)));
    }
  }

  private static Set<Class<?>> kinds(Class<?> sealed) {
    Class<?>[] permitted = sealed.getPermittedSubclasses();
    return permitted == null
        ? Set.of(sealed)
        : Arrays.stream(permitted)
            .flatMap(kind -> kinds(kind).stream())
            .collect(Collectors.toSet());
  }

  @Test
  void prefetchedResultsBelongToTheSnapshot() {
    List<CacheableQuery<?>> queries = cacheableQueriesOfEachKind();
    List<CacheableQuery<?>> prefetch = queries.subList(0, queries.size() / 2);
    try (Snapshot snapshot = desk.ports().snapshots().open(TestDesk.TIMEOUT, prefetch)) {
      desk.request(request("later").from(desk.defaultRequester()));
      desk.unit("later");

      QueryResults results = snapshot.read(queries);
      assertThat(queries)
          .allSatisfy(
              query -> assertThat((Object) results.get(query)).isEqualTo(snapshot.read(query)));
      assertThat(snapshot.read(prefetch).get(new PeopleQuery.AllUnits())).hasSize(2);
    }
  }

  /** Returns at least one query of each kind with a result that is not empty. */
  private List<CacheableQuery<?>> cacheableQueriesOfEachKind() {
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
    Cell open = new Cell(Status.OPEN, Priority.MEDIUM, true, false, false);
    CellGroup group = new CellGroup(Operator.IS_NOT, new TreeSet<>(), Set.of(open), null, null);
    CellSelection selection = new CellSelection(null, null, ZoneOffset.UTC, List.of(group));
    return List.of(
        new CountQuery.UnitCounts(here.id(), today),
        new PeopleQuery.AllUnits(),
        new PeopleQuery.PersonById(tom.id()),
        new PeopleQuery.PersonById(tom.id() + 1_000),
        new DefinitionQuery.SharedViews(),
        new DefinitionQuery.PersonalViews(tom.id()),
        new RequestQuery.PageRows(unsolved, View.ALL_UNSOLVED.order(), PageStart.FIRST, 1),
        new CountQuery.RequesterTotal(requester.id()),
        new CountQuery.UnitCounts(there.id(), today),
        new CountQuery.UnitCounts(UnitScope.WITHOUT_UNIT, today),
        new CountQuery.UnitCounts(here.id(), DeskDay.at(Instant.EPOCH, ZoneOffset.UTC)),
        new CountQuery.ScopeCounts(UnitScope.ALL, today),
        new CountQuery.ScopeCounts(UnitScope.only(here.id(), there.id()), today),
        new CountQuery.AssigneeCounts(tom.id(), today),
        new CountQuery.TotalCount(unsolved),
        new RequestQuery.RequesterRows(requester.id(), PageStart.FIRST, 10),
        new MessageQuery.ReadPositions(tom.id(), List.of(mine, mine + 1)),
        new CountQuery.ScopeCells(UnitScope.ALL, Set.of(CellFamily.STANDING), null, true),
        new CountQuery.AssigneeCells(tom.id(), Set.of(CellFamily.BY_ASSIGNEE), null),
        new RequestQuery.CellPage(
            UnitScope.ALL, selection, SortOrder.NEWEST_CREATED, PageStart.FIRST, 2),
        new RequestQuery.UnsolvedRequests(UnitScope.ALL, Set.of(UnsolvedField.values())),
        new RequestQuery.AssignedUnsolvedRequests(tom.id(), Set.of()),
        new RequestQuery.RowsInScope(UnitScope.ALL, List.of(mine)),
        new RequestQuery.AssignedRows(tom.id(), List.of(mine)),
        new MessageQuery.UnsolvedReadPositions(tom.id(), UnitScope.ALL),
        new MessageQuery.AssignedReadPositions(tom.id()));
  }

  /** Returns a query of each kind that is not cacheable. */
  private List<Query<?>> otherQueriesOfEachKind() {
    Person admin = desk.admin("Ada");
    BusinessUnit unit = desk.unit("other");
    long parent = desk.request(request("parent").message(admin, "one").message(admin, "two"));
    long child =
        desk.request(
            request("child")
                .subtaskOf(parent)
                .message(desk.defaultRequester(), "?")
                .readBy(admin, 1));
    DeskDay today = DeskDay.at(TestDesk.NOON, ZoneOffset.UTC);
    RequestFilter unsolved =
        RequestFilter.of(View.ALL_UNSOLVED, admin, UnitScope.ALL, RequestType.ALL, false, today);
    return List.of(
        new RequestQuery.RequestById(parent),
        new RequestQuery.Subtasks(parent),
        new RequestQuery.RowsById(List.of(child, parent)),
        new RequestQuery.Statuses(),
        new RequestQuery.PriorityLabels(),
        new RequestQuery.SearchHits(admin, new SearchTerms("parent"), 5),
        new RequestQuery.TagNames(admin, "", 5),
        new CountQuery.AssigneeLoads(UnitScope.ALL),
        new MessageQuery.MessagePage(parent, 1, 1),
        new MessageQuery.MessageTotal(parent),
        new MessageQuery.PageReadPositions(
            admin.id(),
            new RequestQuery.PageRows(unsolved, SortOrder.NEWEST_CREATED, PageStart.FIRST, 3)),
        new PeopleQuery.UnitsById(Set.of(unit.id())),
        new PeopleQuery.PersonNames(Set.of(admin.id())),
        new PeopleQuery.PeopleNamed("Ada"),
        new PeopleQuery.FirstActive(Role.ADMIN),
        new PeopleQuery.ActiveTechnicians(),
        new PeopleQuery.OtherActiveAdmin(admin.id()),
        new PeopleQuery.PeoplePage(1, 2),
        new PeopleQuery.PeopleTotal(),
        new ChangeQuery.HistoryPage(parent, 0, 10),
        new ChangeQuery.HistoryTotal(parent),
        new ChangeQuery.HistoryComplete(parent),
        new ChangeQuery.LastChangeId(),
        new ChangeQuery.AdministrationPage(AdminFilter.ALL, null, 2));
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
            return snapshot.read(new CountQuery.RequesterTotal(requester.id()))
                + snapshot
                    .read(new RequestQuery.RequesterRows(requester.id(), PageStart.FIRST, 10))
                    .rows()
                    .size();
          };
      List<Future<Long>> results =
          IntStream.range(0, 32).mapToObj(number -> threads.submit(query)).toList();

      for (Future<Long> result : results) {
        assertThat(result.get()).isZero();
      }
    }
  }

  @Test
  void manyConcurrentSnapshotsReturnResults() throws Exception {
    long id = desk.request(request());
    Callable<Boolean> task =
        () -> {
          try (Snapshot snapshot = desk.open();
              ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var found =
                threads.submit(() -> snapshot.read(new RequestQuery.RequestById(id)).isPresent());
            var withoutMessages =
                threads.submit(() -> snapshot.read(new MessageQuery.MessageTotal(id)) == 0);
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

    for (Query<?> query : queries()) {
      assertThatThrownBy(() -> snapshot.read(query)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void theLastQueriesReturnResultsAndCloseTheSnapshot() {
    Person technician = desk.technician("Tom");
    Query<?> person = new PeopleQuery.PersonById(technician.id());
    Query<?> total = new PeopleQuery.PeopleTotal();
    for (List<Query<?>> last : List.of(List.<Query<?>>of(person), List.of(person, total))) {
      try (Snapshot snapshot = desk.open()) {
        QueryResults expected = snapshot.read(last);
        QueryResults results = snapshot.readAndClose(last);

        last.forEach(query -> assertThat(results.get(query)).isEqualTo(expected.get(query)));
        assertThatThrownBy(() -> snapshot.read(last)).isInstanceOf(IllegalStateException.class);
      }
    }
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

  @Test
  void anAdmissionOpensSnapshotsOneAfterAnother() {
    Person requester = desk.defaultRequester();
    CountQuery.RequesterTotal total = new CountQuery.RequesterTotal(requester.id());
    try (Admission admission = desk.ports().snapshots().admit(TestDesk.TIMEOUT)) {
      for (long writes = 0; writes < 3; writes++) {
        try (Snapshot snapshot = admission.open(TestDesk.TIMEOUT, List.of(total))) {
          assertThat(snapshot.read(total)).isEqualTo(writes);
        }
        desk.request(request());
      }
    }
  }

  @Test
  void anAdmissionIsFreeAgainWhenItIsClosed() {
    SnapshotSource snapshots = desk.ports().snapshots();
    for (int i = 0; i < 64; i++) {
      Admission admission = snapshots.tryAdmit().orElseThrow();
      try (Snapshot snapshot = admission.open(TestDesk.TIMEOUT, List.of())) {
        assertThat(snapshot.read(new PeopleQuery.AllUnits())).isEmpty();
      }
      admission.close();
      assertThatCode(admission::close).as("closing again").doesNotThrowAnyException();
    }
  }

  @Test
  void manyCallersAreAdmitted() throws Exception {
    desk.request(request());
    Callable<Boolean> task =
        () -> {
          try (Admission admission = desk.ports().snapshots().admit(TestDesk.TIMEOUT)) {
            boolean all = true;
            for (int i = 0; i < 2; i++) {
              try (Snapshot snapshot = admission.open(TestDesk.TIMEOUT, List.of())) {
                all &= snapshot.read(new PeopleQuery.PeopleTotal()) == 1;
              }
            }
            return all;
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

  private void writeAPair() {
    desk.load(
        load ->
            load.newIds(EntityKind.REQUEST, 2)
                .forEach(id -> load.requests(List.of(desk.loaded(id, request())))));
  }

  private @Nullable Void readPairsWhile(AtomicBoolean writing, Person requester) throws Exception {
    while (writing.get()) {
      try (Snapshot snapshot = desk.open();
          ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var counted =
            threads.submit(() -> snapshot.read(new CountQuery.RequesterTotal(requester.id())));
        var listed =
            threads.submit(
                () ->
                    snapshot
                        .read(new RequestQuery.RequesterRows(requester.id(), PageStart.FIRST, 1000))
                        .rows());

        assertThat(counted.get()).isEven().isEqualTo(listed.get().size());
      }
    }
    return null;
  }

  private static List<Query<?>> queries() {
    return List.of(
        new PeopleQuery.PersonById(1),
        new RequestQuery.RequestById(1),
        new CountQuery.RequesterTotal(1),
        new MessageQuery.MessageTotal(1),
        new ChangeQuery.HistoryTotal(1));
  }

  private static RuntimeException queryUntilFailure(
      Snapshot snapshot, Person requester, Phaser started) {
    boolean first = true;
    while (true) {
      try {
        assertThat(snapshot.read(new PeopleQuery.PersonById(requester.id()))).contains(requester);
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
