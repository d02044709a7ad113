package io.technicianviews.application.internal.feed;

import io.technicianviews.application.internal.time.BackgroundTask;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.domain.port.EventStream;
import io.technicianviews.domain.port.EventStream.AppendResult;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes every change to the event stream, while this process holds the stream's lease. It
 * continues after the last published change. A new stream begins with the changes after the start
 * of the process that creates it. If the stream is lost, the last {@value #REPLAY_AFTER_LOSS}
 * changes up to the last one that is known to have been published are published again. Thread-safe.
 */
public final class OutboxPublisher implements AutoCloseable {

  /** The number of changes that are published again after the stream was lost. */
  static final int REPLAY_AFTER_LOSS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(OutboxPublisher.class);

  private static final int BATCH = 200;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long UNKNOWN = -1;

  /** The name under which the position of the stream is reported to the log. */
  static final String CONSUMER = "event stream";

  private static final long REPORT_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final ChangeLog log;
  private final EventStream stream;
  private final BackgroundTask task = BackgroundTask.unstarted("outbox-publisher", this::step);

  /** The last change in the log when this publisher was started. */
  private long startOffset = UNKNOWN;

  /** The last change that is known to have been published. */
  private long published;

  /** Whether the stream has existed since this publisher was started. */
  private boolean existed;

  private boolean failing;
  private long reportedAt;

  private OutboxPublisher(ChangeLog log, EventStream stream) {
    this.log = log;
    this.stream = stream;
  }

  public static OutboxPublisher start(ChangeLog log, EventStream stream) {
    OutboxPublisher outboxPublisher = new OutboxPublisher(log, stream);
    outboxPublisher.task.start();
    return outboxPublisher;
  }

  /** Polls now, because something was written. */
  public void wake() {
    task.wake();
  }

  private long step() {
    try {
      if (startOffset == UNKNOWN) {
        startOffset = log.lastId();
        published = startOffset;
      }
      // Read also without the lease: after a failover the position is known even if the stream is
      // lost.
      stream.lastId().ifPresent(this::continueAfter);
      if (stream.renewLease()) {
        publish();
      }
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("changes cannot be published; publishing is retried", e);
      }
      failing = true;
    }
    return RETRY_NANOS;
  }

  /** Publishes until the lease or a part of the stream is lost, or a step fails. */
  private void publish() {
    if (!begin()) {
      return;
    }
    report();
    try (OrderedChangeReader changes = log.readAfter(firstMissing())) {
      boolean active = true;
      while (active && !task.isClosed()) {
        reportIfDue();
        List<ChangeLogEntry> batch = changes.next(BATCH);
        active = batch.isEmpty() ? stream.renewLease() : append(batch);
        failing = false;
        if (batch.isEmpty()) {
          task.pause(PAUSE_NANOS);
        }
      }
    }
  }

  /** Finds the end of the stream, or creates the stream. */
  private boolean begin() {
    OptionalLong last = stream.lastId();
    if (last.isEmpty()) {
      long from = existed ? Math.max(0, published - REPLAY_AFTER_LOSS) : startOffset;
      boolean begun = stream.begin(from);
      if (begun) {
        continueAfter(from);
      }
      return begun;
    }
    continueAfter(last.getAsLong());
    if (published > log.lastId()) {
      LOG.warn(
          "the stream ends at change {}, which is not in the change log: the stream belongs to"
              + " another helpdesk, or the storage was restored. Nothing is published until the"
              + " change log has a greater id, or the stream is deleted",
          published);
    }
    return true;
  }

  private void continueAfter(long last) {
    published = last;
    existed = true;
  }

  /** The position from which on changes exist. */
  private long firstMissing() {
    long removedUpTo = log.removedUpTo();
    if (removedUpTo > published) {
      LOG.warn(
          "the changes {} to {} are not published: they have been removed from the change log",
          published + 1,
          removedUpTo);
    }
    return Math.max(published, removedUpTo);
  }

  private void reportIfDue() {
    if (System.nanoTime() - reportedAt > REPORT_NANOS) {
      report();
    }
  }

  private void report() {
    log.keepAfter(CONSUMER, published);
    reportedAt = System.nanoTime();
  }

  private boolean append(List<ChangeLogEntry> batch) {
    // Appending does not renew the lease.
    boolean appended = stream.renewLease() && stream.append(published, batch) == AppendResult.ALL;
    if (appended) {
      published = batch.getLast().id();
    }
    return appended;
  }

  /** Ends the publishing. The stream remains open and belongs to the caller. */
  @Override
  public void close() {
    task.close();
  }
}
