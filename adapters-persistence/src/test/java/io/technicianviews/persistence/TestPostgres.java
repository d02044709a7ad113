package io.technicianviews.persistence;

import io.technicianviews.testing.SharedServers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A PostgreSQL server for all tests of a run: in a container where a Docker engine answers, else
 * from the binaries in Maven Central. It ends after the last test.
 */
final class TestPostgres {

  private record Server(String address, String user, String password) {}

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Server SERVER = start();

  private TestPostgres() {}

  /** A new empty database. */
  static PostgresSettings database() {
    String name = "desk_" + DATABASES.incrementAndGet();
    try (Connection connection =
        DriverManager.getConnection(SERVER.address + "postgres", SERVER.user, SERVER.password)) {
      connection.createStatement().execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return PostgresSettings.of(SERVER.address + name, SERVER.user, SERVER.password);
  }

  private static Server start() {
    return DockerClientFactory.instance().isDockerAvailable() ? container() : binaries();
  }

  // Lives as long as the JVM: Testcontainers' reaper ends it.
  @SuppressWarnings("resource")
  private static Server container() {
    PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
    container.start();
    return new Server(
        "jdbc:postgresql://%s:%d/".formatted(container.getHost(), container.getMappedPort(5432)),
        container.getUsername(),
        container.getPassword());
  }

  // All tests share it.
  @SuppressWarnings("resource")
  private static Server binaries() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      SharedServers.add(postgres);
      return new Server(
          "jdbc:postgresql://localhost:%d/".formatted(postgres.getPort()), "postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
