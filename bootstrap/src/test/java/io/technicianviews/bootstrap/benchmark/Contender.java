package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.bootstrap.benchmark.peers.Connector;
import io.technicianviews.bootstrap.benchmark.peers.Peer;
import io.technicianviews.bootstrap.benchmark.peers.Question;
import io.technicianviews.bootstrap.benchmark.peers.Seen;
import io.technicianviews.bootstrap.benchmark.peers.Shape;
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
 * This desk or one of its peers, in a side-by-side run.
 *
 * @param limit how long one of its statements may run
 * @param recounts whether it does something about its counts after a write
 */
record Contender(
    String title,
    Opening opening,
    Duration limit,
    String staleToOthers,
    String staleToWriter,
    boolean recounts) {

  /** What PostgreSQL says of a statement that was ended for its time. */
  private static final String CANCELED = "57014";

  /** Opens it on new connections. */
  @FunctionalInterface
  interface Opening {
    Shape open() throws SQLException;
  }

  static Contender ours(BenchmarkDesk desk, Duration limit) {
    return new Contender(
        "Technician Views", () -> new Ours(desk, limit), limit, "measured", "measured", false);
  }

  static List<Contender> peers(BenchmarkDesk desk, Duration limit) {
    List<Contender> peers = new ArrayList<>();
    Connector connector = () -> limited(desk.connect(), limit);
    for (Peer peer : Peer.values()) {
      peers.add(
          new Contender(
              peer.title(),
              () -> peer.open(connector, desk.today()),
              limit,
              peer.staleToOthers(),
              peer.staleToWriter(),
              peer.recounts()));
    }
    return peers;
  }

  /** With memory enough for a subquery over all assignments to be hashed instead of repeated. */
  static Connection limited(Connection connection, Duration limit) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set statement_timeout = " + limit.toMillis());
      statement.execute("set work_mem = '256MB'");
    }
    return connection;
  }

  /** What is seen, or nothing if one of its statements ran for too long. */
  static Optional<Seen> read(Shape shape, Question question) throws SQLException {
    AtomicReference<@Nullable Seen> seen = new AtomicReference<>();
    inTime(() -> seen.set(shape.read(question)));
    return Optional.ofNullable(seen.get());
  }

  /** Whether the work was done, and not ended because a statement ran for too long. */
  static boolean inTime(Work work) throws SQLException {
    try {
      work.run();
      return true;
    } catch (SQLTimeoutException e) {
      return false;
    } catch (SQLException e) {
      if (CANCELED.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  /** Something that the database is asked to do. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException;
  }
}
