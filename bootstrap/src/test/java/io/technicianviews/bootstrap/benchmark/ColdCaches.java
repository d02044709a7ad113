package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes a database's next reader read the disk: PostgreSQL's own buffers are emptied, and the
 * operating system is asked to drop what it keeps of the database's files, which works with the
 * {@code dd} of Linux only. Connections that are open stay so.
 */
record ColdCaches(EmbeddedPostgres server) {

  /** Smaller files are the catalog's, and read at every connect. */
  private static final long WORTH_WHILE = 1 << 17;

  void drop(BenchmarkDesk desk) throws SQLException, IOException, InterruptedException {
    Path files = files(desk);
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create extension if not exists pg_buffercache");
      statement.execute("checkpoint");
      statement.execute("select * from pg_buffercache_evict_all()");
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(files)) {
      for (Path file : all) {
        if (file.toFile().length() >= WORTH_WHILE) {
          forget(file);
        }
      }
    }
  }

  private static Path files(BenchmarkDesk desk) throws SQLException {
    try (Connection connection = desk.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select current_setting('data_directory') || '/base/' || oid from pg_database"
                    + " where datname = current_database()")) {
      row.next();
      return Path.of(row.getString(1));
    }
  }

  private static void forget(Path file) throws IOException, InterruptedException {
    Process dd =
        new ProcessBuilder("dd", "if=" + file, "iflag=nocache", "count=0", "status=none")
            .inheritIO()
            .start();
    if (dd.waitFor() != 0 && Files.exists(file)) {
      throw new IOException("the system keeps " + file);
    }
  }
}
