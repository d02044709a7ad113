package io.technicianviews.bootstrap.benchmark.peers;

import java.sql.SQLException;

/**
 * A reader of pages with all counts, in the way of one system and on connections of its own. Not
 * thread-safe. The caller who opens it closes it.
 */
public interface PageReader extends AutoCloseable {

  PageResult read(PageQuery pageQuery) throws SQLException;

  /** Updates the counts after a write to a request, if the system does so. */
  default void afterWrite(long requestId) throws SQLException {}

  @Override
  void close() throws SQLException;
}
