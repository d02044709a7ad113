package io.technicianviews.bootstrap.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Brings a cluster's server to where it answers: starts it, takes up one that runs, waits for one on its way. */
final class Starter {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** How long connections of a killed server may go on with what they were at. */
  private static final Duration ORPHANS = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final String CANNOT_CONNECT_NOW = "57P03";
  private static final String CONNECTION_TROUBLE = "08";

  private final Cluster cluster;
  private final String password;

  Starter(Cluster cluster) throws IOException {
    this.cluster = cluster;
    this.password = Password.read(cluster.home());
  }

  /** Returns how to connect to the server, which has just answered a query. */
  Access bringUp() throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      Access access = new Access(running().port(), password);
      try {
        access.probe();
        return access;
      } catch (SQLException e) {
        requireOnItsWay(e, end);
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** A server that recovers, or that is still stopping, refuses connections for a while. */
  private void requireOnItsWay(SQLException e, Instant end) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    boolean onItsWay = state.equals(CANNOT_CONNECT_NOW) || state.startsWith(CONNECTION_TROUBLE);
    if (!onItsWay || Instant.now().isAfter(end)) {
      throw new EmbeddedPostgresException(
          "The PostgreSQL of " + cluster.home().data() + " runs and cannot be used: " + e.getMessage(), e);
    }
  }

  private Postmaster running() throws IOException {
    Optional<Postmaster> last = Postmaster.of(cluster.home().data());
    if (last.isPresent() && last.get().isAlive()) {
      return last.get();
    }
    start(last.isPresent() ? ORPHANS : Duration.ZERO);
    return Postmaster.of(cluster.home().data()).orElseThrow(() -> failed("it stopped at once"));
  }

  private void start(Duration patience) throws IOException {
    Instant end = Instant.now().plus(patience);
    Postmaster.declareDead(cluster.home().data());
    while (true) {
      int port = Port.forStart(cluster.home());
      Command.Result result = cluster.start(port);
      if (result.ok()) {
        return;
      }
      if (Port.isFree(port) && Instant.now().isAfter(end)) {
        throw failed(result.output());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private EmbeddedPostgresException failed(String output) {
    return Trouble.of(cluster.home(), "PostgreSQL does not start", output);
  }
}
