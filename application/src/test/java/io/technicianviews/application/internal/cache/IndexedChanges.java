package io.technicianviews.application.internal.cache;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.port.ChangeLogPoll;
import io.technicianviews.domain.port.SnapshotVersion;
import java.time.Duration;
import java.util.List;

/** An immutable {@link InvalidationIndex} built from given polls, for the protocol model. */
public final class IndexedChanges {

  private static final long LONG_AGO = 0;
  private static final long NOW = 10;
  private static final Duration MAX_AGE = Duration.ofNanos(5);

  private final InvalidationIndex changes = new InvalidationIndex(MAX_AGE);

  /**
   * @param first the first poll
   * @param later the polls after it, in order
   * @param expired how many of the later polls have expired
   */
  public IndexedChanges(ChangeLogPoll first, List<ChangeLogPoll> later, int expired) {
    changes.begin(first);
    ChangeLogPoll last = first;
    for (int i = 0; i < later.size(); i++) {
      last = later.get(i);
      changes.add(last, i < expired ? LONG_AGO : NOW);
    }
    changes.add(new ChangeLogPoll(last.asOf(), last.snapshotVersion(), List.of()), NOW);
  }

  /** See {@link InvalidationIndex#isUpToDate}. */
  public boolean isUpToDate(SnapshotVersion state, Dependencies dependencies) {
    return changes.isUpToDate(state, dependencies);
  }

  /** See {@link InvalidationIndex#isUpToDate(SnapshotVersion, Dependencies, SnapshotVersion)}. */
  public boolean isUpToDate(SnapshotVersion state, Dependencies dependencies, SnapshotVersion at) {
    return changes.isUpToDate(state, dependencies, at);
  }
}
