package io.technicianviews.domain.port;

import io.technicianviews.domain.query.Query;
import java.time.Duration;
import java.util.Collection;

/**
 * The right to open snapshots, one after another, without waiting for a connection. A storage
 * grants at most as many admissions at a time as it has connections for snapshots.
 *
 * <p>Used by one caller, which closes it when its last snapshot is closed.
 */
public interface Admission extends AutoCloseable {

  /**
   * Opens a snapshot as {@link SnapshotSource#open(Duration, Collection)} does, without waiting for
   * a connection that another caller uses. At most one snapshot of an admission is open at a time.
   *
   * @throws DeadlineExceededException if no connection could be opened within the timeout
   * @throws DeskUnavailableException if the storage cannot be read
   */
  Snapshot open(Duration timeout, Collection<? extends Query<?>> prefetch);

  /** Ends the admission, so that another caller can be admitted. Closing again has no effect. */
  @Override
  void close();

  /** Returns an admission to a storage that has a connection for every caller. */
  static Admission unlimited(SnapshotSource snapshots) {
    return new Admission() {
      @Override
      public Snapshot open(Duration timeout, Collection<? extends Query<?>> prefetch) {
        return snapshots.open(timeout, prefetch);
      }

      @Override
      public void close() {
        // Nothing is held.
      }
    };
  }
}
