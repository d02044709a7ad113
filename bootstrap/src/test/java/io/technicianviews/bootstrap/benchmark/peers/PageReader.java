package io.technicianviews.bootstrap.benchmark.peers;

import java.sql.SQLException;

/**
 * A way to answer a page with all counts, on connections of its own. Not thread-safe. Whoever opens
 * it closes it.
 */
public interface Shape extends AutoCloseable {

  Seen read(Question question) throws SQLException;

  /** What it does about its counts after somebody has written to a request; mostly nothing. */
  default void afterWrite(long requestId) throws SQLException {}

  @Override
  void close() throws SQLException;
}
