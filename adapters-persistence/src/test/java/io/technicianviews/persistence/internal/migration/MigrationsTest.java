package io.technicianviews.persistence.internal.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.TestPostgres;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  private static final String WAITING =
      "select count(*) from pg_locks where not granted and relation is not null and database ="
          + " (select oid from pg_database where datname = current_database())";

  @Test
  void tablesOfAnotherBuildAreRejected() throws Exception {
    PostgresSettings database = TestPostgres.database();
    Migrations.apply(TestPostgres.server(database));
    try (Connection connection =
        DriverManager.getConnection(
            database.url().jdbcUrl(), database.url().user(), database.url().password())) {
      DeskSchema.DEFAULT
          .on(connection)
          .update(table(name("technician_views_history")))
          .set(field(name("description"), SQLDataType.VARCHAR), "desk")
          .set(field(name("checksum"), SQLDataType.INTEGER), 1)
          .where(field(name("version"), SQLDataType.VARCHAR).eq("1"))
          .execute();
    }

    assertThatThrownBy(() -> Migrations.apply(TestPostgres.server(database)))
        .isInstanceOf(DeskUnavailableException.class)
        .hasMessageContaining("created by another build of Technician Views")
        .hasMessageContaining("use the build that created them, or an empty schema");
  }

  @Test
  void theRequestsOfADeskThatHoldsDataGetTagsAndAreFoundAfterTheMigration() throws Exception {
    PostgresSettings database = TestPostgres.database();
    migrateTo("1", database);
    try (Connection connection = TestPostgres.connect(database);
        Statement sql = connection.createStatement()) {
      sql.execute("set search_path = technician_views");
      sql.execute("insert into person (id, full_name, role) values (1, 'Ray', 'REQUESTER')");
      sql.execute(
          "insert into service_request (id, requester_id, created_at, updated_at, status_id,"
              + " priority_id, subject) values (7, 1, now(), now(), 1, 3, 'Paper jam')");
      sql.execute(
          "insert into change_log (at, kind, scopes) values (now(), 'LOADED', array['desk'])");

      Migrations.apply(TestPostgres.server(database));

      assertThat(text(sql, "select tags from service_request")).isEqualTo("{}");
      assertThat(text(sql, "select count(*) from change_log where after_tags is null"))
          .isEqualTo("1");
      assertThat(text(sql, "select words from request_search")).isEqualTo("'jam' 'paper'");
      sql.execute("update service_request set tags = '{vpn,mail}'");
      assertThat(text(sql, "select string_agg(tag, ' ' order by tag) from request_tag"))
          .isEqualTo("mail vpn");
      sql.execute("update service_request set deleted_at = now()");
      assertThat(text(sql, "select count(*) from request_tag")).isEqualTo("0");
      assertThat(text(sql, "select count(*) from request_search")).isEqualTo("0");
    }
  }

  @Test
  void aDeskWithDataGetsCountersOfAllUnits() throws Exception {
    PostgresSettings database = TestPostgres.database();
    migrateTo("7", database);
    try (Connection connection = TestPostgres.connect(database);
        Statement sql = connection.createStatement()) {
      sql.execute("set search_path = technician_views");
      sql.execute(
          "insert into view_counter (technician_id, unit_key, last_day, subtask, all_tickets,"
              + " new_today, my_unsolved) values (0, 1, 2147483647, false, 2, null, null),"
              + " (0, -1, 2147483647, false, 3, null, null), (0, 1, 20000, false, null, 1, null),"
              + " (0, 1, 2147483647, true, 5, null, null), (9, 1, 2147483647, false, null, null, 4)");

      Migrations.apply(TestPostgres.server(database));

      assertThat(
              text(
                  sql,
                  "select string_agg(concat_ws(' ', last_day, subtask, all_tickets, new_today),"
                      + " ', ' order by last_day, subtask)"
                      + " from view_counter where technician_id = 0 and unit_key = 0"))
          .isEqualTo("20000 f 1, 2147483647 f 5, 2147483647 t 5");
      assertThat(text(sql, "select count(*) from view_counter")).isEqualTo("8");
      assertThatThrownBy(() -> sql.execute("delete from view_counter_change"))
          .hasMessageContaining("migrated by a newer version");
    }
  }

  @Test
  void aDeskWithDataGetsCellsOfAllUnits() throws Exception {
    PostgresSettings database = TestPostgres.database();
    migrateTo("9", database);
    try (Connection connection = TestPostgres.connect(database);
        Statement sql = connection.createStatement()) {
      sql.execute("set search_path = technician_views");
      sql.execute(
          "insert into cell_counter (technician_id, unit_key, moment, day, cell, requests)"
              + " values (0, 1, 0, 0, 88, 2), (0, -1, 0, 0, 88, 3), (0, 1, 0, 0, 96, 7),"
              + " (0, 1, 1, 20000, 88, 2), (0, 2, 1, 20000, 88, 4), (0, 1, 1, 20001, 88, 1),"
              + " (0, 2, 2, 20000, 88, 5), (0, 1, 3, 20000, 88, 6), (0, 2, 3, 20000, 88, -6),"
              + " (9, 1, 0, 0, 88, 11), (9, 1, 3, 20000, 88, 12)");
      sql.execute(
          "insert into cell_counter_change (technician_id, unit_key, cell, requests)"
              + " values (0, 1, 88, 1)");

      Migrations.apply(TestPostgres.server(database));

      assertThat(
              text(
                  sql,
                  "select string_agg(concat_ws(' ', moment, day, cell, requests), ', '"
                      + " order by moment, day, cell)"
                      + " from cell_counter where technician_id = 0 and unit_key = 0"))
          .isEqualTo("0 0 88 5, 0 0 96 7, 1 20000 88 6, 1 20001 88 1, 2 20000 88 5");
      assertThat(text(sql, "select count(*) from cell_counter")).isEqualTo("16");
      sql.execute("set technician_views.rollup = '8'");
      assertThatThrownBy(() -> sql.execute("delete from cell_counter_change"))
          .as("the rollup of an older server")
          .hasMessageContaining("migrated by a newer version");
    }
  }

  @Test
  void theCellsOfAllUnitsContainWhatAnOlderServerRollsUpDuringTheMigration() throws Exception {
    PostgresSettings database = TestPostgres.database();
    migrateTo("9", database);
    try (Connection older = TestPostgres.connect(database);
        Connection observer = TestPostgres.connect(database);
        Statement sql = older.createStatement();
        Statement observing = observer.createStatement()) {
      sql.execute("set search_path = technician_views");
      sql.execute(
          "insert into cell_counter_change (technician_id, unit_key, cell, requests)"
              + " values (0, 1, 88, 2)");
      older.setAutoCommit(false);
      sql.execute("set local technician_views.rollup = '8'");
      sql.execute(
          "with moved as (delete from cell_counter_change returning unit_key, cell, requests)"
              + " insert into cell_counter (technician_id, unit_key, cell, day, moment, requests)"
              + " select 0, unit_key, cell, 0, 0, requests from moved");
      Thread migration =
          Thread.startVirtualThread(() -> Migrations.apply(TestPostgres.server(database)));
      while (text(observing, WAITING).equals("0")) {
        assertThat(migration.isAlive()).isTrue();
        Thread.onSpinWait();
      }
      older.commit();
      migration.join();

      assertThat(text(sql, "select sum(requests) from cell_counter where unit_key = 0"))
          .isEqualTo("2");
    }
  }

  private static void migrateTo(String version, PostgresSettings database) {
    Flyway.configure()
        .dataSource(database.url().jdbcUrl(), database.url().user(), database.url().password())
        .locations("classpath:io/technicianviews/persistence/migration")
        .schemas("technician_views")
        .table("technician_views_history")
        .target(version)
        .load()
        .migrate();
  }

  private static String text(Statement sql, String query) throws SQLException {
    try (ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
