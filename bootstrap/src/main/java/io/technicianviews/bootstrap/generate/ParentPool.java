package io.technicianviews.bootstrap.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The newest requests that may have subtasks. */
final class ParentPool {

  /** A request that may have subtasks. */
  record Parent(long id, long requester, @Nullable Long unit, boolean solved) {}

  private static final int REMEMBERED = 32;
  private static final int TRIES = 6;

  private final List<Parent> newest = new ArrayList<>(REMEMBERED);
  private int added;

  void add(Parent parent) {
    if (newest.size() < REMEMBERED) {
      newest.add(parent);
    } else {
      newest.set(added % REMEMBERED, parent);
    }
    added++;
  }

  /** One of them, or null if none is found at once. An unsolved subtask has an unsolved parent. */
  @Nullable Parent anyFor(boolean solvedSubtask, RandomGenerator random) {
    for (int i = 0; i < TRIES && !newest.isEmpty(); i++) {
      Parent parent = newest.get(random.nextInt(newest.size()));
      if (solvedSubtask || !parent.solved()) {
        return parent;
      }
    }
    return null;
  }
}
