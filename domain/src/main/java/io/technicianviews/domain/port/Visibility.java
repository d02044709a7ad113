package io.technicianviews.domain.port;

import java.util.Set;

/**
 * Which transactions a state of the desk has in it, and so which changes. Immutable.
 *
 * @param run tells this run of the desk's storage from every other one, after a restart, a failover
 *     or a restore; numbers of transactions mean something within one run only
 * @param next the smallest number that no transaction had when the state was taken
 * @param running the smaller ones whose transactions had not ended
 */
public record Visibility(String run, long next, Set<Long> running) {

  public Visibility {
    running = Set.copyOf(running);
  }

  /** Whether a transaction of the same run is in the state. */
  public boolean sees(long transaction) {
    return transaction < next && !running.contains(transaction);
  }

  /** Whether everything that is in the other state is in this one. */
  public boolean includes(Visibility other) {
    return run.equals(other.run)
        && running.stream().noneMatch(other::sees)
        && other.seesNoneFrom(next);
  }

  private boolean seesNoneFrom(long transaction) {
    // It ends soon: of those below next, all that are not seen are running.
    for (long number = transaction; number < next; number++) {
      if (sees(number)) {
        return false;
      }
    }
    return true;
  }
}
