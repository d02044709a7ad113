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
 * Appends every change to a stream for other systems, while no other process does. Where the stream
 * ends, it goes on. A stream that is new begins with what comes after the start of whoever made it;
 * one that has lost everything gets what it had last again, as far as is known here.
 */
public final class OutboxPublisher implements AutoCloseable {

  /** How many changes are told again to a stream that has lost everything. */
  static final int REPLAY_AFTER_LOSS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(OutboxPublisher.class);

  private static final int BATCH = 200;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long UNKNOWN = -1;

  private final ChangeLog log;
  private final EventStream stream;
  private final BackgroundTask task = BackgroundTask.unstarted("publishing", this::step);

  /** What was there when this was started. */
  private long startOffset = UNKNOWN;

  /** How far the stream has come, as far as is known. */
  private long published;

  private boolean inTrouble;

  private OutboxPublisher(ChangeLog log, EventStream stream) {
    this.log = log;
    this.stream = stream;
  }

  public static OutboxPublisher start(ChangeLog log, EventStream stream) {
    OutboxPublisher outboxPublisher = new OutboxPublisher(log, stream);
    outboxPublisher.task.start();
    return outboxPublisher;
  }

  /** Looks now: something was written. */
  public void wake() {
    task.wake();
  }

  private long step() {
    try {
      if (startOffset == UNKNOWN) {
        startOffset = log.lastId();
        published = startOffset;
      }
      // Whoever takes over knows how far the stream had come, should it be lost by then.
      published = stream.lastId().orElse(published);
      if (stream.renewLease()) {
        publish();
      }
    } catch (RuntimeException e) {
      if (!inTrouble) {
        LOG.warn("changes cannot be published; it is tried until they can", e);
      }
      inTrouble = true;
    }
    return RETRY_NANOS;
  }

  /** Until another process leads, the stream has lost something, or something fails. */
  private void publish() {
    if (!begin()) {
      return;
    }
    try (OrderedChangeReader more = log.readAfter(published)) {
      boolean goesOn = true;
      while (goesOn && !task.isClosed()) {
        List<ChangeLogEntry> batch = more.next(BATCH);
        goesOn = batch.isEmpty() ? stream.renewLease() : append(batch);
        inTrouble = false;
        if (batch.isEmpty()) {
          task.pause(PAUSE_NANOS);
        }
      }
    }
  }

  /** Finds the end of the stream, or makes it. */
  private boolean begin() {
    OptionalLong last = stream.lastId();
    if (last.isEmpty()) {
      long from = Math.max(Math.min(startOffset, published), published - REPLAY_AFTER_LOSS);
      published = from;
      return stream.begin(from);
    }
    published = last.getAsLong();
    if (published > log.lastId()) {
      LOG.warn(
          "the stream has come to change {}, which the desk has not: it is another desk's, or the"
              + " desk was restored. Nothing is published until there is a greater one, or the"
              + " stream is deleted",
          published);
    }
    return true;
  }

  private boolean append(List<ChangeLogEntry> batch) {
    // It is led on by saying so now and then, which appending does not.
    boolean appended = stream.renewLease() && stream.append(published, batch) == AppendResult.ALL;
    if (appended) {
      published = batch.getLast().id();
    }
    return appended;
  }

  /** Ends it; the stream stays the caller's. */
  @Override
  public void close() {
    task.close();
  }
}
