package io.technicianviews.domain.port;

import io.technicianviews.domain.query.Query;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Opens snapshots: consistent reads of the storage. Thread-safe.
 *
 * <p>A caller that opens several snapshots for one result, or that decides what to read only when
 * it can read, is {@linkplain #admit admitted} first. The methods for admissions are implemented
 * here for a storage that has a connection for every caller.
 */
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
  default Snapshot open(Duration timeout, Collection<? extends Query<?>> prefetch) {
    return open(timeout);
  }

  /**
   * Admits the caller if that requires no wait.
   *
   * @return an admission that the caller closes; empty if no connection is free, or other callers
   *     wait for one
   */
  default Optional<Admission> tryAdmit() {
    return Optional.of(Admission.unlimited(this));
  }

  /**
   * Admits the caller. The call may wait for a free connection. Callers of this method and of
   * {@link #open(Duration)} are served in the order of their arrival.
   *
   * @param timeout the maximum wait; positive
   * @return an admission that the caller closes
   * @throws DeadlineExceededException if no connection was free within the timeout
   * @throws DeskUnavailableException if the thread is interrupted
   */
  default Admission admit(Duration timeout) {
    return Admission.unlimited(this);
  }
}
