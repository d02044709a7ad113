package io.technicianviews.application.internal.feed;

import io.technicianviews.application.internal.time.BackgroundTask;
import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.domain.port.DeskUnavailableException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dispatches every change of the helpdesk, in order, to all subscriptions of this process. It polls
 * the change log while there are subscriptions: at once after a write of this process, and
 * periodically for the writes of others. The last changes are buffered, including some from before
 * the first poll, so that a client can resume after an interruption. Thread-safe.
 */
public final class ChangeFeed implements AutoCloseable {

  /** The number of buffered changes, and so the longest gap after which a client can resume. */
  public static final int BUFFER_SIZE = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

  private static final int BATCH = 1_000;

  /** Entries after a gap in the ids are delivered only by a second poll. */
  private static final int LAST_POLLS = 2;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final ChangeLog log;
  private final LongSupplier lastId;
  private final BeforeDispatch beforeDispatch;
  private final Ticker ticker;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<Subscription> subscriptions = new HashSet<>();
  private final ChangeBuffer buffer = new ChangeBuffer(BUFFER_SIZE);
  private @Nullable OrderedChangeReader reader;
  private final BackgroundTask task = BackgroundTask.unstarted("change-feed", this::step);
  private boolean started;

  /** How often the log could not be read. A caller that waited for such an attempt fails, too. */
  private final AtomicInteger failedStarts = new AtomicInteger();

  /** The ids up to this one may have been dispatched from a change log that was replaced. */
  private long replacedUpTo;

  private long lastUnsubscribedAt;
  private volatile boolean closed;

  /**
   * @param lastId reads the last id for any number of callers at once; the log itself connects anew
   *     for each
   */
  public ChangeFeed(
      ChangeLog log, LongSupplier lastId, BeforeDispatch beforeDispatch, Ticker ticker) {
    this.log = log;
    this.lastId = lastId;
    this.beforeDispatch = beforeDispatch;
    this.ticker = ticker;
  }

