package io.technicianviews.application.internal.cache;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.port.ChangeLogPoll;
import io.technicianviews.domain.port.SnapshotVersion;
import java.time.Duration;
import java.util.List;

/**
 * The {@link InvalidationIndex} that some readings have led to, for whoever explores what they can
 * become: it never changes.
 */
public final class IndexedChanges {

  private static final long LONG_AGO = 0;
  private static final long NOW = 10;
  private static final Duration KEPT = Duration.ofNanos(5);

  private final InvalidationIndex changes = new InvalidationIndex(KEPT);

  /**
   * @param first what the reader began with
   * @param later what it read after that, in order
   * @param forgotten how many of the later ones are older than changes are kept
   */
  public IndexedChanges(ChangeLogPoll first, List<ChangeLogPoll> later, int forgotten) {
    changes.begin(first);
    ChangeLogPoll last = first;
    for (int i = 0; i < later.size(); i++) {
      last = later.get(i);
      changes.add(last, i < forgotten ? LONG_AGO : NOW);
    }
    changes.add(new ChangeLogPoll(last.asOf(), last.snapshotVersion(), List.of()), NOW);
  }

  /** See {@link InvalidationIndex#isUpToDate}. */
  public boolean isUpToDate(SnapshotVersion state, Dependencies dependencies) {
    return changes.isUpToDate(state, dependencies);
  }
}
