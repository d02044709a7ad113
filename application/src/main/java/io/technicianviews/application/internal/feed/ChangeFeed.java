package io.technicianviews.application.internal.feed;

import io.technicianviews.application.internal.time.BackgroundTask;
import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.domain.port.DeskUnavailableException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every change of the desk, in order, for all who listen in this process: one reading of the log,
 * which goes on while anybody listens. It looks at once when this process has written, and every
 * now and then for what others write. The last changes are remembered, those before it began too,
 * so that whoever was away for a while goes on where he was. Thread-safe.
 */
public final class ChangeFeed implements AutoCloseable {

  /** Who is told before anybody else; it neither waits nor fails. */
  interface BeforeDispatch {

    /** Whatever happened until now may not be told. */
    void reset();

    /** These changes are told next. */
    void beforeDispatch(List<ChangeLogEntry> changes);
  }

  /** How many changes are remembered, and how far whoever was away can be behind. */
  public static final int REMEMBERED = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

  private static final int BATCH = 1_000;

  /** What is behind numbers that are missing is certain only at a second look. */
  private static final int LAST_LOOKS = 2;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final ChangeLog log;
  private final BeforeDispatch beforeDispatch;
  private final Ticker ticker;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Set<Subscription> listeners = new HashSet<>();
  private final Deque<ChangeLogEntry> remembered = new ArrayDeque<>();
  private @Nullable OrderedChangeReader reading;
  private final BackgroundTask task = BackgroundTask.unstarted("change-feed", this::step);
  private boolean started;

  /** Everything after it, up to the position, is remembered. */
  private long floor;

  private long position;
  private long deserted;
  private boolean closed;

  /** Of the reading's own thread. */
  private boolean wasAway;

  public ChangeFeed(ChangeLog log, BeforeDispatch beforeDispatch, Ticker ticker) {
    this.log = log;
    this.beforeDispatch = beforeDispatch;
    this.ticker = ticker;
  }

  /**
   * Listens to what comes. A change that was made shortly before may come too.
   *
   * @throws DeskUnavailableException if the log cannot be read
   */
  public Subscription join() {
    lock.lock();
    try {
      begin();
      return attach(new Subscription(this, position, new ArrayDeque<>()));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Listens to everything after a change that somebody has heard of.
   *
   * @return nobody if that cannot be: there is no such change yet, or too much has come since
   * @throws DeskUnavailableException if the log cannot be read
   */
  public Optional<Subscription> joinAfter(long id) {
    lock.lock();
    try {
      begin();
      if (id <= position) {
        return id < floor ? Optional.empty() : Optional.of(joinKnown(id));
      }
    } finally {
      lock.unlock();
    }
    // Another process may be a moment ahead of this one.
    if (id > log.lastId()) {
      return Optional.empty();
    }
    lock.lock();
    try {
      begin();
      return Optional.of(joinKnown(id));
    } finally {
      lock.unlock();
    }
  }

  private Subscription joinKnown(long id) {
    Deque<ChangeLogEntry> missed = new ArrayDeque<>();
    Iterator<ChangeLogEntry> newestFirst = remembered.descendingIterator();
    while (newestFirst.hasNext()) {
      ChangeLogEntry change = newestFirst.next();
      if (change.id() <= id) {
        break;
      }
      missed.addFirst(change);
    }
    return attach(new Subscription(this, id, missed));
  }

  /** The greatest id of a change that can be heard of now. */
  public long lastId() {
    return log.lastId();
  }

  /** Looks now: something was written. */
  public void wake() {
    task.wake();
  }

  private void begin() {
    if (closed) {
      throw new DeskClosedException();
    }
    if (reading == null) {
      position = Math.max(0, log.lastId() - REMEMBERED);
      floor = position;
      remembered.clear();
      beforeDispatch.reset();
      reading = begun(log.readAfter(position));
    }
    if (!started) {
      started = true;
      task.start();
    }
    wanted.signalAll();
  }

  /**
   * Reads what is there, so that whoever comes begins at the present, and whoever comes back finds
   * what he missed.
   */
  private OrderedChangeReader begun(OrderedChangeReader from) {
    try {
      int nothing = 0;
      while (nothing < LAST_LOOKS) {
        List<ChangeLogEntry> batch = from.next(BATCH);
        dispatch(batch);
        nothing = batch.isEmpty() ? nothing + 1 : 0;
      }
      return from;
    } catch (RuntimeException | Error e) {
      from.close();
      throw e;
    }
  }

  private Subscription attach(Subscription listener) {
    listeners.add(listener);
    return listener;
  }

  void leave(Subscription listener) {
    lock.lock();
    try {
      listeners.remove(listener);
      deserted = ticker.nanos();
    } finally {
      lock.unlock();
    }
  }

  private long step() {
    OrderedChangeReader from = awaitReading();
    return from == null ? BackgroundTask.AT_ONCE : read(from);
  }

  /**
   * @return null if it is closed instead
   */
  private @Nullable OrderedChangeReader awaitReading() {
    lock.lock();
    try {
      if (reading != null && listeners.isEmpty() && ticker.nanos() - deserted > LINGER_NANOS) {
        end();
      }
      while (reading == null && !closed) {
        wanted.awaitUninterruptibly();
      }
      return closed ? null : reading;
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    if (reading != null) {
      reading.close();
      reading = null;
    }
  }

  /**
   * @return how long to wait until the next time
   */
  private long read(OrderedChangeReader from) {
    try {
      List<ChangeLogEntry> batch = from.next(BATCH);
      if (wasAway && batch.isEmpty()) {
        requireTheSameLog();
      }
      wasAway = false;
      dispatch(batch);
      return batch.size() < BATCH ? PAUSE_NANOS : 0;
    } catch (DeskUnavailableException e) {
      LOG.debug("the log of changes cannot be read", e);
    } catch (RuntimeException e) {
      LOG.error("the log of changes cannot be read", e);
    }
    wasAway = true;
    return RETRY_NANOS;
  }

  /** A storage that comes back may be one that was restored: what was told is not in it then. */
  private void requireTheSameLog() {
    long last = log.lastId();
    lock.lock();
    try {
      if (last < position) {
        LOG.warn("the log of changes ends at {}, and {} was told: all begin anew", last, position);
        listeners.forEach(Subscription::overflow);
        listeners.clear();
        end();
      }
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
      remembered.addAll(batch);
      position = batch.getLast().id();
      while (remembered.size() > REMEMBERED) {
        floor = remembered.removeFirst().id();
      }
      listeners.forEach(listener -> listener.offer(batch));
    } finally {
      lock.unlock();
    }
  }

  /** Ends the reading; whoever listens hears no more. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      wanted.signalAll();
      listeners.forEach(Subscription::end);
      listeners.clear();
    } finally {
      lock.unlock();
    }
    task.close();
    lock.lock();
    try {
      end();
    } finally {
      lock.unlock();
    }
  }
}
