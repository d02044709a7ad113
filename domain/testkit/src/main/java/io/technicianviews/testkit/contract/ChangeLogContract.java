package io.technicianviews.testkit.contract;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationRecord;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.InvalidationReader;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.domain.port.ChangeLogPoll;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.query.ChangeQuery;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of {@link ChangeLog} and of each {@link ChangeQuery}. */
public abstract class ChangeLogContract extends WritesContract {

  private static final Change EXTERNAL = Change.external(Set.of(new InvalidationTag.Unit(3)));

  @Test
  void anExternalChangeIsReadByBothReaders() {
    Set<InvalidationTag> tags =
        Set.of(
            new InvalidationTag.Unit(-1),
            new InvalidationTag.Person(7),
            new InvalidationTag.Permissions(7),
            InvalidationTag.REFERENCE_DATA,
            InvalidationTag.EVERYTHING);
    try (InvalidationReader reader = log().newlyVisible();
        OrderedChangeReader events = log().readAfter(log().lastId())) {
      log().append(tags);
      List<ChangeLogEntry> changes = events.next(9);
      assertThat(changes).hasSize(1);
      assertThat(changes.getFirst().change()).isEqualTo(Change.external(tags));
      assertThat(changes.getFirst().by()).isNull();
      assertThat(reader.next().changes())
          .containsExactly(InvalidationRecord.of(changes.getFirst()));
    }
  }

