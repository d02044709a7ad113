package io.technicianviews.domain.port;

import java.time.Duration;
import java.util.Collection;

/** Opens consistent reads of the desk. Thread-safe. */
public interface SnapshotSource {

  /**
   * Opens a read of the desk as it is at an instant between this call and its return: every write
   * that was answered before the call is in it.
   *
   * <p>It may wait for its place. A snapshot that was opened never waits for a place of another
   * one.
   *
   * @param timeout how long the snapshot may live, waiting included; positive. Queries that still
   *     run when it is over fail with {@link DeadlineExceededException}.
   * @return a snapshot that the caller closes
   * @throws DeadlineExceededException if no place was free within the timeout
   * @throws DeskUnavailableException if the desk cannot be read
   */
  Snapshot open(Duration timeout);

  /**
   * The same for somebody who is about to {@linkplain Snapshot#read read} these facts: they may be
   * read on the way that opens the snapshot.
   */
  default Snapshot open(Duration timeout, Collection<? extends CacheableQuery<?>> soon) {
    return open(timeout);
  }
}
