package io.technicianviews.domain.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.port.EventStream;
import io.technicianviews.testkit.TestDesk;
import io.technicianviews.testkit.contract.EventStreamContract;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryEventStreamTest extends EventStreamContract {

  private static final int MAX_LENGTH = 10;

  private Instant now = TestDesk.NOON;
  private final InMemoryEventStream stream = new InMemoryEventStream(() -> now, MAX_LENGTH);

  @Override
  protected List<EventStream> newStream() {
    return List.of(stream, stream.another());
  }

  @Override
  protected List<Long> ids() {
    return stream.changes().stream().map(ChangeLogEntry::id).toList();
  }

  @Override
  protected void expireLease() {
    now = now.plus(InMemoryEventStream.LEASE);
  }

  @Override
  protected void lose() {
    stream.lose();
  }

  @Test
  void onlyTheLastEntriesAreRetained() {
    assertThat(stream.renewLease()).isTrue();
    assertThat(stream.begin(0)).isTrue();
    assertThat(stream.append(0, changes(1, 25))).isEqualTo(EventStream.AppendResult.ALL);
    assertThat(ids()).hasSize(MAX_LENGTH).last().isEqualTo(25L);
  }
}
