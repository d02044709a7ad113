package io.technicianviews.application;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.SnapshotVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
  private @Nullable SnapshotVersion known;
  private final Consumer<ChangeLogEntry> listener;
  private final BackgroundTask task = BackgroundTask.unstarted("change-listener", this::step);
  private volatile FeedListener source;
  private long told;

  private TellingChanges(
      ChangeLog log,
      ChangeFeed feed,
      FeedListener source,
      SnapshotVersion known,
      Consumer<ChangeLogEntry> listener) {
    this.log = log;
    this.feed = feed;
    this.source = source;
    this.known = known;
    this.listener = listener;
    this.told = source.after();
  }

  static TellingChanges begin(
      ChangeLog log,
      ChangeFeed feed,
      SnapshotSource snapshots,
      Duration timeout,
      Consumer<ChangeLogEntry> listener) {
    FeedListener source = feed.join();
    try (Snapshot snapshot = snapshots.open(timeout)) {
      TellingChanges telling =
          new TellingChanges(log, feed, source, snapshot.snapshotVersion(), listener);
      telling.task.start();
      return telling;
    } catch (RuntimeException | Error e) {
      source.close();
      throw e;
    }
  }

  private long step() {
    try {
      tellNext();
    } catch (RuntimeException | Error e) {
      end();
      throw e;
    }
    if (task.isClosed() || source.isEnded()) {
      end();
    }
    return BackgroundTask.AT_ONCE;
  }

  private void tellNext() {
    ChangeLogEntry change = source.next(RETRY_NANOS);
    if (change != null) {
      tell(change);
    } else if (source.isBehind()) {
      catchUp();
    }
  }

  private void end() {
    task.stop();
    source.close();
  }

  private void tell(ChangeLogEntry change) {
    told = change.id();
    if (task.isClosed() || (known != null && known.contains(change.transaction()))) {
      return;
    }
    try {
      listener.accept(change);
    } catch (RuntimeException | Error e) {
      LOG.error("a listener failed at change {}", change.id(), e);
    }
  }

  /** Until the feed remembers all that comes next. */
  private void catchUp() {
    try {
      Optional<FeedListener> joined = feed.joinAfter(told);
      if (joined.isEmpty()) {
        joined = feed.lastId() < told ? begunAnew() : caughtUp();
      }
      joined.ifPresent(this::goOnFrom);
    } catch (DeskUnavailableException e) {
      LOG.debug("what a listener missed cannot be read", e);
      // Until the next attempt it is behind still.
      task.pause(RETRY_NANOS);
    } catch (DeskClosedException e) {
      end();
    }
  }

  private void goOnFrom(FeedListener again) {
    source.close();
    source = again;
  }

  /** The storage was restored, and what was told is not in it. */
  private Optional<FeedListener> begunAnew() {
    FeedListener anew = feed.join();
    told = anew.after();
    known = null;
    return Optional.of(anew);
  }

  private Optional<FeedListener> caughtUp() {
    try (OrderedChangeReader missed = log.readAfter(told)) {
      Optional<FeedListener> joined = Optional.empty();
      while (!task.isClosed() && joined.isEmpty()) {
        List<ChangeLogEntry> batch = missed.next(BATCH);
        batch.forEach(this::tell);
        if (batch.isEmpty()) {
          task.pause(PAUSE_NANOS);
        }
        joined = feed.joinAfter(told);
      }
      return joined;
    }
  }

  @Override
  public void close() {
    task.stop();
    source.close();
    task.close();
    // It may have joined the feed again meanwhile.
    source.close();
  }
}
