package io.technicianviews.application.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.inmemory.InMemoryEventStream;
import io.technicianviews.domain.port.EventStream;
import io.technicianviews.testkit.TestDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Verifies that several processes of one helpdesk publish to one stream. */
class OutboxPublisherTest {

  private static final int MAX_LENGTH = 100_000;

  private volatile Instant now = TestDesk.NOON;
  private final InMemoryDesk memory = new InMemoryDesk(() -> TestDesk.NOON);
  private final InMemoryEventStream stream = new InMemoryEventStream(() -> now, MAX_LENGTH);
  private final List<ServiceDesk> nodes = new ArrayList<>();

  private ServiceDesk node(EventStream to) {
    ServiceDesk node = ServiceDesk.builder().storage(memory).eventStream(to).build();
    nodes.add(node);
    return node;
  }

  @AfterEach
  void close() {
    nodes.forEach(ServiceDesk::close);
  }

  private void write(int changes) {
    for (int i = 1; i <= changes; i++) {
      memory.append(Set.of(new InvalidationTag.Person(i)));
    }
  }

  private void awaitLast() {
    await().until(() -> stream.lastId().equals(OptionalLong.of(memory.lastId())));
  }

  private void assertWhole(long first) {
    assertThat(stream.changes())
        .extracting(ChangeLogEntry::id)
        .containsExactlyElementsOf(LongStream.rangeClosed(first, memory.lastId()).boxed().toList());
  }

  @Test
  void changesAfterTheStartArePublishedOnceAndInOrder() {
    write(5);
    node(stream);
    node(stream.another());
    await().until(() -> stream.lastId().isPresent());
    write(1_000);
    awaitLast();
    assertWhole(6);
  }

  @Test
  void anotherProcessContinuesAfterAClose() {
    InMemoryEventStream own = stream.another();
    ServiceDesk first = node(own);
    await().until(() -> stream.lastId().isPresent());
    node(stream.another());
    write(100);
    awaitLast();
    first.close();
    own.close();
    write(100);
    awaitLast();
    assertWhole(1);
  }

  @Test
  void anotherProcessContinuesAfterACrashBeforeTheFirstChange() {
    Failing failing = new Failing(stream.another());
    node(failing);
    await().until(() -> stream.lastId().isPresent());
    failing.fails = true;
    write(50);
    node(stream.another());
    now = now.plus(InMemoryEventStream.LEASE);
    awaitLast();
    assertWhole(1);
    failing.fails = false;
    write(50);
    awaitLast();
    assertWhole(1);
  }

  @Test
  void lostStreamReceivesItsLastChangesAgain() {
    node(stream);
    await().until(() -> stream.lastId().isPresent());
    write(50);
    awaitLast();
    stream.lose();
    write(3_000);
    awaitLast();
    assertWhole(1);
    stream.lose();
    write(1);
    awaitLast();
    assertWhole(memory.lastId() - OutboxPublisher.REPLAY_AFTER_LOSS);
  }

  @Test
  void lostStreamReceivesAlsoTheChangesFromBeforeAStart() {
    InMemoryEventStream own = stream.another();
    ServiceDesk first = node(own);
    await().until(() -> stream.lastId().isPresent());
    write(2_000);
    awaitLast();
    first.close();
    own.close();
    node(stream.another());
    write(10);
    awaitLast();
    stream.lose();
    write(1);
    awaitLast();
    assertWhole(memory.lastId() - OutboxPublisher.REPLAY_AFTER_LOSS);
  }

  /** The connection of a process to the stream, which can be interrupted. */
  private static final class Failing implements EventStream {

    private final EventStream to;
    private volatile boolean fails;

    Failing(EventStream to) {
      this.to = to;
    }

    private EventStream reached() {
      if (fails) {
        throw new IllegalStateException("the stream cannot be reached");
      }
      return to;
    }

    @Override
    public boolean renewLease() {
      return reached().renewLease();
    }

    @Override
    public OptionalLong lastId() {
      return reached().lastId();
    }

    @Override
    public boolean begin(long afterId) {
      return reached().begin(afterId);
    }

    @Override
    public AppendResult append(long afterId, List<ChangeLogEntry> changes) {
      return reached().append(afterId, changes);
    }

    @Override
    public void close() {
      to.close();
    }
  }
}
