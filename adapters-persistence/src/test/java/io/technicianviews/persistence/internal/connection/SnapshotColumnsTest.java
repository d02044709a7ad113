package io.technicianviews.persistence.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.TestPostgres;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SnapshotColumnsTest {

  private static final String STARTED = "select pg_postmaster_start_time()::text";

  @Test
  @Timeout(120)
  void theCrashOfASessionBeginsANewStorageEpoch() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
      PostgresSettings database =
          PostgresSettings.of(
              "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort()),
              "postgres",
              "postgres");
      PostgresDesk.migrate(database);
      String started = text(database, STARTED);
      String before = epoch(database);
      assertThat(epoch(database)).isEqualTo(before);

      killSession(database);

      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> !epoch(database).equals(before));
      assertThat(text(database, STARTED)).as("the server process survives").isEqualTo(started);
      assertThat(epoch(database)).isEqualTo(epoch(database));
    }
  }

  private static String epoch(PostgresSettings database) throws SQLException {
    try (Connection connection = TestPostgres.connect(database)) {
      DSLContext dsl = DeskSchema.DEFAULT.on(connection);
      return SnapshotColumns.of(
              dsl.select(SnapshotColumns.all()).from(SnapshotColumns.CURRENT).fetchSingle())
          .epoch();
    }
  }

  private static String text(PostgresSettings database, String sql) throws SQLException {
    try (Connection connection = TestPostgres.connect(database)) {
      return String.valueOf(DeskSchema.DEFAULT.on(connection).fetchSingle(sql).get(0));
    }
  }

  /** Kills the server process of a session, as the kernel does when memory is exhausted. */
  private static void killSession(PostgresSettings database) throws SQLException {
    try (Connection connection = TestPostgres.connect(database)) {
      DSLContext dsl = DeskSchema.DEFAULT.on(connection);
      long pid = dsl.fetchSingle("select pg_backend_pid()").get(0, long.class);
      assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }
  }
}
