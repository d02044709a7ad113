package io.technicianviews.domain.port;

/** Fills a desk in bulk: imports, generated desks, a demo. Thread-safe. */
public interface BulkLoader {

  /**
   * Begins to load. One load runs at a time at a desk: this waits for another one to end. Readers
   * go on meanwhile, and see nothing of it before it is committed.
   *
   * @return a load that the caller commits and closes, from one thread
   * @throws DeskUnavailableException if the desk cannot be written
   */
  BulkLoad begin();
}
