package io.technicianviews.bootstrap.postgres;

import io.technicianviews.persistence.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;

/** Operations of tests on an embedded server: write, read, and kill. */
public final class TestDatabase {
  private TestDatabase() {}

  /**
   * Prepares a data directory with the programs that an earlier test unpacked, which saves time.
   * The tests of the unpacking itself do not use this.
   */
  public static void unpackedBefore(Path dataDir) throws IOException {
    Path shared = Path.of("target").toRealPath().resolve("postgres-of-tests");
    DataDirectory unpacked = DataDirectory.open(shared);
    Path programs = ProcessLock.runLocked(unpacked, () -> Binaries.unpack(unpacked)).directory();
    Path link = DataDirectory.open(dataDir).directory().resolve(programs.getFileName());
    Files.createSymbolicLink(link, programs);
  }

  static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A connection whose statements need not name the schema of the desk. */
  public static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(
        inSchema(postgres.jdbcUrl()), postgres.user(), postgres.password());
  }

  /** The URL of connections whose statements need not name the schema of the desk. */
  public static String inSchema(String jdbcUrl) {
    return jdbcUrl
        + (jdbcUrl.contains("?") ? "&" : "?")
        + "currentSchema="
        + PostgresSettings.DEFAULT_SCHEMA
        + ",public";
  }

  /** The process of the server that runs on a data directory. */
  public static Optional<ProcessHandle> postmaster(Path dataDir) throws IOException {
    Path data = dataDir.toRealPath().resolve("postgres/data");
    return Postmaster.running(data).flatMap(it -> ProcessHandle.of(it.pid()));
  }

  static void kill(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }

  public static void killPostmaster(Path dataDir) throws IOException {
    postmaster(dataDir).ifPresent(TestDatabase::kill);
  }

  /** Kills the server and removes links that lead out of the directory. */
  public static void cleanUp(Path dataDir) throws IOException {
    killPostmaster(dataDir);
    try (Stream<Path> children = Files.list(dataDir.resolve("postgres"))) {
      for (Path link : children.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }
}
