package io.technicianviews.application.internal.presence;

import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.presence.Presence;
import io.technicianviews.domain.presence.PresenceStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The presences for all streams of this process. They are polled while there are streams:
 * periodically, and soon after a change by this process. Thread-safe.
 */
public final class PresenceMonitor implements AutoCloseable {

  private final PresenceReader reader;
  private final Ticker ticker;
  private final Object lock = new Object();
  private final Set<StreamPresence> streams = new HashSet<>();
  private @Nullable PresencePoller poller;
  private volatile PresenceBoard board = PresenceBoard.EMPTY;

  private PresenceMonitor(PresenceReader reader, Ticker ticker) {
    this.reader = reader;
    this.ticker = ticker;
  }

  /**
   * @param dataVersion a number that differs after each change of the helpdesk's data
   */
  public static PresenceMonitor of(
      PresenceStore store,
      SnapshotSource snapshots,
      Duration timeout,
      LongSupplier dataVersion,
      Ticker ticker) {
    return new PresenceMonitor(new PresenceReader(store, snapshots, timeout, dataVersion), ticker);
  }

  /**
   * Opens the presences of a stream, which the caller closes.
   *
   * @param changed called when the presences may have changed; it does not block
   */
  public StreamPresence open(Runnable changed) {
    StreamPresence stream = new StreamPresence(this, changed);
    synchronized (lock) {
      streams.add(stream);
      if (poller == null) {
        poller = new PresencePoller(reader, ticker, this::publish);
        poller.start();
      }
    }
    return stream;
  }

  void remove(StreamPresence stream) {
    synchronized (lock) {
      streams.remove(stream);
      if (streams.isEmpty()) {
        close();
      }
    }
  }

  PresenceBoard board() {
    return board;
  }

  /** Polls soon if this begins a presence or changes its activity. */
  void entered(Presence presence) {
    if (!board.presences().contains(presence)) {
      wake();
    }
  }

  /** Polls soon, because a presence may have ended. */
  void left() {
    wake();
  }

  private void wake() {
    synchronized (lock) {
      if (poller != null) {
        poller.wake();
      }
    }
  }

  private void publish(PresencePoller by, PresenceBoard read) {
    List<StreamPresence> notified;
    synchronized (lock) {
      if (!by.equals(poller) || read.equals(board)) {
        return;
      }
      board = read;
      notified = List.copyOf(streams);
    }
    notified.forEach(StreamPresence::notifyChanged);
  }

  /** Ends the polling. */
  @Override
  public void close() {
    synchronized (lock) {
      if (poller != null) {
        poller.close();
        poller = null;
      }
      board = PresenceBoard.EMPTY;
    }
  }
}
