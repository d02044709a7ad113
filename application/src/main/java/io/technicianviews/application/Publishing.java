package io.technicianviews.application;

import io.technicianviews.domain.change.LoggedChange;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.OrderedChanges;
import io.technicianviews.domain.port.EventStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends every change to a stream for other systems, while no other process does. Where the stream
 * ends, it goes on; a stream that is empty begins with what comes after this was started.
 */
final class Publishing implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

  private static final int BATCH = 200;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ChangeLog log;
  private final EventStream stream;
  private final Thread thread;
  private volatile boolean closed;
  private long published = -1;
  private boolean inTrouble;

  Publishing(ChangeLog log, EventStream stream) {
    this.log = log;
    this.stream = stream;
    this.thread = Thread.ofVirtual().name("publishing").start(this::run);
  }

  /** Looks now: something was written. */
  void wake() {
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!closed) {
      try {
        if (published < 0) {
          published = log.lastId();
        }
        if (stream.lead()) {
          publish();
        }
      } catch (RuntimeException e) {
        if (!inTrouble) {
          LOG.warn("changes cannot be published; it is tried until they can", e);
        }
        inTrouble = true;
      }
      if (!closed) {
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  /** Until another process leads, or something fails. */
  private void publish() {
    // A stream that has lost its end, in a failover, gets it again.
    published = stream.lastId().orElse(published);
    try (OrderedChanges more = log.after(published)) {
      boolean leads = true;
      while (leads && !closed) {
        List<LoggedChange> batch = more.next(BATCH);
        if (batch.isEmpty()) {
          leads = stream.lead();
          LockSupport.parkNanos(PAUSE_NANOS);
        } else {
          leads = stream.lead() && stream.append(batch);
          published = leads ? batch.getLast().id() : published;
        }
        inTrouble = false;
      }
    }
  }

  /** Ends it; the stream stays the caller's. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
