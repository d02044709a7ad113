package io.technicianviews.persistence;

import io.technicianviews.persistence.internal.connection.DatabaseServer;
import io.technicianviews.persistence.internal.migration.Migrations;
import io.technicianviews.testing.SharedServers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL server that all tests of a run share. It is started from the binaries that {@code
 * -Dpostgres.binaries=jar} names; else with the newest version, in a container if a Docker engine
 * is available, or from the binaries on the class path. It ends after the last test.
 */
public final class TestPostgres {

  private record Server(String address, String user, String password) {}

  private static final Optional<PostgresJar> BINARIES = PostgresJar.of("postgres.binaries");
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Server SERVER = start();

  private TestPostgres() {}

  /** A new empty database, in which plain SQL finds the tables of a desk. */
  public static PostgresSettings database() {
    return copyOf("template1");
  }

  /**
   * A new database with the tables of a desk and no desk in them, for tests that do not test the
   * migrations. It is a copy, which takes a fraction of the time of the migrations.
   */
  public static PostgresSettings migrated() {
    return copyOf(Migrated.NAME);
  }

  /**
   * As {@link #migrated()}, whose connections are reused after they are closed, for tests that open
   * many and do not test them.
   */
  public static PostgresSettings migratedWithReuse() {
    return ReusingDriver.reused(migrated());
  }

  /** A new database of an empty desk. */
  public static PostgresSettings desk() {
    PostgresSettings database = migrated();
    PostgresDesk.migrate(database);
    return database;
  }

  private static PostgresSettings copyOf(String template) {
    String name = "desk_" + DATABASES.incrementAndGet();
    Administration.execute(
        "create database " + name + " template " + template,
        "alter database " + name + " set search_path = technician_views, public");
    return settings(name);
  }

  /**
   * The connection that creates the databases. It stays open: a new server process would first map
   * every page that it copies, which takes longer than the copy.
   */
  private static final class Administration {

    private static final Connection CONNECTION = open();

    private static Connection open() {
      try {
        return connect(settings("postgres"));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    static synchronized void execute(String... statements) {
      try {
        TestPostgres.execute(CONNECTION, statements);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static PostgresSettings settings(String database) {
    return PostgresSettings.of(SERVER.address + database, SERVER.user, SERVER.password);
  }

  /** The database that {@link #migrated()} copies. */
  private static final class Migrated {

    // Not a constant expression: reading one would not initialize this class.
    static final String NAME = create("migrated");

    private static String create(String name) {
      Administration.execute("create database " + name);
      Migrations.apply(server(settings(name)));
      return name;
    }
  }

  /** The server of a database, without a check. */
  public static DatabaseServer server(PostgresSettings database) {
    return new DatabaseServer(database, false, "postgres");
  }

  /** The same settings for another URL. */
  public static PostgresSettings at(PostgresSettings database, String jdbcUrl) {
    return database.withAddress(
        new PostgresSettings.Address.Url(
            jdbcUrl, database.url().user(), database.url().password()));
  }

  /** Opens a connection to a database, as another program would. */
  public static Connection connect(PostgresSettings database) throws SQLException {
    return DriverManager.getConnection(
        database.url().jdbcUrl(), database.url().user(), database.url().password());
  }

  /** Runs statements, each in a transaction of its own. */
  public static void execute(PostgresSettings database, String... statements) {
    try (Connection connection = connect(database)) {
      execute(connection, statements);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static Server start() {
    return BINARIES.isEmpty() && DockerClientFactory.instance().isDockerAvailable()
        ? container()
        : binaries();
  }

  // Open until the JVM ends: Testcontainers' reaper removes it.
  @SuppressWarnings("resource")
  private static Server container() {
    PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
    container.start();
    return new Server(
        "jdbc:postgresql://%s:%d/".formatted(container.getHost(), container.getMappedPort(5432)),
        container.getUsername(),
        container.getPassword());
  }

  // All tests share the server.
  @SuppressWarnings("resource")
  private static Server binaries() {
    try {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "200")
              // By default each of the many databases gets a worker process every minute.
              .setServerConfig("autovacuum_naptime", "1h")
              // Without checkpoints, which would write every page of the copied databases.
              .setServerConfig("checkpoint_timeout", "1h")
              .setServerConfig("max_wal_size", "2GB");
      BINARIES.ifPresent(builder::setPgBinaryResolver);
      EmbeddedPostgres postgres = builder.start();
      SharedServers.add(postgres);
      return new Server(
          "jdbc:postgresql://localhost:%d/".formatted(postgres.getPort()), "postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
