package io.technicianviews.persistence.internal.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.PostgresSettings.Migration;
import io.technicianviews.persistence.TestPostgres;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

/**
 * The upgrade to count cells of a desk that has requests, while servers of the previous version
 * run.
 */
class CellsMigrationTest {

  private static final String OLDER = "3?";

  private static final String[] DATA = {
    "insert into technician_views.desk (time_zone, counted) values ('UTC', true)",
    "insert into technician_views.person (id, full_name, role) values (1, 'Ada', 'ADMIN')",
    """
    insert into technician_views.service_request
        (id, requester_id, created_at, updated_at, solved_at, status_id, priority_id, subject)
    select n, 1, now(), now(), case when n % 2 = 0 then now() end, case when n % 2 = 0 then 5 else 1 end,
        1 + n % 4, 'Request ' || n
    from generate_series(1, 100) as n
    """,
    "update technician_views.service_request set assignee_count = 1 where id <= 50",
    """
    insert into technician_views.assignment (request_id, person_id, unit_key, created_at, subtask, live, unsolved)
    select id, 1, unit_key, created_at, false, true, solved_at is null
    from technician_views.service_request where id <= 50
    """,
    "select technician_views.extend_change_log(1000)"
  };

  /** What a server of the version before appends to the change log with each write. */
  private static final String OLDER_WRITE =
      "insert into technician_views.change_log (at, kind, scopes) values (now(), 'UPDATED', '{-}')";

  private final PostgresSettings database = OlderDesk.of(OLDER, DATA);

  @Test
  void theRequestsOfTheDeskAreInTheCells() throws Exception {
    try (PostgresDesk desk = PostgresDesk.open(database)) {
      assertThat(number("select sum(requests) from %s.cell_counter_change where technician_id = 0"))
          .isEqualTo(100);
      assertThat(
              number(
                  "select count(*) from %s.service_request where cell = status_id * 64 + priority_id"
                      + " * 8 + assignee_count * 4"))
          .isEqualTo(100);
      assertThat(desk.recount(false, requests -> {}).agrees()).isTrue();
    }
  }

  @Test
  void anOlderServerReadsButDoesNotWrite() throws Exception {
    TestPostgres.execute(database, OLDER_WRITE);
    PostgresDesk.migrate(database);

    assertThat(number("select count(*) from %s.change_log")).isEqualTo(2);
    assertThatThrownBy(() -> TestPostgres.execute(database, OLDER_WRITE))
        .cause()
        .isInstanceOfSatisfying(
            SQLException.class,
            // It responds with 503, so that clients try another server.
            failed ->
                assertThat(SqlExceptions.ofWrite(new DataAccessException("commit", failed)))
                    .isInstanceOf(DeskUnavailableException.class)
                    .hasMessageContaining("migrated by a newer version"));
  }

  @Test
  void aWriteOfAnOlderServerThatIsUnderWayIsCounted() throws Exception {
    try (Connection older = TestPostgres.connect(database);
        Statement sql = older.createStatement()) {
      older.setAutoCommit(false);
      sql.execute("update technician_views.service_request set priority_id = 4 where id = 1");
      Thread migration = Thread.startVirtualThread(() -> PostgresDesk.migrate(database));
      while (number("select count(*) from pg_locks where not granted") == 0) {
        assertThat(migration.isAlive()).isTrue();
        Thread.onSpinWait();
      }
      sql.execute(OLDER_WRITE);
      older.commit();
      migration.join();
    }
    try (PostgresDesk desk = PostgresDesk.open(database)) {
      assertThat(desk.recount(false, requests -> {}).agrees()).isTrue();
    }
  }

  @Test
  void aDeskIsOpenedForUseOnceItIsCounted() {
    Migrations.apply(TestPostgres.server(database));
    PostgresSettings serving = database.withMigration(Migration.VALIDATE);

    assertThatThrownBy(() -> PostgresDesk.open(serving))
        .isInstanceOf(DeskUnavailableException.class)
        .hasMessageContaining("are not counted yet");
    PostgresDesk.migrate(database);
    assertThatCode(() -> PostgresDesk.open(serving).close()).doesNotThrowAnyException();
  }

  @Test
  void aDeskWhoseCountsThisVersionDoesNotMaintainIsNotOpened() {
    PostgresDesk.migrate(database);
    TestPostgres.execute(
        database, "update technician_views.desk set oldest_writer = oldest_writer + 1");

    for (Migration migration : Migration.values()) {
      assertThatThrownBy(() -> PostgresDesk.open(database.withMigration(migration)))
          .isInstanceOf(DeskUnavailableException.class)
          .hasMessageContaining("upgrade this server");
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = TestPostgres.connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql.formatted(database.schema()))) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
