package io.technicianviews.application.internal.feed;

import io.technicianviews.application.internal.time.BackgroundTask;
import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers every change to one listener, in a thread of its own. If the listener is slow, the
 * changes that it missed are read from the change log again. Thread-safe.
 */
public final class ListenerDispatcher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ListenerDispatcher.class);

  private static final int BATCH = 500;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ChangeLog log;
  private final ChangeFeed feed;
  private final SnapshotSource snapshots;
  private final Duration timeout;
  private @Nullable VisibleChanges initial;
  private final Consumer<ChangeLogEntry> listener;
  private final BackgroundTask task = BackgroundTask.unstarted("change-listener", this::step);
  private volatile Subscription subscription;
  private long delivered;

  private ListenerDispatcher(
      ChangeLog log,
      ChangeFeed feed,
      SnapshotSource snapshots,
      Duration timeout,
      Subscription subscription,
      VisibleChanges initial,
      Consumer<ChangeLogEntry> listener) {
    this.log = log;
    this.feed = feed;
    this.snapshots = snapshots;
    this.timeout = timeout;
    this.subscription = subscription;
    this.initial = initial;
    this.listener = listener;
    this.delivered = subscription.after();
  }

  public static ListenerDispatcher start(
      ChangeLog log,
      ChangeFeed feed,
      SnapshotSource snapshots,
      Duration timeout,
      Consumer<ChangeLogEntry> listener) {
    Subscription subscription = feed.subscribe();
    try (Snapshot snapshot = snapshots.open(timeout)) {
      ListenerDispatcher dispatcher =
          new ListenerDispatcher(
              log, feed, snapshots, timeout, subscription, VisibleChanges.of(snapshot), listener);
      dispatcher.task.start();
      return dispatcher;
    } catch (RuntimeException | Error e) {
      subscription.close();
      throw e;
    }
  }

  private long step() {
    try {
      deliverNext();
    } catch (RuntimeException | Error e) {
      end();
      throw e;
    }
    if (task.isClosed() || subscription.isEnded()) {
      end();
    }
    return BackgroundTask.AT_ONCE;
  }

  private void deliverNext() {
    ChangeLogEntry change = subscription.next(RETRY_NANOS);
    if (change != null) {
      deliver(change);
    } else if (subscription.hasOverflowed()) {
      catchUp();
    }
  }

  private void end() {
    task.stop();
    subscription.close();
  }

  private void deliver(ChangeLogEntry change) {
    delivered = change.id();
    if (task.isClosed() || (initial != null && initial.contain(change))) {
      return;
    }
    try {
      listener.accept(change);
    } catch (RuntimeException | Error e) {
      LOG.error("a listener failed at change {}", change.id(), e);
    }
  }

  /** Catches up until the feed has buffered all further changes. */
  private void catchUp() {
    try {
      Optional<Subscription> resumed = feed.subscribeAfter(delivered);
      if (resumed.isEmpty()) {
        resumed = feed.hasReached(delivered) ? readMissed() : Optional.of(restarted());
      }
      resumed.ifPresent(this::switchTo);
    } catch (DeskUnavailableException e) {
      LOG.debug("the changes that a listener missed cannot be read", e);
      // The overflow remains until the next attempt.
      task.pause(RETRY_NANOS);
    } catch (ChangeLog.EntriesRemovedException e) {
      LOG.warn("{}, before a listener received them", e.getMessage());
      // The overflow remains, and the next attempt continues here.
      delivered = e.upTo();
    } catch (ChangeLog.ReplacedException e) {
      // The overflow remains, and the next attempt starts again: no log has reached this id.
      delivered = Long.MAX_VALUE;
    } catch (DeskClosedException e) {
      end();
    }
  }

  private void switchTo(Subscription resumed) {
    subscription.close();
    subscription = resumed;
  }

  /**
   * Starts again, because the change log was replaced. The listener receives a change that
   * invalidates everything, since another history led to the present state.
   */
  private Subscription restarted() {
    Subscription restarted = feed.subscribe();
    try {
      Change anything = Change.external(Set.of(InvalidationTag.EVERYTHING));
      ChangeLogEntry change = new ChangeLogEntry(restarted.after(), 0, now(), null, anything);
      initial = null;
      deliver(change);
      return restarted;
    } catch (RuntimeException | Error e) {
      restarted.close();
      throw e;
    }
  }

  private Instant now() {
    try (Snapshot snapshot = snapshots.open(timeout)) {
      return snapshot.asOf();
    }
  }

  private Optional<Subscription> readMissed() {
    try (OrderedChangeReader missed = log.readAfter(delivered)) {
      Optional<Subscription> resumed = Optional.empty();
      while (!task.isClosed() && resumed.isEmpty()) {
        List<ChangeLogEntry> batch = missed.next(BATCH);
        batch.forEach(this::deliver);
        if (batch.isEmpty()) {
          task.pause(PAUSE_NANOS);
        }
        resumed = feed.subscribeAfter(delivered);
      }
      return resumed;
    }
  }

  @Override
  public void close() {
    task.stop();
    subscription.close();
    task.close();
    // The last step may have subscribed again.
    subscription.close();
  }
}
