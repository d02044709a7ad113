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
 * A bounded queue between the {@link ChangeFeed} and one subscriber. One thread offers changes and
 * one takes them; any thread may close it.
 */
public final class Subscription implements AutoCloseable {

  /**
   * The capacity of the queue, in addition to the changes that were missed before the subscription.
   */
  private static final int CAPACITY = 1_000;

  private final ChangeFeed feed;
  private final long after;
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Deque<ChangeLogEntry> waiting;
  private Dependencies filter = Dependencies.EVERY_CHANGE;
  private Set<InvalidationTag> permissionTags = Set.of();

  /** The last change that was offered, whether or not it passed the filter. */
  private long offered;

  private long taken;
  private boolean overflowed;
  private boolean ended;
  private boolean woken;

  /**
   * @param after the id of the change after which the subscription begins
   * @param missed the changes since then
   */
  Subscription(ChangeFeed feed, long after, Deque<ChangeLogEntry> missed) {
    this.feed = feed;
    this.after = after;
    this.taken = after;
    this.offered = missed.isEmpty() ? after : missed.getLast().id();
    this.waiting = missed;
    this.capacity = missed.size() + CAPACITY;
  }

  /** The id of the change after which the subscription begins. */
  long after() {
    return after;
  }

  /** The id of a change up to which all changes that pass the filter were taken. */
  long position() {
    lock.lock();
    try {
      if (overflowed || ended) {
        return taken;
      }
      ChangeLogEntry next = waiting.peek();
      return next == null ? offered : next.id() - 1;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sets the filter for the changes from now on, those in the queue included. After a change of the
   * permissions all changes pass, until a new filter is set.
   *
   * @param permissionChanges the tags of a change that may alter the subscriber's permissions
   */
  void filter(Dependencies newFilter, Set<InvalidationTag> permissionChanges) {
    lock.lock();
    try {
      permissionTags = permissionChanges;
      filter = newFilter;
      if (waiting.stream().anyMatch(this::affectsPermissions)) {
        filter = Dependencies.EVERY_CHANGE;
      } else {
        waiting.removeIf(change -> !newFilter.isInvalidatedBy(change.change().tags()));
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean affectsPermissions(ChangeLogEntry change) {
    return !Collections.disjoint(change.change().tags(), permissionTags);
  }

  void offer(List<ChangeLogEntry> batch) {
    lock.lock();
    try {
      for (ChangeLogEntry change : batch) {
        if (!ended && change.id() > after && filter.isInvalidatedBy(change.change().tags())) {
          add(change);
        }
        offered = Math.max(offered, change.id());
      }
      if (overflowed || !waiting.isEmpty()) {
        arrived.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void add(ChangeLogEntry change) {
    if (overflowed || waiting.size() >= capacity) {
      overflowed = true;
      waiting.clear();
      return;
    }
    waiting.add(change);
    if (affectsPermissions(change)) {
      filter = Dependencies.EVERY_CHANGE;
    }
  }

  /**
   * The next change.
   *
   * @return null if there is none in this time, none will follow, or the subscription was woken
   */
  @Nullable ChangeLogEntry next(long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (waiting.isEmpty() && !overflowed && !ended && !woken && left > 0) {
        left = arrived.awaitNanos(left);
      }
      woken = false;
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

  /** Ends the wait for the next change, or the next wait if there is none now. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the queue was full and changes were lost. */
  boolean hasOverflowed() {
    lock.lock();
    try {
      return overflowed;
    } finally {
      lock.unlock();
    }
  }

  /** Whether no change will follow. */
  boolean isEnded() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the subscription. The subscriber may resume after the last change that it took. */
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

  /** Marks changes as lost, so that the subscriber cannot resume. */
  void overflow() {
    lock.lock();
    try {
      overflowed = true;
      waiting.clear();
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the subscription. */
  @Override
  public void close() {
    end();
    feed.unsubscribe(this);
  }
}
