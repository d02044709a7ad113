package io.technicianviews.bootstrap.postgres;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One user's share in the PostgreSQL of a data directory. All users of the directory, in this
 * process and in others, share one server: the first to join makes and starts it, the last to leave
 * stops it, whoever started it. A user that is killed has left; a server that its users left
 * running is taken up by the next. Data is never deleted.
 *
 * <p>Thread-safe. Whoever joins must close, after its last connection; this is safe in a shutdown
 * hook.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private final SharedServer server;
  private final AtomicBoolean left = new AtomicBoolean();

  private EmbeddedPostgres(SharedServer server) {
    this.server = server;
  }

  /**
   * Joins the server of {@code dataDir}, which is created if need be. Returns when the server
   * answers queries: after some seconds the first time, about a second when it has to be started,
   * and as long as its recovery takes after a crash.
   *
   * @throws EmbeddedPostgresException if there is no server to be had; it says why
   */
  public static EmbeddedPostgres join(Path dataDir) {
    return new EmbeddedPostgres(SharedServer.join(DataDirectory.in(dataDir)));
  }

  /**
   * Where the server listens: on this machine only. The port stays the same over restarts unless
   * another takes it.
   */
  public String jdbcUrl() {
    return server.access().jdbcUrl();
  }

  /** The owner of the database, and superuser of this server. */
  public String user() {
    return ConnectionInfo.USER;
  }

  /** The generated password of {@link #user()}: a secret, not to be logged. */
  public String password() {
    return server.access().password();
  }

  /**
   * Leaves, once; further calls do nothing. The last user to leave stops the server, which takes as
   * long as its last checkpoint.
   *
   * @throws EmbeddedPostgresException if the server could not be stopped; this user has left
   *     nevertheless
   */
  @Override
  public void close() {
    if (left.compareAndSet(false, true)) {
      SharedServer.leave(server);
    }
  }

  @Override
  public String toString() {
    return "EmbeddedPostgres[" + jdbcUrl() + "]";
  }
}
