package io.technicianviews.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Brings a cluster's server to where it answers: starts it, takes up one that runs, waits for one
 * on its way.
 */
final class ServerStarter {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** How long connections of a killed server may go on with what they were at. */
  private static final Duration ORPHANS = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofMillis(50);

  /** The SQL states that pass: stopping, crashing, starting; no connection, a broken connection. */
  private static final Set<String> PASSING = Set.of("57P01", "57P02", "57P03", "08001", "08006");

  private final Cluster cluster;
  private final String password;

  ServerStarter(Cluster cluster) throws IOException {
    this.cluster = cluster;
    this.password = PasswordFile.read(cluster.home());
  }

  /** Returns how to connect to the server, which has just answered a query. */
  ConnectionInfo bringUp() throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      ConnectionInfo connectionInfo = new ConnectionInfo(running().port(), password);
      try {
        connectionInfo.probe();
        return connectionInfo;
      } catch (SQLException e) {
        requireOnItsWay(e, end);
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** A server that recovers, or that is still stopping, refuses connections for a while. */
  private void requireOnItsWay(SQLException e, Instant end) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    if (!PASSING.contains(state) || Instant.now().isAfter(end)) {
      throw new EmbeddedPostgresException(
          "The PostgreSQL of "
              + cluster.home().data()
              + " runs and cannot be used: "
              + e.getMessage(),
          e);
    }
  }

  private Postmaster running() throws IOException {
    Optional<Postmaster> running = Postmaster.running(data());
    return running.isPresent() ? running.get() : started();
  }

  private Postmaster started() throws IOException {
    Optional<Postmaster> killed = Postmaster.of(data());
    if (killed.isPresent()) {
      killed.get().giveIdBack();
    }
    start(Instant.now().plus(killed.isPresent() ? ORPHANS : Duration.ZERO));
    return Postmaster.of(data()).orElseThrow(() -> failed("it stopped at once"));
  }

  private void start(Instant end) throws IOException {
    int port = PortFile.forStart(cluster.home());
    PostgresCommand.Result result = cluster.start(port);
    // A start that lost its parent may have come first: then a server runs, if not from this start.
    while (!result.ok() && Postmaster.running(data()).isEmpty()) {
      if (PortFile.isFree(port) && Instant.now().isAfter(end)) {
        throw failed(result.output());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      port = PortFile.forStart(cluster.home());
      result = cluster.start(port);
    }
  }

  private Path data() {
    return cluster.home().data();
  }

  private EmbeddedPostgresException failed(String output) {
    return PostgresErrors.of(cluster.home(), "PostgreSQL does not start", output);
  }
}
