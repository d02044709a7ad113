package io.technicianviews.application.internal.cache;

import io.technicianviews.application.cache.CacheMetrics;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.application.internal.time.BackgroundTask;
import io.technicianviews.application.internal.time.Deadline;
import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.InvalidationReader;
import io.technicianviews.domain.port.ChangeLogPoll;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.SnapshotVersion;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Polls the change log when a query asks for it: one poll serves all queries that wait when it
 * begins, as one flush serves a group of commits. Thread-safe.
 */
public final class ChangeLogPoller implements AutoCloseable {

  /**
   * A poll that was made.
   *
   * @param begunAt by the ticker
   */
  public record Poll(ChangeLogPoll result, long begunAt) {

    public Instant asOf() {
      return result.asOf();
    }

    /** The epoch of the storage that was polled. */
    public String epoch() {
      return result.snapshotVersion().epoch();
    }
  }

  private final ChangeLog log;
  private final InvalidationIndex changes;
  private final long maxSilenceNanos;
  private final long minIntervalNanos;
  private final CacheMetrics meters;
  private final Ticker ticker;
  private final PollQueue queries = new PollQueue();
  private final BackgroundTask task = BackgroundTask.unstarted("change-log-poller", this::step);
  private volatile @Nullable Poll last;
  private volatile boolean failing;

  /** Used by the task alone. */
  private @Nullable InvalidationReader reader;

  private long begunAt;

  private ChangeLogPoller(
      ChangeLog log,
      InvalidationIndex changes,
      CacheSettings settings,
      CacheMetrics meters,
      Ticker ticker) {
    this.log = log;
    this.changes = changes;
    this.maxSilenceNanos = settings.ttl().toNanos();
    this.minIntervalNanos = settings.minPollInterval().toNanos();
    this.meters = meters;
    this.ticker = ticker;
    this.begunAt = ticker.nanos() - minIntervalNanos;
  }

  /**
   * @param changes receives what each poll finds, before the queries receive the poll
   * @param settings after a pause longer than the time to live the poller starts again
   */
  static ChangeLogPoller start(
      ChangeLog log,
      InvalidationIndex changes,
      CacheSettings settings,
      CacheMetrics meters,
      Ticker ticker) {
    ChangeLogPoller poller = new ChangeLogPoller(log, changes, settings, meters, ticker);
    poller.task.start();
    return poller;
  }

  /** The newest poll, which may be old; null if there was none. */
  @Nullable Poll last() {
    return last;
  }

  /** The newest poll, which may be old; a new one if there was none. */
  public Poll lastOrFirst(Deadline deadline) {
    Poll newest = last;
    return newest == null ? poll(deadline) : newest;
  }

  /**
   * Whether the next poll may have to open a connection: the last one failed, or is so old that the
   * poller soon starts again.
   */
  boolean mayReconnect() {
    Poll newest = last;
    return failing || newest == null || ticker.nanos() - newest.begunAt() > maxSilenceNanos / 2;
  }

  /**
   * A poll that has seen everything that is in this snapshot: the newest one, or one that begins
   * after this call.
   */
  Poll covering(SnapshotVersion snapshotVersion, Deadline deadline) {
    Poll newest = last;
    return newest != null && newest.result().snapshotVersion().isAtLeast(snapshotVersion)
        ? newest
        : poll(deadline);
  }

  /**
   * A poll that begins after this call.
   *
   * @throws DeskUnavailableException if the change log cannot be read
   */
  Poll poll(Deadline deadline) {
    return queries.await(deadline);
  }

  private long step() {
    if (queries.awaitQuery()) {
      // Queries that come meanwhile are served by the same poll.
      task.pause(begunAt + minIntervalNanos - ticker.nanos());
      PollQueue.Batch batch = queries.take();
      begunAt = ticker.nanos();
      serve(batch);
    }
    return BackgroundTask.AT_ONCE;
  }

  private void serve(PollQueue.Batch batch) {
    try {
      Poll poll = new Poll(read(), begunAt);
      last = poll;
      failing = false;
      meters.polled(batch.waiting(), Duration.ofNanos(ticker.nanos() - begunAt));
      batch.complete(poll);
    } catch (RuntimeException | Error e) {
      failing = true;
      batch.fail(e);
    }
  }

  private ChangeLogPoll read() {
    Poll before = last;
    if (before != null && begunAt - before.begunAt() > maxSilenceNanos) {
      // No entry is older than that, so changes in between cannot invalidate any.
      closeReader();
    }
    if (reader == null) {
      return begin();
    }
    ChangeLogPoll poll = reader.next();
    changes.add(poll, begunAt);
    return poll;
  }

  /**
   * Opens a reader. It is used only once its first poll has succeeded, because nothing is known
   * before.
   */
  private ChangeLogPoll begin() {
    InvalidationReader opened = log.newlyVisible();
    try {
      ChangeLogPoll first = opened.next();
      changes.begin(first);
      reader = opened;
      return first;
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
  }

  private void closeReader() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }

  /** Ends the polling. Queries that wait fail. */
  @Override
  public void close() {
    queries.close();
    task.close();
    queries.take().fail(new DeskUnavailableException("the helpdesk is closed"));
    closeReader();
  }
}
