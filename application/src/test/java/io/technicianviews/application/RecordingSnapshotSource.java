package io.technicianviews.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.testkit.ForwardingSnapshot;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Snapshots of an empty helpdesk that record their reading threads and whether they were closed.
 */
public final class RecordingSnapshotSource implements SnapshotSource {

  private final InMemoryDesk desk = new InMemoryDesk(InstantSource.fixed(TestDesk.NOON));
  private final Queue<RecordingSnapshot> opened = new ConcurrentLinkedQueue<>();
  private final Queue<Thread> readers = new ConcurrentLinkedQueue<>();
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  @Override
  public Snapshot open(Duration timeout) {
    RecordingSnapshot snapshot = new RecordingSnapshot(desk.open(timeout));
    opened.add(snapshot);
    return snapshot;
  }

  public int opened() {
    return opened.size();
  }

  /** A query that runs until its snapshot is closed, and then fails. */
  public String readUntilClosed(AtomicBoolean ended) {
    readers.add(Thread.currentThread());
    started.countDown();
    await(closed);
    ended.set(true);
    throw new IllegalStateException("the snapshot is closed");
  }

  public void awaitReading() {
    await(started);
  }

  public void assertNothingIsLeft() throws InterruptedException {
    assertThat(opened).allMatch(snapshot -> snapshot.isClosed);
    for (Thread reader : readers) {
      assertThat(reader.join(Duration.ofSeconds(30))).as("the reader has ended").isTrue();
    }
  }

  /** Waits uninterruptibly, like a query that only a close cancels. */
  private static void await(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private final class RecordingSnapshot extends ForwardingSnapshot {

    private volatile boolean isClosed;

    RecordingSnapshot(Snapshot to) {
      super(to);
    }

    @Override
    public void close() {
      isClosed = true;
      closed.countDown();
      super.close();
    }
  }
}
