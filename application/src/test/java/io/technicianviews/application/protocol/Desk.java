package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.SnapshotVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The desk's storage, and all that it has been. Transactions draw a number first and commit later;
 * a commit makes what was written visible, with its row of the log, and is answered at once.
 *
 * @param begun how many transactions have drawn a number; they are numbered from 0
 * @param running those that have not ended
 * @param history in order, the number of every transaction that was committed, and {@link
 *     #MIDNIGHT}; a moment is how much of it had happened
 */
record Desk(int begun, Set<Long> running, List<Long> history) {

  static final long MIDNIGHT = -1;

  private static final String RUN = "run";

  Desk {
    running = Set.copyOf(running);
    history = List.copyOf(history);
  }

  /**
   * Before anything was committed.
   *
   * @param drawn how many transactions have begun
   */
  static Desk before(int drawn) {
    Desk desk = new Desk(0, Set.of(), List.of());
    for (int i = 0; i < drawn; i++) {
      desk = desk.begin();
    }
    return desk;
  }

  /** What a snapshot that is taken now sees. */
  SnapshotVersion visibility() {
    return new SnapshotVersion(RUN, begun, running);
  }

  /** What nobody can have seen less than. */
  static SnapshotVersion nothing() {
    return new SnapshotVersion(RUN, 0, Set.of());
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
  Counted countedAt(int moment, Count count, int day, List<Write> writes) {
    int made = 0;
    for (long event : history.subList(0, moment)) {
      if (event != MIDNIGHT && writes.get((int) event).alters(count)) {
        made |= 1 << event;
      }
    }
    return new Counted(made, day);
  }

  /** By number: in what order they were committed, nobody is told. */
  List<Long> committed() {
    List<Long> committed = new ArrayList<>(history);
    committed.removeIf(event -> event == MIDNIGHT);
    Collections.sort(committed);
    return committed;
  }

  Desk begin() {
    Set<Long> more = new HashSet<>(running);
    more.add((long) begun);
    return new Desk(begun + 1, more, history);
  }

  Desk commit(long transaction) {
    return rollBack(transaction).happens(transaction);
  }

  Desk rollBack(long transaction) {
    Set<Long> fewer = new HashSet<>(running);
    fewer.remove(transaction);
    return new Desk(begun, fewer, history);
  }

  Desk midnight() {
    return happens(MIDNIGHT);
  }

  private Desk happens(long event) {
    List<Long> longer = new ArrayList<>(history);
    longer.add(event);
    return new Desk(begun, running, longer);
  }
}
