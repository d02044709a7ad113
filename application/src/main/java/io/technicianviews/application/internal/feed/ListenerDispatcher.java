package io.technicianviews.application.internal.feed;

import io.technicianviews.application.internal.time.BackgroundTask;
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
public final class ListenerDispatcher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ListenerDispatcher.class);

  private static final int BATCH = 500;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ChangeLog log;
  private final ChangeFeed feed;
  private @Nullable SnapshotVersion known;
  private final Consumer<ChangeLogEntry> listener;
  private final BackgroundTask task = BackgroundTask.unstarted("change-listener", this::step);
  private volatile Subscription source;
  private long told;

  private ListenerDispatcher(
      ChangeLog log,
      ChangeFeed feed,
      Subscription source,
      SnapshotVersion known,
      Consumer<ChangeLogEntry> listener) {
    this.log = log;
    this.feed = feed;
    this.source = source;
    this.known = known;
    this.listener = listener;
    this.told = source.after();
  }

  public static ListenerDispatcher begin(
      ChangeLog log,
      ChangeFeed feed,
      SnapshotSource snapshots,
      Duration timeout,
      Consumer<ChangeLogEntry> listener) {
    Subscription source = feed.join();
    try (Snapshot snapshot = snapshots.open(timeout)) {
      ListenerDispatcher telling =
          new ListenerDispatcher(log, feed, source, snapshot.snapshotVersion(), listener);
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
    } else if (source.hasOverflowed()) {
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
      Optional<Subscription> joined = feed.joinAfter(told);
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

  private void goOnFrom(Subscription again) {
    source.close();
    source = again;
  }

  /** The storage was restored, and what was told is not in it. */
  private Optional<Subscription> begunAnew() {
    Subscription anew = feed.join();
    told = anew.after();
    known = null;
    return Optional.of(anew);
  }

  private Optional<Subscription> caughtUp() {
    try (OrderedChangeReader missed = log.readAfter(told)) {
      Optional<Subscription> joined = Optional.empty();
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
