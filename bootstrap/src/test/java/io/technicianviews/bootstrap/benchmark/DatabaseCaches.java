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
 * The caches that a cold read must miss. {@link #evict} empties the buffers of PostgreSQL and
 * requests that the operating system drops the cached pages of the database files; the latter works
 * only with the {@code dd} of Linux. Open connections stay open.
 */
record DatabaseCaches(EmbeddedPostgres server) {

  /** Smaller files belong to the system catalog and are read on every connect. */
  private static final long MIN_FILE_SIZE = 1 << 17;

  void evict(BenchmarkDesk desk) throws SQLException, IOException, InterruptedException {
    Path directory = directory(desk);
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create extension if not exists pg_buffercache");
      statement.execute("checkpoint");
      statement.execute("select * from pg_buffercache_evict_all()");
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      for (Path file : all) {
        if (file.toFile().length() >= MIN_FILE_SIZE) {
          dropCachedPages(file);
        }
      }
    }
  }

  private static Path directory(BenchmarkDesk desk) throws SQLException {
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

  private static void dropCachedPages(Path file) throws IOException, InterruptedException {
    Process dd =
        new ProcessBuilder("dd", "if=" + file, "iflag=nocache", "count=0", "status=none")
            .inheritIO()
            .start();
    if (dd.waitFor() != 0 && Files.exists(file)) {
      throw new IOException("cannot drop the cached pages of " + file);
    }
  }
}
