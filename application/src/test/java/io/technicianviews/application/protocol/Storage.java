package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.SnapshotVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The storage of the model with its history. A transaction draws its number first and commits
 * later. A commit makes its write and its change-log entry visible atomically.
 *
 * @param begun the number of transactions that have begun; they are numbered from 0
 * @param running the transactions that have not ended
 * @param history in order, the number of each committed transaction, and {@link #MIDNIGHT}; a
 *     moment is a length of this list
 */
record Storage(int begun, Set<Long> running, List<Long> history) {

  static final long MIDNIGHT = -1;

  private static final String EPOCH = "epoch";

  Storage {
    running = Set.copyOf(running);
    history = List.copyOf(history);
  }

  /**
   * The initial state, without commits.
   *
   * @param transactions the number of transactions that have begun
   */
  static Storage before(int transactions) {
    Storage storage = new Storage(0, Set.of(), List.of());
    for (int i = 0; i < transactions; i++) {
      storage = storage.begin();
    }
    return storage;
  }

  /** The version of a snapshot that is opened now. */
  SnapshotVersion snapshotVersion() {
    return new SnapshotVersion(EPOCH, begun, running);
  }

  /** The version of a snapshot without any transaction. */
  static SnapshotVersion emptyVersion() {
    return new SnapshotVersion(EPOCH, 0, Set.of());
  }

  int now() {
    return history.size();
  }

  int day() {
    return dayAt(now());
  }

  int dayAt(int moment) {
    return Collections.frequency(history.subList(0, moment), MIDNIGHT);
  }

  /** The value of a count, for a day, in the state of a moment. */
  CountValue valueAt(int moment, Count count, int day, List<Write> writes) {
    int writeBits = 0;
    for (long event : history.subList(0, moment)) {
      if (event != MIDNIGHT && writes.get((int) event).alters(count)) {
        writeBits |= 1 << event;
      }
    }
    return new CountValue(writeBits, day);
  }

  /** The committed transactions by number, because the order of commits is not visible. */
  List<Long> committed() {
    List<Long> committed = new ArrayList<>(history);
    committed.removeIf(event -> event == MIDNIGHT);
    Collections.sort(committed);
    return committed;
  }

  Storage begin() {
    Set<Long> more = new HashSet<>(running);
    more.add((long) begun);
    return new Storage(begun + 1, more, history);
  }

  Storage commit(long transaction) {
    return rollBack(transaction).append(transaction);
  }

  Storage rollBack(long transaction) {
    Set<Long> fewer = new HashSet<>(running);
    fewer.remove(transaction);
    return new Storage(begun, fewer, history);
  }

  Storage midnight() {
    return append(MIDNIGHT);
  }

  private Storage append(long event) {
    List<Long> longer = new ArrayList<>(history);
    longer.add(event);
    return new Storage(begun, running, longer);
  }
}
