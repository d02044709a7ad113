package io.technicianviews.bootstrap.postgres;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

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
   * Prepares a data directory with the programs that an earlier test unpacked and the cluster that
   * it initialized, which saves time. The tests of the unpacking and of the initialization do not
   * use this.
   */
  public static void initializedBefore(Path dataDir) throws IOException {
    DataDirectory prepared = link(dataDir);
    DataDirectory shared = Shared.CLUSTER.dataDirectory();
    Files.copy(shared.password(), prepared.password(), COPY_ATTRIBUTES);
    copyTree(shared.data(), prepared.data());
  }

  /** Prepares a data directory with the programs only. */
  public static void unpackedBefore(Path dataDir) throws IOException {
    link(dataDir);
  }

  private static DataDirectory link(Path dataDir) throws IOException {
    Path programs = Shared.CLUSTER.binaries().directory();
    DataDirectory prepared = DataDirectory.open(dataDir);
    Files.createSymbolicLink(prepared.directory().resolve(programs.getFileName()), programs);
    return prepared;
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()), COPY_ATTRIBUTES);
      }
    }
  }

  /** What all tests share. */
  private static final class Shared {

    /** A cluster on which no server ever runs. */
    static final Cluster CLUSTER = openOrCreate();
  }

  // Not in the nested class, whose initialization would wait for the thread with the lock, which
  // would wait for the initialization.
  private static Cluster openOrCreate() {
    Path directory = Path.of("target").toAbsolutePath().resolve("postgres-of-tests");
    DataDirectory shared = DataDirectory.open(directory);
    return ProcessLock.runLocked(shared, () -> Cluster.openOrCreate(shared));
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