  @Test
  void anAppendWithoutTagsIsRejected() {
    assertThatThrownBy(() -> log().append(Set.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyFieldOfAChangeIsStored() {
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
            .nextVersion(NOON.plusSeconds(1));
    List<Change> changes =
        List.of(
            Change.created(before),
            Change.of(ChangeKind.UPDATED, before, after),
            Change.readBy(tom.id(), before),
            Change.of(ChangeKind.PERSON_CHANGED, new InvalidationTag.Permissions(tom.id())));
    try (InvalidationReader reader = log().newlyVisible();
        OrderedChangeReader events = log().readAfter(log().lastId())) {
      log(tom.id(), changes);
      List<ChangeLogEntry> logged = events.next(9);
      assertThat(logged).extracting(ChangeLogEntry::change).isEqualTo(changes);
      assertThat(logged).extracting(ChangeLogEntry::by).containsOnly(tom.id());
      assertThat(logged).extracting(ChangeLogEntry::at).containsOnly(NOON);
      assertThat(reader.next().changes())
          .containsExactlyInAnyOrderElementsOf(
              logged.stream().map(InvalidationRecord::of).toList());
    }
  }

  @Test
  void onlyEntriesOfOneWriteShareATransaction() {
    long last = log().lastId();
    log(null, List.of(EXTERNAL, EXTERNAL));
    log(null, List.of(EXTERNAL));
    try (OrderedChangeReader events = log().readAfter(last)) {
      List<Long> transactions = events.next(9).stream().map(ChangeLogEntry::transaction).toList();
      assertThat(transactions.get(0)).isEqualTo(transactions.get(1));
      assertThat(transactions.get(2)).isNotEqualTo(transactions.get(1));
    }
  }

  @Test
  void theLogIsReadFromAnyStart() {
    log(null, List.of(EXTERNAL, EXTERNAL, EXTERNAL));
    long last = log().lastId();
    assertThat(idsAfter(log().removedUpTo(), 1000)).isSorted().endsWith(last - 2, last - 1, last);
    assertThat(idsAfter(last - 2, 9)).containsExactly(last - 1, last);
    assertThat(idsAfter(last - 3, 2)).containsExactly(last - 2, last - 1);
    assertThat(idsAfter(last, 9)).isEmpty();
    assertThat(idsAfter(last + 1000, 9)).isEmpty();
  }

  @Test
  void aReaderContinuesAfterItsLastResult() {
    try (OrderedChangeReader events = log().readAfter(log().lastId());
        InvalidationReader reader = log().newlyVisible()) {
      log(null, List.of(EXTERNAL, EXTERNAL, EXTERNAL));
      long last = log().lastId();
      assertThat(ids(events.next(2))).containsExactly(last - 2, last - 1);
      assertThat(ids(events.next(2))).containsExactly(last);
      assertThat(events.next(2)).isEmpty();
      assertThat(reader.next().changes()).hasSize(3);
      assertThat(reader.next().changes()).isEmpty();

      log().append(Set.of(InvalidationTag.EVERYTHING));
      assertThat(events.next(2)).hasSize(1);
      assertThat(reader.next().changes()).hasSize(1);
    }
  }

  @Test
  void aRolledBackWriteLogsNothingAndDoesNotBlockReaders() {
    try (OrderedChangeReader events = log().readAfter(log().lastId());
        InvalidationReader reader = log().newlyVisible()) {
      try (WriteTransaction write = begin()) {
        write.log(null, NOON, List.of(EXTERNAL, EXTERNAL));
      }
      assertThat(events.next(9)).isEmpty();
      log(null, List.of(EXTERNAL));
      assertThat(ids(events.next(9))).containsExactly(log().lastId());
      assertThat(reader.next().changes())
          .extracting(InvalidationRecord::id)
          .containsExactly(log().lastId());
    }
  }

  @Test
  void aLoadLogsOneEntryThatInvalidatesEverything() {
    try (InvalidationReader reader = log().newlyVisible()) {
      desk.load(load -> {});
      assertThat(reader.next().changes())
          .extracting(InvalidationRecord::tags)
          .containsExactly(Set.of(InvalidationTag.EVERYTHING));
    }
  }

  @Test
  void aSnapshotVersionContainsEarlierTransactionsOnly() {
    try (InvalidationReader reader = log().newlyVisible()) {
      SnapshotVersion before = reader.next().snapshotVersion();
      SnapshotVersion snapshotBefore = snapshotVersion();
      log().append(Set.of(InvalidationTag.EVERYTHING));
      ChangeLogPoll poll = reader.next();
      SnapshotVersion snapshotAfter = snapshotVersion();
      long transaction = poll.changes().getFirst().transaction();

      assertThat(before.contains(transaction)).isFalse();
      assertThat(snapshotBefore.contains(transaction)).isFalse();
      assertThat(poll.snapshotVersion().contains(transaction)).isTrue();
      assertThat(snapshotAfter.contains(transaction)).isTrue();
      assertThat(snapshotAfter.isAtLeast(snapshotBefore)).isTrue();
      assertThat(snapshotAfter.isAtLeast(poll.snapshotVersion())).isTrue();
      assertThat(snapshotBefore.isAtLeast(snapshotAfter)).isFalse();
    }
  }

  private SnapshotVersion snapshotVersion() {
    return desk.read(Snapshot::snapshotVersion);
  }

  @Test
  void theHistoryOfARequestExcludesReadPositions() {
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
            EXTERNAL));
    assertThat(history(id, 0, 9))
        .containsExactly(ChangeKind.CREATED, ChangeKind.MESSAGE_ADDED, ChangeKind.ASSIGNED);
    assertThat(history(id, 1, 1)).containsExactly(ChangeKind.MESSAGE_ADDED);
    assertThat(history(id, 3, 1)).isEmpty();
    assertThat(count(id)).isEqualTo(3);
    assertThat(count(other)).isEqualTo(1);
  }

  @Test
  void theNewestEntryIsNeverRemoved() {
    log().append(Set.of(InvalidationTag.EVERYTHING));
    long last = log().lastId();
    desk.ports().removeChanges();
    assertThat(log().lastId()).isGreaterThan(last);
    assertThat(log().removedUpTo()).isEqualTo(log().lastId() - 1);
    assertThat(idsAfter(log().removedUpTo(), 9)).containsExactly(log().lastId());
  }

  @Test
  void aReaderThatIsBehindRemovedEntriesFails() {
    log(null, List.of(EXTERNAL, EXTERNAL));
    try (OrderedChangeReader events = log().readAfter(log().lastId() - 1)) {
      desk.ports().removeChanges();
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(() -> readAll(events))
            .isInstanceOfSatisfying(
                ChangeLog.EntriesRemovedException.class,
                removed -> assertThat(removed.upTo()).isEqualTo(log().removedUpTo()));
      }
    }
  }

