package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.bootstrap.benchmark.peers.Connector;
import io.technicianviews.bootstrap.benchmark.peers.PageQuery;
import io.technicianviews.bootstrap.benchmark.peers.PageReader;
import io.technicianviews.bootstrap.benchmark.peers.PageResult;
import io.technicianviews.bootstrap.benchmark.peers.Peer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A helpdesk in the side-by-side comparison: this project or a peer.
 *
 * @param title the name in reports
 * @param factory opens the system on new connections
 * @param limit the time limit of one statement
 * @param staleToOthers the staleness for other technicians
 * @param staleToWriter the staleness for the writer
 * @param recounts whether the system updates its counts after a write
 */
record ComparedSystem(
    String title,
    Factory factory,
    Duration limit,
    String staleToOthers,
    String staleToWriter,
    boolean recounts) {

  /** The SQLSTATE of a statement that exceeded the time limit. */
  private static final String QUERY_CANCELED = "57014";

  /** Opens a system on new connections. */
  @FunctionalInterface
  interface Factory {
    PageReader open() throws SQLException;
  }

  static ComparedSystem ours(BenchmarkDesk desk, Duration limit) {
    return new ComparedSystem(
        "Technician Views",
        () -> new TechnicianViewsReader(desk, limit),
        limit,
        "measured",
        "measured",
        false);
  }

  static List<ComparedSystem> peers(BenchmarkDesk desk, Duration limit) {
    List<ComparedSystem> peers = new ArrayList<>();
    Connector connector = () -> withLimits(desk.connect(), limit);
    for (Peer peer : Peer.values()) {
      peers.add(
          new ComparedSystem(
              peer.title(),
              () -> peer.open(connector, desk.today()),
              limit,
              peer.staleToOthers(),
              peer.staleToWriter(),
              peer.recounts()));
    }
    return peers;
  }

  /**
   * Sets the time limit, and enough memory to hash a subquery over all assignments instead of
   * repeating it.
   */
  static Connection withLimits(Connection connection, Duration limit) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set statement_timeout = " + limit.toMillis());
      statement.execute("set work_mem = '256MB'");
    }
    return connection;
  }

  /** Returns the result, or nothing if a statement timed out. */
  static Optional<PageResult> read(PageReader reader, PageQuery pageQuery) throws SQLException {
    AtomicReference<@Nullable PageResult> result = new AtomicReference<>();
    completesInTime(() -> result.set(reader.read(pageQuery)));
    return Optional.ofNullable(result.get());
  }

  /** Runs the work. Returns false if a statement timed out. */
  static boolean completesInTime(Work work) throws SQLException {
    try {
      work.run();
      return true;
    } catch (SQLTimeoutException e) {
      return false;
    } catch (SQLException e) {
      if (QUERY_CANCELED.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  /** Work on the database. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException;
  }
}
