package io.technicianviews.application;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.change.LoggedChange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One who listens to the {@link ChangeFeed}, at his own pace, as far as he keeps up. He is one
 * thread; the feed is another.
 */
final class FeedListener implements AutoCloseable {

  /** What can wait for him beside what he was behind with when he came. */
  private static final int CAPACITY = 1_000;

  private final ChangeFeed feed;
  private final long after;
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Deque<LoggedChange> waiting;
  private Dependencies interest = Dependencies.EVERY_CHANGE;
  private Dependencies rights = Dependencies.EVERY_CHANGE;
  private boolean behind;
  private boolean ended;

  /**
   * @param after the id of the last change that he need not hear of
   */
  FeedListener(ChangeFeed feed, long after, List<LoggedChange> missed) {
    this.feed = feed;
    this.after = after;
    this.waiting = new ArrayDeque<>(missed);
    this.capacity = missed.size() + CAPACITY;
  }

  /** Where he began. */
  long after() {
    return after;
  }

  /**
   * Wants to hear from now on of what alters one of these only; of everything again as soon as his
   * rights change, until he says anew what he wants.
   */
  void narrow(Dependencies wanted, Dependencies ofRights) {
    lock.lock();
    try {
      rights = ofRights;
      boolean altered =
          waiting.stream().anyMatch(change -> rights.isAlteredBy(change.change().scopes()));
      interest = altered ? Dependencies.EVERY_CHANGE : wanted;
    } finally {
      lock.unlock();
    }
  }

  void offer(List<LoggedChange> batch) {
    lock.lock();
    try {
      for (LoggedChange change : batch) {
        if (change.id() > after && interest.isAlteredBy(change.change().scopes())) {
          add(change);
        }
      }
      if (behind || !waiting.isEmpty()) {
        arrived.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void add(LoggedChange change) {
    if (behind || waiting.size() >= capacity) {
      behind = true;
      waiting.clear();
      return;
    }
    waiting.add(change);
    if (rights.isAlteredBy(change.change().scopes())) {
      interest = Dependencies.EVERY_CHANGE;
    }
  }

  /**
   * The next change.
   *
   * @return null if none comes in time, or none will come
   */
  @Nullable LoggedChange next(long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (waiting.isEmpty() && !behind && !ended && left > 0) {
        left = arrived.awaitNanos(left);
      }
      return waiting.poll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = true;
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Whether so much came that some of it is lost to him. */
  boolean isBehind() {
    lock.lock();
    try {
      return behind;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing will come any more. */
  boolean isEnded() {
    lock.lock();
    try {
      return ended && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      ended = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Listens no more. */
  @Override
  public void close() {
    end();
    feed.leave(this);
  }
}
