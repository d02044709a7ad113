package io.technicianviews.domain.port;

import static io.technicianviews.domain.port.TestDesk.NOON;
import static io.technicianviews.domain.port.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.change.CacheScope;
import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.LoggedChange;
import io.technicianviews.domain.change.TouchedScopes;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.ChangeLog.OrderedChanges;
import io.technicianviews.domain.port.ChangeLog.UnseenChanges;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link ChangeLog} and {@link ChangeQueries} promise. */
public abstract class ChangeLogContract extends WritesContract {

  private static final Change SOMETHING = Change.foreign(Set.of(new CacheScope.OfUnit(3)));

  @Test
  void whatSomebodyElseChangedIsReadBothWays() {
    Set<CacheScope> scopes =
        Set.of(
            new CacheScope.OfUnit(-1),
            new CacheScope.OfPerson(7),
            new CacheScope.RightsOf(7),
            CacheScope.REFERENCE_DATA,
            CacheScope.WHOLE_DESK);
    try (UnseenChanges unseen = log().unseen();
        OrderedChanges events = log().after(log().lastId())) {
      log().append(scopes);
      List<LoggedChange> changes = events.next(9);
      assertThat(changes).hasSize(1);
      assertThat(changes.getFirst().change()).isEqualTo(Change.foreign(scopes));
      assertThat(changes.getFirst().by()).isNull();
      assertThat(unseen.next().changes()).containsExactly(TouchedScopes.of(changes.getFirst()));
    }
  }

