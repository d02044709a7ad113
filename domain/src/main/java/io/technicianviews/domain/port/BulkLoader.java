package io.technicianviews.domain.port;

/** Starts bulk loads: imports, generated data sets, a demo. Thread-safe. */
public interface BulkLoader {

  /**
   * Starts a load. At most one load runs per storage: the call blocks until a running load ends.
   * Readers are not blocked, and see the load only after its commit.
   *
   * @return a load that the caller commits and closes, on one thread
   * @throws DeskUnavailableException if the storage cannot be written
   */
  BulkLoad begin();
}