  @Test
  void aReaderThatHasReadTheRemovedEntriesContinues() {
    log(null, List.of(EXTERNAL, EXTERNAL));
    try (OrderedChangeReader events = log().readAfter(log().lastId() - 2)) {
      assertThat(events.next(9)).hasSize(2);
      desk.ports().removeChanges();
      assertThat(ids(readAll(events))).containsExactly(log().lastId());
      log(null, List.of(EXTERNAL));
      assertThat(ids(readAll(events))).containsExactly(log().lastId());
    }
  }

  /** Reads until nothing follows: entries after a gap are returned by a second call. */
  private static List<ChangeLogEntry> readAll(OrderedChangeReader events) {
    List<ChangeLogEntry> first = events.next(9);
    return first.isEmpty() ? events.next(9) : first;
  }

  @Test
  void aPollAfterUnreadEntriesWereRemovedIsNotComplete() {
    try (InvalidationReader reader = log().newlyVisible()) {
      log(null, List.of(EXTERNAL));
      assertThat(reader.next().complete()).isTrue();
      SnapshotVersion before = snapshotVersion();
      log(null, List.of(EXTERNAL));
      desk.ports().removeChanges();

      ChangeLogPoll poll = reader.next();
      assertThat(poll.complete()).isFalse();
      assertThat(before.isAtLeast(poll.snapshotVersion())).isFalse();
      assertThat(reader.next().complete()).isTrue();
      log(null, List.of(EXTERNAL));
      ChangeLogPoll next = reader.next();
      assertThat(next.complete()).isTrue();
      assertThat(next.changes()).extracting(InvalidationRecord::id).containsExactly(log().lastId());
    }
  }

  @Test
  void theHistoryOfARequestIsCompleteUnlessEntriesMayHaveBeenRemoved() {
    long old = desk.request(request());
    long fresh = desk.request(request());
    ServiceRequest request = desk.find(old).orElseThrow();
    log(null, List.of(Change.created(request)));
    desk.ports().removeChanges();
    log(
        null,
        List.of(
            Change.of(ChangeKind.ASSIGNED, request, request),
            Change.created(desk.find(fresh).orElseThrow())));

    assertThat(history(old, 0, 9)).containsExactly(ChangeKind.ASSIGNED);
    assertThat(isComplete(old)).isFalse();
    assertThat(isComplete(fresh)).isTrue();
  }

  private boolean isComplete(long id) {
    return desk.read(new ChangeQuery.HistoryComplete(id));
  }

  private ChangeLog log() {
    return desk.ports().changes();
  }

  private void log(@Nullable Long by, List<Change> changes) {
    try (WriteTransaction write = begin()) {
      write.log(by, NOON, changes);
      write.commit();
    }
  }

  private List<Long> idsAfter(long id, int limit) {
    try (OrderedChangeReader events = log().readAfter(id)) {
      return ids(events.next(limit));
    }
  }

  private static List<Long> ids(List<ChangeLogEntry> changes) {
    return changes.stream().map(ChangeLogEntry::id).toList();
  }

  private long count(long id) {
    return desk.read(new ChangeQuery.HistoryTotal(id));
  }

  private List<ChangeKind> history(long id, long offset, int limit) {
    return desk.read(new ChangeQuery.HistoryPage(id, offset, limit)).stream()
        .map(entry -> entry.change().kind())
        .toList();
  }
}
