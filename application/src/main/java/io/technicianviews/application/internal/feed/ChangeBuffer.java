package io.technicianviews.application.internal.feed;

import io.technicianviews.domain.change.ChangeLogEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The last changes of a feed, in order, so that a client can resume after an interruption. Not
 * thread-safe.
 */
final class ChangeBuffer {

  private final int capacity;
  private final Deque<ChangeLogEntry> changes = new ArrayDeque<>();

  /** All changes after this id, up to {@link #position}, are buffered. */
  private long lowWaterMark;

  private long position;

  ChangeBuffer(int capacity) {
    this.capacity = capacity;
  }

  /** The id of the last change that was added. */
  long position() {
    return position;
  }

  /** Removes all changes. Those that are added from now on have greater ids than this one. */
  void reset(long after) {
    changes.clear();
    lowWaterMark = after;
    position = after;
  }

  /**
   * Adds changes, and removes the oldest ones beyond the capacity.
   *
   * @param batch not empty
   */
  void add(List<ChangeLogEntry> batch) {
    changes.addAll(batch);
    position = batch.getLast().id();
    while (changes.size() > capacity) {
      lowWaterMark = changes.removeFirst().id();
    }
  }

  /** The changes after this id; empty if some of them are no longer buffered. */
  Optional<Deque<ChangeLogEntry>> after(long id) {
    if (id < lowWaterMark) {
      return Optional.empty();
    }
    Deque<ChangeLogEntry> after = new ArrayDeque<>();
    Iterator<ChangeLogEntry> newestFirst = changes.descendingIterator();
    while (newestFirst.hasNext()) {
      ChangeLogEntry change = newestFirst.next();
      if (change.id() <= id) {
        break;
      }
      after.addFirst(change);
    }
    return Optional.of(after);
  }
}
