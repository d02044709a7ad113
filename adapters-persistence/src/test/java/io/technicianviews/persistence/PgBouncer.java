package io.technicianviews.persistence;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PgBouncer process in front of a database, from the program installed on this machine. */
final class PgBouncer implements AutoCloseable {

  private static final List<String> LOCATIONS =
      List.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer");

  private final Process process;
  private final int port;
  private final PostgresSettings target;

  private PgBouncer(Process process, int port, PostgresSettings target) {
    this.process = process;
    this.port = port;
    this.target = target;
  }

  /** The path of the program, if it is installed. */
  static Optional<String> program() {
    return LOCATIONS.stream().filter(location -> Files.isExecutable(Path.of(location))).findFirst();
  }

  /**
   * @param directory an empty directory for the configuration and the log
   * @param mode the {@code pool_mode}
   * @param further lines of the configuration
   */
  static PgBouncer start(
      Path directory, PostgresSettings database, String mode, String... further) {
    try {
      URI address = URI.create(database.url().jdbcUrl().replaceFirst("jdbc:", ""));
      int port = freePort();
      List<String> lines =
          List.of(
              "[databases]",
              "* = host=%s port=%d user=%s password=%s"
                  .formatted(
                      address.getHost(),
                      address.getPort(),
                      database.url().user(),
                      database.url().password()),
              "[pgbouncer]",
              "listen_addr = 127.0.0.1",
              "listen_port = " + port,
              "unix_socket_dir =",
              "auth_type = any",
              "pool_mode = " + mode,
              "default_pool_size = 4");
      Path configuration = directory.resolve("pgbouncer.ini");
      Files.write(configuration, Stream.concat(lines.stream(), Stream.of(further)).toList());
      Process process = launch(directory, configuration);
      PgBouncer bouncer = new PgBouncer(process, port, database);
      bouncer.awaitStart();
      return bouncer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** PgBouncer does not run as root. */
  private static Process launch(Path directory, Path configuration) throws IOException {
    String program = program().orElseThrow();
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command =
        System.getProperty("user.name").equals("root")
            ? List.of(program, "-u", "nobody", configuration.toString())
            : List.of(program, configuration.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("pgbouncer.log").toFile())
        .start();
  }

  /**
   * Below the ports that outgoing connections have, one of which could take it before the start.
   */
  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 32_768);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // The port is in use: the next attempt takes another one.
      }
    }
  }

  private void awaitStart() {
    SQLException last = null;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        TestPostgres.connect(settings()).close();
        return;
      } catch (SQLException e) {
        last = e;
        if (isProtocolError(e)) {
          return;
        }
      }
    }
    close();
    throw new IllegalStateException("PgBouncer does not start", last);
  }

  private static boolean isProtocolError(SQLException e) {
    return "08P01".equals(e.getSQLState());
  }

  /** The settings of the database through this PgBouncer. */
  PostgresSettings settings() {
    URI address = URI.create(target.url().jdbcUrl().replaceFirst("jdbc:", ""));
    return TestPostgres.at(
        target,
        target
            .url()
            .jdbcUrl()
            .replace(requireNonNull(address.getAuthority()), "127.0.0.1:" + port));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
