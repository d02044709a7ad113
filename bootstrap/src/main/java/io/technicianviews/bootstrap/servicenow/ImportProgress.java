package io.technicianviews.bootstrap.servicenow;

/**
 * Hears how far an import is. It is called now and then while the file is read, and after every
 * event that a replay has repeated; from several threads if the replay has several writers.
 */
@FunctionalInterface
public interface ImportProgress {

  /** Tells nobody. */
  ImportProgress SILENT = (rows, bytes, totalBytes) -> {};

  /**
   * So far has the file been read.
   *
   * @param rows rows read, the header not counted
   * @param bytes bytes of the file read, compressed if it is
   * @param totalBytes the size of the file
   */
  void read(long rows, long bytes, long totalBytes);

  /**
   * So many events have been repeated; only a replay has such.
   *
   * @param events 0 when the first is about to be
   */
  default void repeated(long events, long total) {}
}
