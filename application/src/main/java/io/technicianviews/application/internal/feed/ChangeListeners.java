package io.technicianviews.application.internal.feed;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.SnapshotSource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The listeners of a helpdesk, each with its {@link ListenerDispatcher}. Thread-safe. */
public final class ChangeListeners implements AutoCloseable {

  private final ChangeLog log;
  private final ChangeFeed feed;
  private final SnapshotSource snapshots;
  private final Duration timeout;
  private final Set<ListenerDispatcher> dispatchers = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param timeout the time limit for opening a snapshot
   */
  public ChangeListeners(
      ChangeLog log, ChangeFeed feed, SnapshotSource snapshots, Duration timeout) {
    this.log = log;
    this.feed = feed;
    this.snapshots = snapshots;
    this.timeout = timeout;
  }

  /**
   * Starts the delivery to a listener.
   *
   * @return ends the delivery
   */
  public Runnable add(Consumer<ChangeLogEntry> listener) {
    ListenerDispatcher dispatcher =
        ListenerDispatcher.start(log, feed, snapshots, timeout, listener);
    dispatchers.add(dispatcher);
    if (closed.get()) {
      dispatcher.close();
    }
    return () -> {
      dispatcher.close();
      dispatchers.remove(dispatcher);
    };
  }

  /** Ends the delivery to all listeners. */
  @Override
  public void close() {
    closed.set(true);
    dispatchers.forEach(ListenerDispatcher::close);
  }
}
