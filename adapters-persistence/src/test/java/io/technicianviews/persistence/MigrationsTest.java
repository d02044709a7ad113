package io.technicianviews.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Reach;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final int FOR_EVER = Integer.MAX_VALUE;
  private static final long TECHNICIAN = 7;

  private final PostgresSettings database = TestPostgres.database();

  /** As they were before they had a column for each view. */
  @Test
  void keptCountersAreKept() throws Exception {
    Migrations.apply(database, MigrationVersion.fromVersion("4"));
    try (Connection connection = connect()) {
      DSLContext dsl = Lane.context(connection);
      add(dsl, "view_counter", 0, FOR_EVER, View.ALL_TICKETS, false, 5);
      add(dsl, "view_counter", 0, FOR_EVER, View.ALL_TICKETS, true, 2);
      add(dsl, "view_counter", 0, FOR_EVER, View.ALL_UNSOLVED, false, 3);
      add(dsl, "view_counter", 0, day(TODAY), View.NEW_TODAY, false, 1);
      add(dsl, "view_counter", 0, day(TODAY.minusDays(1)), View.NEW_TODAY, false, 9);
      add(dsl, "view_counter", TECHNICIAN, FOR_EVER, View.MY_UNSOLVED, false, 4);
      add(dsl, "view_counter_change", 0, FOR_EVER, View.ALL_TICKETS, false, 6);
      add(dsl, "view_counter_change", 0, FOR_EVER, View.ALL_TICKETS, false, -1);
      add(dsl, "view_counter_change", 0, FOR_EVER, View.ALL_UNSOLVED, false, -3);
    }

    Migrations.apply(database);

    DeskDay today = new DeskDay(TODAY, ZoneOffset.UTC);
    try (Connection connection = connect()) {
      DSLContext dsl = Lane.context(connection);
      assertThat(counted(Reach.VISIBLE, CountSql.visible(Units.ALL, today).fetch(dsl)))
          .isEqualTo(
              new ViewCounts(
                  Map.of(
                      View.ALL_TICKETS, new TypeCounts(10, 2),
                      View.NEW_TODAY, new TypeCounts(1, 0))));
      assertThat(counted(Reach.MINE, CountSql.mine(TECHNICIAN, Units.ALL, today).fetch(dsl)))
          .isEqualTo(new ViewCounts(Map.of(View.MY_UNSOLVED, new TypeCounts(4, 0))));
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  private static ViewCounts counted(Reach reach, Result<Record> rows) {
    return requireNonNull(CountedUnits.of(View.of(reach), rows).get(Units.WITHOUT_UNIT));
  }

  private static int day(LocalDate day) {
    return Math.toIntExact(day.toEpochDay());
  }

  private static void add(
      DSLContext dsl,
      String to,
      long technicianId,
      int lastDay,
      View view,
      boolean subtask,
      long requests) {
    List<Field<?>> columns =
        List.of(
            field(name("technician_id"), SQLDataType.BIGINT),
            field(name("unit_key"), SQLDataType.BIGINT),
            field(name("last_day"), SQLDataType.INTEGER),
            field(name("view"), SQLDataType.CLOB),
            field(name("subtask"), SQLDataType.BOOLEAN),
            field(name("requests"), SQLDataType.BIGINT));
    dsl.insertInto(table(name(to)), columns)
        .values(technicianId, Units.WITHOUT_UNIT, lastDay, view.wireName(), subtask, requests)
        .execute();
  }
}