  /**
   * Subscribes to the changes from now on. Changes that were made shortly before may be delivered
   * too.
   *
   * @throws DeskUnavailableException if the change log cannot be read
   */
  public Subscription subscribe() {
    int failures = failedStarts.get();
    lock.lock();
    try {
      start(failures);
      return add(new Subscription(this, buffer.position(), new ArrayDeque<>()));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Subscribes to all changes after one that the client has received.
   *
   * @return empty if there is no such change yet, too many changes followed it, or the change log
   *     was replaced since
   * @throws DeskUnavailableException if the change log cannot be read
   */
  public Optional<Subscription> subscribeAfter(long id) {
    int failures = failedStarts.get();
    lock.lock();
    try {
      start(failures);
      if (id <= buffer.position()) {
        return resumeAfter(id);
      }
    } finally {
      lock.unlock();
    }
    // The client may have received the change from another process, which is ahead of this one.
    if (id > lastId()) {
      return Optional.empty();
    }
    lock.lock();
    try {
      start(failures);
      return resumeAfter(id);
    } finally {
      lock.unlock();
    }
  }

  private Optional<Subscription> resumeAfter(long id) {
    return id <= replacedUpTo
        ? Optional.empty()
        : buffer.after(id).map(missed -> add(new Subscription(this, id, missed)));
  }

  /**
   * Whether the change log has reached this id, and was not replaced since this feed dispatched it.
   */
  boolean hasReached(long id) {
    long last = lastId();
    lock.lock();
    try {
      return replacedUpTo < id && id <= last;
    } finally {
      lock.unlock();
    }
  }

  /** The greatest id in the change log. */
  public long lastId() {
    return lastId.getAsLong();
  }

  /** The id of a change up to which changes were read. */
  public long position() {
    lock.lock();
    try {
      return buffer.position();
    } finally {
      lock.unlock();
    }
  }

  /** Polls now, because something was written. */
  public void wake() {
    task.wake();
  }

  /**
   * @param failures the number of failed starts when the caller began to wait for the lock
   */
  private void start(int failures) {
    if (closed) {
      throw new DeskClosedException();
    }
    if (reader == null) {
      if (failedStarts.get() != failures) {
        // In an outage each attempt takes seconds, and the callers wait for one another.
        throw new DeskUnavailableException("the change log cannot be read");
      }
      reader = openedReader();
    }
    if (!started) {
      task.start();
      // Afterwards, since the next subscription tries again if no thread could be started.
      started = true;
    }
    changed.signalAll();
  }

  private OrderedChangeReader openedReader() {
    try {
      buffer.reset(Math.max(log.removedUpTo(), log.lastId() - BUFFER_SIZE));
      beforeDispatch.reset();
      return buffered(log.readAfter(buffer.position()));
    } catch (DeskUnavailableException e) {
      failedStarts.incrementAndGet();
      throw e;
    }
  }

  /**
   * Buffers the existing changes, so that a new subscription begins at the present, and a resumed
   * one finds the changes that it missed.
   */
  private OrderedChangeReader buffered(OrderedChangeReader from) {
    try {
      int lastPolls = 0;
      while (lastPolls < LAST_POLLS) {
        List<ChangeLogEntry> batch = from.next(BATCH);
        dispatch(batch);
        lastPolls += batch.size() < BATCH ? 1 : 0;
      }
      return from;
    } catch (RuntimeException | Error e) {
      from.close();
      throw e;
    }
  }

  private Subscription add(Subscription subscription) {
    subscriptions.add(subscription);
    return subscription;
  }

  void unsubscribe(Subscription subscription) {
    lock.lock();
    try {
      subscriptions.remove(subscription);
      lastUnsubscribedAt = ticker.nanos();
    } finally {
      lock.unlock();
    }
  }

  private long step() {
    OrderedChangeReader from = awaitReader();
    return from == null ? BackgroundTask.AT_ONCE : read(from);
  }

  /**
   * @return null if the feed is closed
   */
  private @Nullable OrderedChangeReader awaitReader() {
    lock.lock();
    try {
      if (reader != null
          && subscriptions.isEmpty()
          && ticker.nanos() - lastUnsubscribedAt > LINGER_NANOS) {
        closeReader();
      }
      while (reader == null && !closed) {
        changed.awaitUninterruptibly();
      }
      return closed ? null : reader;
    } finally {
      lock.unlock();
    }
  }

  private void closeReader() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }

  /**
   * @return the nanoseconds until the next poll
   */
  private long read(OrderedChangeReader from) {
    try {
      List<ChangeLogEntry> batch = from.next(BATCH);
      dispatch(batch);
      return batch.size() < BATCH ? PAUSE_NANOS : 0;
    } catch (ChangeLog.EntriesRemovedException e) {
      LOG.warn("{}, before they were dispatched: all subscriptions start again", e.getMessage());
      restart();
      return BackgroundTask.AT_ONCE;
    } catch (ChangeLog.ReplacedException e) {
      LOG.warn("{}: all subscriptions start again", e.getMessage());
      restartAfterReplacement();
      return BackgroundTask.AT_ONCE;
    } catch (DeskUnavailableException e) {
      LOG.debug("the change log cannot be read", e);
    } catch (RuntimeException e) {
      LOG.error("the change log cannot be read", e);
    }
    return RETRY_NANOS;
  }

  private void restartAfterReplacement() {
    lock.lock();
    try {
      replacedUpTo = Math.max(replacedUpTo, buffer.position());
      restart();
    } finally {
      lock.unlock();
    }
  }

  private void restart() {
    lock.lock();
    try {
      subscriptions.forEach(Subscription::overflow);
      subscriptions.clear();
      closeReader();
    } finally {
      lock.unlock();
    }
  }

  private void dispatch(List<ChangeLogEntry> batch) {
    if (batch.isEmpty()) {
      return;
    }
    lock.lock();
    try {
      beforeDispatch.beforeDispatch(batch);
      buffer.add(batch);
      subscriptions.forEach(subscription -> subscription.offer(batch));
    } finally {
      lock.unlock();
    }
  }

  /** Ends the polling and all subscriptions. */
  @Override
  public void close() {
    // At once, so that a caller that waits for the lock does not start the feed first.
    closed = true;
    lock.lock();
    try {
      changed.signalAll();
      subscriptions.forEach(Subscription::end);
      subscriptions.clear();
    } finally {
      lock.unlock();
    }
    task.close();
    lock.lock();
    try {
      closeReader();
    } finally {
      lock.unlock();
    }
  }
}
