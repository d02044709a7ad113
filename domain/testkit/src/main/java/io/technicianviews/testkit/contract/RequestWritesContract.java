package io.technicianviews.testkit.contract;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestDesk.TODAY;
import static io.technicianviews.testkit.TestRequest.request;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.message.MessagePositions;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.ServiceRequestRepository;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The contract of {@link WriteTransaction} and {@link ServiceRequestRepository} for requests. */
public abstract class RequestWritesContract extends WritesContract {

  private static final Instant LATER = NOON.plusSeconds(60);

  @Test
  void changesBecomeVisibleWithTheCommit() {
    long requester = desk.defaultRequester().id();
    try (WriteTransaction write = begin()) {
      long id = write.requests().newId();
      write.requests().add(ServiceRequest.opened(id, "Printer", requester, NOON), null);
      assertThat(write.snapshot().read(new RequestQuery.RequestById(id))).isPresent();
      assertThat(desk.find(id)).isEmpty();

      commit(write);
      assertThat(desk.find(id)).isPresent();
    }
  }

  @Test
  void theLastQueriesSeeTheChangesThatAreCommitted() {
    long requester = desk.defaultRequester().id();
    try (WriteTransaction write = begin()) {
      long id = write.requests().newId();
      ServiceRequest added = ServiceRequest.opened(id, "Printer", requester, NOON);
      write.requests().add(added, null);
      var rows = new RequestQuery.RowsById(List.of(id));

      QueryResults last = write.commit(List.of(rows));
      assertThat(last.get(rows)).singleElement().extracting("subject").isEqualTo("Printer");
      assertThat(desk.find(id)).contains(added);
      assertThatThrownBy(write::commit).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void anAnnouncedLockReturnsTheRequestAfterOtherQueries() {
    long id = desk.request(request());
    long other = desk.request(request());
    Query<?> person = new PeopleQuery.PersonById(desk.defaultRequester().id());
    write(
        write -> {
          write.requests().announceLock(id);
          write.snapshot().read(person);
          assertThat(write.requests().lock(id).orElseThrow().request())
              .isEqualTo(desk.find(id).orElseThrow());
        });
    write(
        write -> {
          write.requests().announceLock(id);
          write.snapshot().read(person);
          assertThat(write.requests().lock(other).orElseThrow().request().id()).isEqualTo(other);
        });
    write(
        write -> {
          write.requests().announceLock(other + 1);
          write.snapshot().read(person);
          assertThat(write.requests().lock(other + 1)).isEmpty();
        });
  }

  @Test
  void announcedQueriesHaveTheirResultsAfterOtherQueries() {
    BusinessUnit unit = desk.unit("Network");
    Person requester = desk.defaultRequester();
    var person = new PeopleQuery.PersonById(requester.id());
    var units = new PeopleQuery.UnitsById(Set.of(unit.id()));
    write(
        write -> {
          write.announceQueries(List.of(person, units, person));
          assertThat(write.snapshot().read(new RequestQuery.Statuses())).isNotEmpty();
          assertThat(write.snapshot().read(units)).containsExactly(unit);
          assertThat(write.snapshot().read(person)).contains(requester);
          assertThat(write.snapshot().read(person)).as("again").contains(requester);
        });
  }

  @Test
  void uncommittedChangesAreRolledBack() {
    long requester = desk.defaultRequester().id();
    long before = desk.ports().changes().lastId();
    long id;
    try (WriteTransaction write = begin()) {
      id = write.requests().newId();
      write.requests().add(ServiceRequest.opened(id, "Printer", requester, NOON), "external");
    }
    assertThat(desk.find(id)).isEmpty();
    assertThat(desk.ports().changes().lastId()).isEqualTo(before);
    write(write -> assertThat(write.requests().idOf("external")).isEmpty());
  }

  @Test
  void everyFieldIsStored() {
    BusinessUnit unit = desk.unit("Network");
    Person tom = desk.technician("Tom", unit);
    Person tim = desk.technician("Tim", unit);
    long id = desk.newId(BulkLoad.EntityKind.REQUEST);
    RequestState state =
        new RequestState(
            Status.SOLVED,
            Priority.CRITICAL,
            unit.id(),
            new TreeSet<>(List.of(tom.id(), tim.id())),
            new TreeSet<>(List.of("vpn", "a_b", "back\\slash", "\"{}\"", "null")),
            null,
            0,
            NOON,
            LATER,
            LATER.plusNanos(1000),
            false);
    ServiceRequest all =
        new ServiceRequest(
            id,
            "Line with 'quotes' \ud83d\ude00",
            "Text\nwith \\ lines\tand\n",
            desk.defaultRequester().id(),
            LATER.plusSeconds(5),
            true,
            7,
            state);
    write(write -> write.requests().add(all, "INC1"));
    assertThat(desk.find(id)).contains(all);
    write(write -> assertThat(write.requests().idOf("INC1")).isEqualTo(OptionalLong.of(id)));

    ServiceRequest bare =
        new ServiceRequest(
            id,
            "Bare",
            null,
            tom.id(),
            null,
            false,
            8,
            new RequestState(
                Status.OPEN,
                Priority.LOW,
                null,
                new TreeSet<>(),
                new TreeSet<>(),
                null,
                0,
                LATER,
                LATER,
                null,
                false));
    store(bare);
    assertThat(desk.find(id)).contains(bare);
    write(write -> assertThat(write.requests().idOf("INC1")).isEqualTo(OptionalLong.of(id)));
  }

  @Test
  void viewsReflectEveryChange() {
    BusinessUnit network = desk.unit("Network");
    BusinessUnit payroll = desk.unit("Payroll");
    Person tom = desk.technician("Tom", network);
    long id = desk.request(request().in(network));
    ServiceRequest before = desk.find(id).orElseThrow();
    assertThat(count(View.UNASSIGNED, UnitScope.only(network.id()))).isEqualTo(1);

    store(before.withState(before.state().withAssignee(tom.id())));
    assertThat(count(View.UNASSIGNED, UnitScope.ALL)).isZero();
    assertThat(mine(tom, View.MY_UNSOLVED, UnitScope.only(network.id()))).isEqualTo(1);

    ServiceRequest assigned = desk.find(id).orElseThrow();
    store(
        assigned.withState(
            assigned.state().with(Status.SOLVED, Priority.HIGH, payroll.id(), NOON)));
    assertThat(mine(tom, View.MY_UNSOLVED, UnitScope.ALL)).isZero();
    assertThat(mine(tom, View.ALL_YOUR_REQUESTS, UnitScope.only(payroll.id()))).isEqualTo(1);
    assertThat(count(View.ALL_SOLVED, UnitScope.only(payroll.id()))).isEqualTo(1);
    assertThat(count(View.ALL_TICKETS, UnitScope.only(network.id()))).isZero();

    ServiceRequest solved = desk.find(id).orElseThrow();
    store(solved.withState(solved.state().asDeleted()));
    assertThat(mine(tom, View.ALL_YOUR_REQUESTS, UnitScope.ALL)).isZero();
    assertThat(count(View.ALL_TICKETS, UnitScope.ALL)).isZero();
  }

  @Test
  void lockReturnsTheCurrentRequest() {
    Person requester = desk.defaultRequester();
    Person tom = desk.technician("Tom");
    Person anna = desk.technician("Anna");
    long parent = desk.request(request());
    long id =
        desk.request(
            request()
                .subtaskOf(parent)
                .assignedTo(tom, anna)
                .message(requester, "a")
                .message(tom, "b")
                .message(requester, "c")
                .readBy(requester, 1));
    write(
        write -> {
          CurrentRequest current = write.requests().lock(id).orElseThrow();
          assertThat(current.request()).isEqualTo(desk.find(id).orElseThrow());
          assertThat(current.assignees()).extracting("fullName").containsExactly("Anna", "Tom");
          assertThat(current.messagePositions()).isEqualTo(new MessagePositions(3, 2, 1));
          assertThat(current.parent()).isEqualTo(desk.find(parent).orElseThrow());
          assertThat(current.subtasks()).isZero();
        });
  }

  @Test
  void lockReturnsTheNumberOfSubtasksThatAreNotDeleted() {
    long parent = desk.request(request());
    desk.request(request().subtaskOf(parent));
    desk.request(request().subtaskOf(parent).solved(NOON));
    desk.request(request().subtaskOf(parent).deleted());
    write(
        write -> {
          CurrentRequest current = write.requests().lock(parent).orElseThrow();
          assertThat(current.subtasks()).isEqualTo(2);
          assertThat(current.parent()).isNull();
        });
  }

  @Test
  void deletedRequestsAreLockedAndUnknownOnesAreNot() {
    long deleted = desk.request(request().deleted());
    long unknown = desk.newId(BulkLoad.EntityKind.REQUEST);
    write(write -> assertThat(write.requests().lock(deleted)).isPresent());
    write(write -> assertThat(write.requests().lock(unknown)).isEmpty());
  }

  @Test
  void severalRequestsAreLockedWithTheirParents() {
    long parent = desk.request(request());
    long subtask = desk.request(request().subtaskOf(parent));
    long other = desk.request(request());
    long deleted = desk.request(request().deleted());
    long unknown = desk.newId(BulkLoad.EntityKind.REQUEST);
    write(
        write -> {
          Map<Long, CurrentRequest> locked =
              write.requests().lockAll(Set.of(subtask, other, deleted, unknown));
          assertThat(locked).containsOnlyKeys(subtask, other, deleted);
          assertThat(requireNonNull(locked.get(subtask)).request())
              .isEqualTo(desk.find(subtask).orElseThrow());
          assertThat(requireNonNull(locked.get(subtask)).parent())
              .isEqualTo(desk.find(parent).orElseThrow());
          assertThat(requireNonNull(locked.get(other)).parent()).isNull();
        });
    write(
        write -> {
          Map<Long, CurrentRequest> locked = write.requests().lockAll(Set.of(parent, subtask));
          assertThat(locked).containsOnlyKeys(parent, subtask);
          assertThat(requireNonNull(locked.get(parent)).subtasks()).isEqualTo(1);
          ServiceRequest solved =
              requireNonNull(locked.get(subtask))
                  .request()
                  .withState(solved(locked.get(subtask).request()));
          write.requests().store(solved);
          ServiceRequest moved = requireNonNull(locked.get(parent)).request();
          write.requests().store(moved.withState(moved.state().withOpenSubtasks(0)));
        });
    assertThat(desk.find(subtask).orElseThrow().state().status()).isEqualTo(Status.SOLVED);
    assertThat(desk.find(parent).orElseThrow().state().openSubtasks()).isZero();
  }

  private static RequestState solved(ServiceRequest request) {
    RequestState state = request.state();
    return state.with(Status.SOLVED, state.priority(), state.businessUnitId(), LATER);
  }

  @Test
  void referencesToMissingRecordsAreRejected() {
    long unknown = desk.newId(BulkLoad.EntityKind.PERSON);
    long id = desk.newId(BulkLoad.EntityKind.REQUEST);
    assertThatThrownBy(
            () ->
                write(
                    write ->
                        write.requests().add(ServiceRequest.opened(id, "x", unknown, NOON), null)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(desk.find(id)).isEmpty();
  }

  @Test
  void aRejectedChangeRollsBackTheWholeWrite() {
    Person requester = desk.defaultRequester();
    long unknown = desk.newId(BulkLoad.EntityKind.PERSON);
    long good = desk.newId(BulkLoad.EntityKind.REQUEST);
    long bad = desk.newId(BulkLoad.EntityKind.REQUEST);
    assertThatThrownBy(
            () ->
                write(
                    write -> {
                      write
                          .requests()
                          .add(ServiceRequest.opened(good, "x", requester.id(), NOON), null);
                      write.requests().add(ServiceRequest.opened(bad, "x", unknown, NOON), null);
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(desk.find(good)).isEmpty();
    assertThat(desk.find(bad)).isEmpty();
  }

  @Test
  void idsAreUnique() {
    long first;
    try (WriteTransaction write = begin()) {
      first = write.requests().newId();
    }
    write(write -> assertThat(write.requests().newId()).isGreaterThan(first));
    assertThat(desk.newId(BulkLoad.EntityKind.REQUEST)).isGreaterThan(first + 1);
  }

  @Test
  void loadedIdsAreNotAllocatedAgain() {
    long beyond = desk.newId(BulkLoad.EntityKind.REQUEST) + 1000;
    desk.put(beyond, request());
    write(write -> assertThat(write.requests().newId()).isGreaterThan(beyond));
  }

  @Test
  void aClosedWriteCannotBeCommitted() {
    WriteTransaction write = begin();
    write.close();
    write.close();
    assertThatThrownBy(write::commit).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aTimeoutThatIsNotPositiveIsRejected() {
    assertThatThrownBy(() -> desk.ports().writes().begin(Duration.ZERO, Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private long count(View view, UnitScope unitScope) {
    return desk.read(
        snapshot ->
            CountAssertions.sum(CountAssertions.visible(snapshot, unitScope, TODAY))
                .of(view)
                .all());
  }

  private long mine(Person person, View view, UnitScope unitScope) {
    return desk.read(
        snapshot ->
            CountAssertions.sum(CountAssertions.mine(snapshot, person.id(), unitScope, TODAY))
                .of(view)
                .all());
  }
}
