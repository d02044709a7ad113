package io.technicianviews.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.port.EventStream;
import io.technicianviews.domain.port.EventStream.AppendResult;
import io.technicianviews.testkit.TestDesk;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link EventStream}. */
public abstract class EventStreamContract {

  private EventStream stream;
  private EventStream other;

  /**
   * Creates a stream that does not exist yet, as seen by two processes; the implementation closes
   * them.
   */
  protected abstract List<EventStream> newStream();

  /** Returns the ids of the entries in the stream. */
  protected abstract List<Long> ids();

  /** Lets the time of a lease pass. */
  protected abstract void expireLease() throws InterruptedException;

  /** Deletes the stream and all that belongs to it. */
  protected abstract void lose();

  @BeforeEach
  void open() {
    List<EventStream> two = newStream();
    stream = two.getFirst();
    other = two.getLast();
  }

  /** Creates entries with these ids. */
  protected static List<ChangeLogEntry> changes(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(
            id ->
                new ChangeLogEntry(
                    id,
                    id,
                    TestDesk.NOON,
                    null,
                    Change.external(Set.of(new InvalidationTag.Person(id)))))
        .toList();
  }

  @Test
  void thereIsOneLeaderAtATime() {
    assertThat(stream.renewLease()).isTrue();
    assertThat(other.renewLease()).isFalse();
    assertThat(stream.renewLease()).isTrue();
    stream.close();
    assertThat(other.renewLease()).as("close() releases the lease").isTrue();
  }

  @Test
  void aLeaderWithAnExpiredLeaseIsReplacedAndCannotAppend() throws InterruptedException {
    assertThat(stream.renewLease()).isTrue();
    assertThat(stream.begin(4)).isTrue();
    assertThat(stream.append(4, changes(5, 6))).isEqualTo(AppendResult.ALL);
    expireLease();
    assertThat(other.renewLease()).isTrue();
    assertThat(stream.append(6, changes(7, 8))).isEqualTo(AppendResult.NOT_LEADING);
    assertThat(stream.begin(9)).isFalse();
    assertThat(stream.renewLease()).isFalse();
    assertThat(ids()).containsExactly(5L, 6L);
    stream.close();
    assertThat(other.append(6, changes(7, 7)))
        .as("close() of a former leader does not release the lease of the leader")
        .isEqualTo(AppendResult.ALL);
  }

  @Test
  void onlyTheLeaderAppends() {
    assertThat(stream.begin(4)).isFalse();
    assertThat(stream.append(0, changes(1, 2))).isEqualTo(AppendResult.NOT_LEADING);
    assertThat(stream.lastId()).isEmpty();
  }

  @Test
  void theStartOfTheStreamIsStoredForEveryLeader() {
    assertThat(stream.lastId()).isEmpty();
    assertThat(stream.renewLease()).isTrue();
    assertThat(stream.begin(41)).isTrue();
    assertThat(stream.begin(50)).isTrue();
    stream.close();
    assertThat(other.lastId()).as("the start, as nothing was appended").hasValue(41);
    assertThat(other.renewLease()).isTrue();
    assertThat(other.append(41, changes(42, 43))).isEqualTo(AppendResult.ALL);
    assertThat(other.lastId()).hasValue(43);
    assertThat(ids()).containsExactly(42L, 43L);
  }

  @Test
  void aStreamCanStartWithTheFirstEntry() {
    assertThat(stream.renewLease()).isTrue();
    assertThat(stream.begin(0)).isTrue();
    assertThat(stream.lastId()).hasValue(0);
    assertThat(stream.append(0, changes(1, 1))).isEqualTo(AppendResult.ALL);
    assertThat(ids()).containsExactly(1L);
  }

  @Test
  void entriesInTheStreamAreSkipped() {
    assertThat(stream.renewLease()).isTrue();
    assertThat(stream.begin(0)).isTrue();
    assertThat(stream.append(0, changes(1, 5))).isEqualTo(AppendResult.ALL);
    assertThat(stream.append(2, changes(3, 7))).isEqualTo(AppendResult.ALL);
    assertThat(ids()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
  }

  @Test
  void nothingIsAppendedAfterAGap() {
    assertThat(stream.renewLease()).isTrue();
    assertThat(stream.append(2, changes(3, 3))).isEqualTo(AppendResult.NOT_NEXT);
    assertThat(stream.begin(2)).isTrue();
    assertThat(stream.append(2, changes(3, 3))).isEqualTo(AppendResult.ALL);
    assertThat(stream.append(5, changes(6, 6))).isEqualTo(AppendResult.NOT_NEXT);
    assertThat(ids()).containsExactly(3L);
  }

  @Test
  void aLostStreamIsCreatedAgain() {
    assertThat(stream.renewLease()).isTrue();
    assertThat(stream.begin(0)).isTrue();
    assertThat(stream.append(0, changes(1, 9))).isEqualTo(AppendResult.ALL);
    lose();
    assertThat(stream.append(9, changes(10, 10))).isNotEqualTo(AppendResult.ALL);
    assertThat(stream.lastId()).isEmpty();
    assertThat(stream.renewLease()).isTrue();
    assertThat(stream.begin(4)).isTrue();
    assertThat(stream.append(4, changes(5, 10))).isEqualTo(AppendResult.ALL);
    assertThat(ids()).containsExactly(5L, 6L, 7L, 8L, 9L, 10L);
  }
}
