package io.technicianviews.application.internal.presence;

import io.technicianviews.application.internal.time.BackgroundTask;
import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.application.presence.RequestPresences;
import io.technicianviews.domain.port.DeskUnavailableException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that reads the presences periodically and when it is woken, until it is closed. */
final class PresencePoller implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PresencePoller.class);

  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** The interval while nobody has a request open. */
  private static final long IDLE_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** The minimum time between polls, however often it is woken. */
  private static final long MIN_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final PresenceReader reader;
  private final Ticker ticker;
  private final BiConsumer<PresencePoller, PresenceBoard> onRead;
  private final BackgroundTask task = BackgroundTask.unstarted("presences", this::step);
  private PresenceReader.Dated last = PresenceReader.Dated.NONE;
  private long polledAt;
  private long succeededAt;
  private boolean failed;

  /**
   * @param onRead takes each board, with this poller
   */
  PresencePoller(
      PresenceReader reader, Ticker ticker, BiConsumer<PresencePoller, PresenceBoard> onRead) {
    this.reader = reader;
    this.ticker = ticker;
    this.onRead = onRead;
    this.polledAt = ticker.nanos() - MIN_INTERVAL_NANOS;
    this.succeededAt = ticker.nanos();
  }

  void start() {
    task.start();
  }

  /** Polls soon. */
  void wake() {
    task.wake();
  }

  /** Ends the thread, and does not wait for it. */
  @Override
  public void close() {
    task.stop();
  }

  private long step() {
    long early = polledAt + MIN_INTERVAL_NANOS - ticker.nanos();
    if (early > 0) {
      // A wake-up in this pause is not lost: the poll follows it.
      return early;
    }
    polledAt = ticker.nanos();
    poll();
    return last.board().presences().isEmpty() ? IDLE_INTERVAL_NANOS : INTERVAL_NANOS;
  }

  private void poll() {
    try {
      last = reader.read(last);
      succeededAt = polledAt;
      failed = false;
      onRead.accept(this, last.board());
    } catch (RuntimeException e) {
      // Any failure is retried: without this thread streams would show no presence any more.
      if (!failed) {
        failed = true;
        LOG.atWarn()
            .setCause(e instanceof DeskUnavailableException ? null : e)
            .log("Presences cannot be read, and are read again every second: {}", e.getMessage());
      }
      if (polledAt - succeededAt > RequestPresences.TTL.toNanos()) {
        // All presences that were read have ended or may have.
        last = PresenceReader.Dated.NONE;
        onRead.accept(this, last.board());
      }
    }
  }
}
