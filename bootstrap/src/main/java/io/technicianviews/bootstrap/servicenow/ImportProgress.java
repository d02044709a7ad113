package io.technicianviews.bootstrap.servicenow;

/**
 * Receives the progress of an import: periodically while the file is read, and after every replayed
 * event. Implementations are thread-safe: a replay with several writers calls from several threads.
 */
@FunctionalInterface
public interface ImportProgress {

  /** Ignores the progress. */
  ImportProgress SILENT = (rows, bytes, totalBytes) -> {};

  /**
   * A part of the file has been read.
   *
   * @param rows rows read, without the header
   * @param bytes bytes of the file read, compressed bytes if it is compressed
   * @param totalBytes the size of the file
   */
  void read(long rows, long bytes, long totalBytes);

  /**
   * Events have been replayed; called for a replay only.
   *
   * @param events the number of replayed events; 0 before the first
   * @param total the number of all events
   */
  default void replayed(long events, long total) {}
}
