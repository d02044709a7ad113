package io.technicianviews.application;

import io.technicianviews.domain.change.LoggedChange;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.OrderedChanges;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every change of the desk, in order, for all who listen in this process: one reading of the log,
 * which goes on while anybody listens. It looks at once when this process has written, and every
 * now and then for what others write. What was told lately is remembered, so that whoever was away
 * for a while goes on where he was. Thread-safe.
 */
final class ChangeFeed implements AutoCloseable {

  /** How many changes are remembered, and how far whoever was away can be behind. */
  static final int REMEMBERED = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

  private static final int BATCH = 1_000;

  /** The second sees what is certain only at a second look. */
  private static final int FIRST_READS = 2;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long CATCH_UP_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int MOST_CATCHING_UP = 2;

  private final ChangeLog log;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Semaphore catchingUp = new Semaphore(MOST_CATCHING_UP);
  private final Set<FeedListener> listeners = new HashSet<>();
  private final Deque<LoggedChange> remembered = new ArrayDeque<>();
  private @Nullable OrderedChanges reading;
  private volatile @Nullable Thread thread;

  /** Everything after it, up to the position, is remembered. */
  private long floor;

  private long position;
  private long deserted;
  private boolean closed;

  ChangeFeed(ChangeLog log) {
    this.log = log;
  }

  /**
   * Listens to what comes. A change that was made shortly before may come too.
   *
   * @throws DeskUnavailableException if the log cannot be read
   */
  FeedListener join() {
    lock.lock();
    try {
      begin();
      return attach(new FeedListener(this, position, List.of()));
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
  Optional<FeedListener> joinAfter(long id) {
    List<LoggedChange> missed = new ArrayList<>();
    long known = id;
    while (true) {
      long upTo;
      lock.lock();
      try {
        begin();
        upTo = floor;
        long last = Math.max(position, log.lastId());
        if (id > last || last - id > REMEMBERED) {
          return Optional.empty();
        }
        if (known >= floor) {
          long heard = known;
          remembered.stream().filter(change -> change.id() > heard).forEach(missed::add);
          return Optional.of(attach(new FeedListener(this, id, missed)));
        }
      } finally {
        lock.unlock();
      }
      known = catchUp(known, upTo, missed);
    }
  }

  /**
   * Reads what is no longer remembered, or never was, at least up to an id behind which something
   * was told already.
   */
  private long catchUp(long afterId, long upTo, List<LoggedChange> missed) {
    long deadline = System.nanoTime() + CATCH_UP_NANOS;
    catchingUp.acquireUninterruptibly();
    try (OrderedChanges more = log.after(afterId)) {
      long known = afterId;
      while (known < upTo) {
        List<LoggedChange> batch = more.next(BATCH);
        missed.addAll(batch);
        if (!batch.isEmpty()) {
          known = batch.getLast().id();
        } else if (System.nanoTime() - deadline > 0) {
          throw new DeadlineExceededException("what was missed could not be read in time");
        } else {
          // A number that is missing: it is waited for until it is certain that it is for good.
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
      return known;
    } finally {
      catchingUp.release();
    }
  }

  /** The greatest id of a change that can be heard of now. */
  long lastId() {
    return log.lastId();
  }

  /** Looks now: something was written. */
  void wake() {
    LockSupport.unpark(thread);
  }

  private void begin() {
    if (closed) {
      throw new IllegalStateException("the desk is closed");
    }
    if (reading == null) {
      // What began before and is not committed yet may have smaller numbers.
      position = Math.max(0, log.lastId() - BATCH);
      floor = position;
      remembered.clear();
      reading = begun(log.after(position));
    }
    if (thread == null) {
      thread = Thread.ofVirtual().name("change-feed").start(this::run);
    }
    wanted.signalAll();
  }

  /** Reads what is there, so that whoever comes begins at the present. */
  private OrderedChanges begun(OrderedChanges from) {
    try {
      for (int i = 0; i < FIRST_READS; i++) {
        tell(from.next(BATCH));
      }
      return from;
    } catch (RuntimeException | Error e) {
      from.close();
      throw e;
    }
  }

  private FeedListener attach(FeedListener listener) {
    listeners.add(listener);
    return listener;
  }

  void leave(FeedListener listener) {
    lock.lock();
    try {
      listeners.remove(listener);
      deserted = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    OrderedChanges from = awaitReading();
    while (from != null) {
      LockSupport.parkNanos(read(from));
      from = awaitReading();
    }
  }

  private @Nullable OrderedChanges awaitReading() {
    lock.lock();
    try {
      if (reading != null && listeners.isEmpty() && System.nanoTime() - deserted > LINGER_NANOS) {
        end();
      }
      while (reading == null && !closed) {
        wanted.awaitUninterruptibly();
      }
      if (closed) {
        end();
      }
      return reading;
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
  private long read(OrderedChanges from) {
    try {
      List<LoggedChange> batch = from.next(BATCH);
      tell(batch);
      return batch.size() < BATCH ? PAUSE_NANOS : 0;
    } catch (DeskUnavailableException e) {
      LOG.debug("the log of changes cannot be read", e);
    } catch (RuntimeException e) {
      LOG.error("the log of changes cannot be read", e);
    }
    return RETRY_NANOS;
  }

  private void tell(List<LoggedChange> batch) {
    if (batch.isEmpty()) {
      return;
    }
    lock.lock();
    try {
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
    Thread running;
    lock.lock();
    try {
      closed = true;
      wanted.signalAll();
      listeners.forEach(FeedListener::end);
      listeners.clear();
      running = thread;
    } finally {
      lock.unlock();
    }
    if (running != null) {
      LockSupport.unpark(running);
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
