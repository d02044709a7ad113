package io.technicianviews.application.internal.feed;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.change.InvalidationTag;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One who listens to the {@link ChangeFeed}, at his own pace, as far as he keeps up. He is one
 * thread; the feed is another.
 */
public final class Subscription implements AutoCloseable {

  /** What can wait for him beside what he was behind with when he came. */
  private static final int CAPACITY = 1_000;

  private final ChangeFeed feed;
  private final long after;
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Deque<ChangeLogEntry> waiting;
  private Dependencies interest = Dependencies.EVERY_CHANGE;
  private Set<InvalidationTag> rights = Set.of();

  /** The last change that was offered to him, whether or not it concerns him. */
  private long offered;

  private long taken;
  private boolean behind;
  private boolean ended;

  /**
   * @param after the id of the last change that he need not hear of
   * @param missed what came since
   */
  Subscription(ChangeFeed feed, long after, Deque<ChangeLogEntry> missed) {
    this.feed = feed;
    this.after = after;
    this.taken = after;
    this.offered = missed.isEmpty() ? after : missed.getLast().id();
    this.waiting = missed;
    this.capacity = missed.size() + CAPACITY;
  }

  /** Where he began. */
  long after() {
    return after;
  }

  /** The id of a change up to which he has taken all that he wants to hear of. */
  long position() {
    lock.lock();
    try {
      if (behind || ended) {
        return taken;
      }
      ChangeLogEntry next = waiting.peek();
      return next == null ? offered : next.id() - 1;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Wants to hear from now on of what alters one of these only; of everything again as soon as his
   * rights change, until he says anew what he wants.
   *
   * @param ofRights the scopes of a change that can make his rights others
   */
  void filter(Dependencies wanted, Set<InvalidationTag> ofRights) {
    lock.lock();
    try {
      rights = ofRights;
      interest = wanted;
      if (waiting.stream().anyMatch(this::altersRights)) {
        interest = Dependencies.EVERY_CHANGE;
      } else {
        waiting.removeIf(change -> !wanted.isInvalidatedBy(change.change().tags()));
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean altersRights(ChangeLogEntry change) {
    return !Collections.disjoint(change.change().tags(), rights);
  }

  void offer(List<ChangeLogEntry> batch) {
    lock.lock();
    try {
      for (ChangeLogEntry change : batch) {
        if (!ended && change.id() > after && interest.isInvalidatedBy(change.change().tags())) {
          add(change);
        }
        offered = Math.max(offered, change.id());
      }
      if (behind || !waiting.isEmpty()) {
        arrived.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void add(ChangeLogEntry change) {
    if (behind || waiting.size() >= capacity) {
      behind = true;
      waiting.clear();
      return;
    }
    waiting.add(change);
    if (altersRights(change)) {
      interest = Dependencies.EVERY_CHANGE;
    }
  }

  /**
   * The next change.
   *
   * @return null if none comes in time, or none will come
   */
  @Nullable ChangeLogEntry next(long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (waiting.isEmpty() && !behind && !ended && left > 0) {
        left = arrived.awaitNanos(left);
      }
      ChangeLogEntry next = waiting.poll();
      taken = next == null ? taken : next.id();
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = true;
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Whether so much came that some of it is lost to him. */
  boolean hasOverflowed() {
    lock.lock();
    try {
      return behind;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing comes any more. */
  boolean isEnded() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** Nothing comes any more: he may go on from what he has heard. */
  void end() {
    lock.lock();
    try {
      ended = true;
      waiting.clear();
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing of what was told can be gone on from. */
  void overflow() {
    lock.lock();
    try {
      behind = true;
      waiting.clear();
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
