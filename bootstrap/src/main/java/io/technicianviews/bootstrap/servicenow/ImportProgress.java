package io.technicianviews.bootstrap.servicenow;

/** Hears how far the reading of a log is. It is called now and then, from the importing thread. */
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
}
