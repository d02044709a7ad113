package io.technicianviews.domain.port;

import io.technicianviews.domain.query.CacheableQuery;
import java.time.Duration;
import java.util.Collection;

/** Opens snapshots: consistent reads of the storage. Thread-safe. */
public interface SnapshotSource {

  /**
   * Opens a snapshot of the state at an instant between the call and its return. It contains every
   * write that was acknowledged before the call.
   *
   * <p>The call may wait for a free connection. An open snapshot never waits for a connection of
   * another snapshot.
   *
   * @param timeout the maximum lifetime of the snapshot, waiting included; positive. Queries that
   *     still run when it expires fail with {@link DeadlineExceededException}
   * @return a snapshot that the caller closes
   * @throws DeadlineExceededException if no connection was free within the timeout
   * @throws DeskUnavailableException if the storage cannot be read
   */
  Snapshot open(Duration timeout);

  /**
   * Opens a snapshot as {@link #open(Duration)} does, and may execute queries in the round trip
   * that opens it.
   *
   * @param prefetch the queries that the caller will {@linkplain Snapshot#read read} next
   */
  default Snapshot open(Duration timeout, Collection<? extends CacheableQuery<?>> prefetch) {
    return open(timeout);
  }
}
