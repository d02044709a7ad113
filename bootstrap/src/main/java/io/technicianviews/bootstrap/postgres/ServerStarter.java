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
 * Ensures that the server of a cluster answers queries: starts it, takes over a running one, or
 * waits for one that is starting.
 */
final class ServerStarter {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  /** How long backends of a killed server may continue. */
  private static final Duration ORPHAN_TIMEOUT = Duration.ofSeconds(30);

  private static final Duration RETRY_DELAY = Duration.ofMillis(50);

  /** Transient SQL states: stopping, crashing, starting; no connection, a broken connection. */
  private static final Set<String> TRANSIENT_STATES =
      Set.of("57P01", "57P02", "57P03", "08001", "08006");

  private final Cluster cluster;
  private final String password;

  ServerStarter(Cluster cluster) throws IOException {
    this.cluster = cluster;
    this.password = PasswordFile.read(cluster.dataDirectory());
  }

  /** Returns when the server has answered a query. */
  ConnectionInfo ensureRunning() throws IOException {
    Instant deadline = Instant.now().plus(TIMEOUT);
    while (true) {
      ConnectionInfo connectionInfo = new ConnectionInfo(running().port(), password);
      try {
        connectionInfo.check();
        return connectionInfo;
      } catch (SQLException e) {
        requireTransient(e, deadline);
        LockSupport.parkNanos(RETRY_DELAY.toNanos());
      }
    }
  }

  /** A server that recovers or stops refuses connections for a while. */
  private void requireTransient(SQLException e, Instant deadline) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    if (!TRANSIENT_STATES.contains(state) || Instant.now().isAfter(deadline)) {
      throw new EmbeddedPostgresException(
          "The PostgreSQL of "
              + cluster.dataDirectory().data()
              + " runs but does not accept connections: "
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
      killed.get().releaseReusedPid();
    }
    start(Instant.now().plus(killed.isPresent() ? ORPHAN_TIMEOUT : Duration.ZERO));
    return Postmaster.of(data()).orElseThrow(() -> failed("it stopped immediately"));
  }

  private void start(Instant deadline) throws IOException {
    int port = PortFile.forStart(cluster.dataDirectory());
    PostgresCommand.Result result = cluster.start(port);
    // The start of a process that was killed may have completed first: then a server runs.
    while (!result.ok() && Postmaster.running(data()).isEmpty()) {
      if (PortFile.isFree(port) && Instant.now().isAfter(deadline)) {
        throw failed(result.output());
      }
      LockSupport.parkNanos(RETRY_DELAY.toNanos());
      port = PortFile.forStart(cluster.dataDirectory());
      result = cluster.start(port);
    }
  }

  private Path data() {
    return cluster.dataDirectory().data();
  }

  private EmbeddedPostgresException failed(String output) {
    return PostgresErrors.of(cluster.dataDirectory(), "PostgreSQL does not start", output);
  }
}
