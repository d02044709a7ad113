package io.technicianviews.application;

import io.technicianviews.domain.change.LoggedChange;
import io.technicianviews.domain.change.Visibility;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.OrderedChanges;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.ReadSnapshots;
import io.technicianviews.domain.port.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener of every change, in a thread of its own. If he takes his time, what he has
 * missed is read from the log again.
 */
final class TellingChanges implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TellingChanges.class);

  private static final int BATCH = 500;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ChangeLog log;
  private final ChangeFeed feed;
  private final Visibility known;
  private final Consumer<LoggedChange> listener;
  private final Thread thread;
  private volatile FeedListener source;
  private volatile boolean closed;
  private long told;

  private TellingChanges(
      ChangeLog log,
      ChangeFeed feed,
      FeedListener source,
      Visibility known,
      Consumer<LoggedChange> listener) {
    this.log = log;
    this.feed = feed;
    this.source = source;
    this.known = known;
    this.listener = listener;
    this.told = source.after();
    this.thread = Thread.ofVirtual().name("change-listener").unstarted(this::run);
  }

  static TellingChanges begin(
      ChangeLog log,
      ChangeFeed feed,
      ReadSnapshots snapshots,
      Duration timeout,
      Consumer<LoggedChange> listener) {
    FeedListener source = feed.join();
    try (Snapshot snapshot = snapshots.open(timeout)) {
      TellingChanges telling =
          new TellingChanges(log, feed, source, snapshot.visibility(), listener);
      telling.thread.start();
      return telling;
    } catch (RuntimeException | Error e) {
      source.close();
      throw e;
    }
  }

  private void run() {
    while (!closed) {
      LoggedChange change = source.next(RETRY_NANOS);
      if (change != null) {
        tell(change);
      } else if (source.isBehind()) {
        source.close();
        catchUp();
      } else if (source.isEnded()) {
        return;
      }
    }
  }

  private void tell(LoggedChange change) {
    told = change.id();
    if (closed || known.sees(change.transaction())) {
      return;
    }
    try {
      listener.accept(change);
    } catch (RuntimeException e) {
      LOG.error("a listener failed at change {}", change.id(), e);
    }
  }

  private void catchUp() {
    while (!closed && source.isBehind()) {
      try (OrderedChanges missed = log.after(told)) {
        Optional<FeedListener> joined = feed.joinAfter(told);
        while (!closed && joined.isEmpty()) {
          List<LoggedChange> batch = missed.next(BATCH);
          batch.forEach(this::tell);
          if (batch.isEmpty()) {
            LockSupport.parkNanos(PAUSE_NANOS);
          }
          joined = feed.joinAfter(told);
        }
        joined.ifPresent(again -> source = again);
      } catch (DeskUnavailableException e) {
        LOG.debug("what a listener missed cannot be read", e);
        LockSupport.parkNanos(RETRY_NANOS);
      } catch (IllegalStateException e) {
        // The desk was closed meanwhile.
        return;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    source.close();
    if (!Thread.currentThread().equals(thread)) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