  @Test
  void nothingIsNoChange() {
    assertThatThrownBy(() -> log().append(Set.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyFieldOfAChangeIsKept() {
    BusinessUnit unit = desk.unit("Network");
    Person tom = desk.technician("Tom", unit);
    long parent = desk.request(request());
    long id = desk.request(request().subtaskOf(parent).in(unit));
    ServiceRequest before = desk.find(id).orElseThrow();
    ServiceRequest after =
        before
            .withState(
                before
                    .state()
                    .with(Status.CLOSED, Priority.LOW, null, NOON.plusNanos(1000))
                    .withAssignee(tom.id())
                    .asDeleted())
            .movedTo(NOON.plusSeconds(1));
    List<Change> changes =
        List.of(
            Change.created(before),
            Change.of(ChangeKind.UPDATED, before, after),
            Change.readBy(tom.id(), before),
            Change.of(ChangeKind.PERSON_CHANGED, new CacheScope.RightsOf(tom.id())));
    try (UnseenChanges unseen = log().unseen();
        OrderedChanges events = log().after(log().lastId())) {
      log(tom.id(), changes);
      List<LoggedChange> logged = events.next(9);
      assertThat(logged).extracting(LoggedChange::change).isEqualTo(changes);
      assertThat(logged).extracting(LoggedChange::by).containsOnly(tom.id());
      assertThat(logged).extracting(LoggedChange::at).containsOnly(NOON);
      assertThat(unseen.next().changes())
          .containsExactlyInAnyOrderElementsOf(logged.stream().map(TouchedScopes::of).toList());
    }
  }

  @Test
  void rowsOfOneWriteShareItsTransactionAndThoseOfTwoDoNot() {
    long last = log().lastId();
    log(null, List.of(SOMETHING, SOMETHING));
    log(null, List.of(SOMETHING));
    try (OrderedChanges events = log().after(last)) {
      List<Long> transactions = events.next(9).stream().map(LoggedChange::transaction).toList();
      assertThat(transactions.get(0)).isEqualTo(transactions.get(1));
      assertThat(transactions.get(2)).isNotEqualTo(transactions.get(1));
    }
  }

  @Test
  void theLogIsReadFromAnyId() {
    log(null, List.of(SOMETHING, SOMETHING, SOMETHING));
    long last = log().lastId();
    assertThat(idsAfter(0, 1000)).isSorted().endsWith(last - 2, last - 1, last);
    assertThat(idsAfter(last - 2, 9)).containsExactly(last - 1, last);
    assertThat(idsAfter(last - 3, 2)).containsExactly(last - 2, last - 1);
    assertThat(idsAfter(last, 9)).isEmpty();
    assertThat(idsAfter(last + 1000, 9)).isEmpty();
  }

  @Test
  void aReadingGoesOnWhereItWas() {
    try (OrderedChanges events = log().after(log().lastId());
        UnseenChanges unseen = log().unseen()) {
      log(null, List.of(SOMETHING, SOMETHING, SOMETHING));
      long last = log().lastId();
      assertThat(ids(events.next(2))).containsExactly(last - 2, last - 1);
      assertThat(ids(events.next(2))).containsExactly(last);
      assertThat(events.next(2)).isEmpty();
      assertThat(unseen.next().changes()).hasSize(3);
      assertThat(unseen.next().changes()).isEmpty();

      log().append(Set.of(CacheScope.WHOLE_DESK));
      assertThat(events.next(2)).hasSize(1);
      assertThat(unseen.next().changes()).hasSize(1);
    }
  }

  @Test
  void aWriteThatWasLostLeavesNothingInTheLogAndStopsNobody() {
    try (OrderedChanges events = log().after(log().lastId());
        UnseenChanges unseen = log().unseen()) {
      try (DeskWrite write = begin()) {
        write.log(null, NOON, List.of(SOMETHING, SOMETHING));
      }
      assertThat(events.next(9)).isEmpty();
      log(null, List.of(SOMETHING));
      assertThat(ids(events.next(9))).containsExactly(log().lastId());
      assertThat(unseen.next().changes())
          .extracting(TouchedScopes::id)
          .containsExactly(log().lastId());
    }
  }

  @Test
  void aLoadIsOneChangeOfTheWholeDesk() {
    try (UnseenChanges unseen = log().unseen()) {
      desk.load(load -> {});
      assertThat(unseen.next().changes())
          .extracting(TouchedScopes::scopes)
          .containsExactly(Set.of(CacheScope.WHOLE_DESK));
    }
  }

  @Test
  void aStateSeesWhatWasWrittenBeforeItAndNothingLater() {
    try (UnseenChanges unseen = log().unseen()) {
      Visibility before = unseen.next().visibility();
      Visibility snapshotBefore = visibility();
      log().append(Set.of(CacheScope.WHOLE_DESK));
      LogReading reading = unseen.next();
      Visibility snapshotAfter = visibility();
      long transaction = reading.changes().getFirst().transaction();

      assertThat(before.sees(transaction)).isFalse();
      assertThat(snapshotBefore.sees(transaction)).isFalse();
      assertThat(reading.visibility().sees(transaction)).isTrue();
      assertThat(snapshotAfter.sees(transaction)).isTrue();
      assertThat(snapshotAfter.includes(snapshotBefore)).isTrue();
      assertThat(snapshotAfter.includes(reading.visibility())).isTrue();
      assertThat(snapshotBefore.includes(snapshotAfter)).isFalse();
    }
  }

  private Visibility visibility() {
    return desk.read(Snapshot::visibility);
  }

  @Test
  void aRequestsHistoryIsWhatBecameOfItButForReadMarks() {
    long id = desk.request(request());
    long other = desk.request(request());
    ServiceRequest request = desk.find(id).orElseThrow();
    log(
        null,
        List.of(
            Change.created(request),
            Change.readBy(1, request),
            Change.of(ChangeKind.MESSAGE_ADDED, request, request),
            Change.created(desk.find(other).orElseThrow()),
            Change.of(ChangeKind.ASSIGNED, request, request),
            SOMETHING));
    assertThat(history(id, 0, 9))
        .containsExactly(ChangeKind.CREATED, ChangeKind.MESSAGE_ADDED, ChangeKind.ASSIGNED);
    assertThat(history(id, 1, 1)).containsExactly(ChangeKind.MESSAGE_ADDED);
    assertThat(history(id, 3, 1)).isEmpty();
    assertThat(count(id)).isEqualTo(3);
    assertThat(count(other)).isEqualTo(1);
  }

  private ChangeLog log() {
    return desk.ports().changes();
  }

  private void log(@Nullable Long by, List<Change> changes) {
    try (DeskWrite write = begin()) {
      write.log(by, NOON, changes);
      write.commit();
    }
  }

  private List<Long> idsAfter(long id, int limit) {
    try (OrderedChanges events = log().after(id)) {
      return ids(events.next(limit));
    }
  }

  private static List<Long> ids(List<LoggedChange> changes) {
    return changes.stream().map(LoggedChange::id).toList();
  }

  private long count(long id) {
    return desk.read(snapshot -> snapshot.changes().count(id));
  }

  private List<ChangeKind> history(long id, long offset, int limit) {
    return desk.read(snapshot -> snapshot.changes().ofRequest(id, offset, limit)).stream()
        .map(logged -> logged.change().kind())
        .toList();
  }
}
