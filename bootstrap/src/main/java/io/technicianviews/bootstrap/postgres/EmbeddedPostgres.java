package io.technicianviews.bootstrap.postgres;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A reference to the PostgreSQL server of a data directory. All references, in this process and in
 * others, share one server: the first {@link #join} creates and starts it, and the last {@link
 * #close} stops it. The end of a process releases its references; the next join takes over a server
 * that a killed process left running. Data is never deleted.
 *
 * <p>Thread-safe. The caller of {@link #join} closes the reference after its last connection; this
 * is safe in a shutdown hook.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private final SharedServer server;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedPostgres(SharedServer server) {
    this.server = server;
  }

  /**
   * Joins the server of {@code dataDir}; creates directory and server if missing. Returns when the
   * server answers queries: after some seconds the first time, about a second for a start, and the
   * time of the recovery after a crash.
   *
   * @throws EmbeddedPostgresException if the server cannot be started or used; the message names
   *     the reason
   */
  public static EmbeddedPostgres join(Path dataDir) {
    return new EmbeddedPostgres(SharedServer.join(DataDirectory.open(dataDir)));
  }

  /**
   * The URL of the server, which listens on the loopback address only. The port stays the same over
   * restarts unless another process uses it.
   */
  public String jdbcUrl() {
    return server.connectionInfo().jdbcUrl();
  }

  /** The owner of the database and superuser of the server. */
  public String user() {
    return ConnectionInfo.USER;
  }

  /** The generated password of {@link #user()}: a secret, not to be logged. */
  public String password() {
    return server.connectionInfo().password();
  }

  /**
   * Releases the reference; further calls do nothing. The last release stops the server, which
   * takes the time of a checkpoint.
   *
   * @throws EmbeddedPostgresException if the server could not be stopped; the reference is released
   *     nevertheless
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      SharedServer.leave(server);
    }
  }

  @Override
  public String toString() {
    return "EmbeddedPostgres[" + jdbcUrl() + "]";
  }
}
