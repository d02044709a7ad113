package io.technicianviews.bootstrap.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The newest generated requests that may have subtasks. */
final class ParentPool {

  /** A request that may have subtasks. */
  record Parent(long id, long requester, @Nullable Long unit, boolean solved) {}

  private static final int CAPACITY = 32;
  private static final int MAX_ATTEMPTS = 6;

  private final List<Parent> newest = new ArrayList<>(CAPACITY);
  private int added;

  void add(Parent parent) {
    if (newest.size() < CAPACITY) {
      newest.add(parent);
    } else {
      newest.set(added % CAPACITY, parent);
    }
    added++;
  }

  /**
   * A random parent, or null if some attempts find none. An unsolved subtask needs an unsolved
   * parent.
   */
  @Nullable Parent anyFor(boolean solvedSubtask, RandomGenerator random) {
    for (int i = 0; i < MAX_ATTEMPTS && !newest.isEmpty(); i++) {
      Parent parent = newest.get(random.nextInt(newest.size()));
      if (solvedSubtask || !parent.solved()) {
        return parent;
      }
    }
    return null;
  }
}
