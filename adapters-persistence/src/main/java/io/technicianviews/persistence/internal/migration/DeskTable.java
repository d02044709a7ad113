package io.technicianviews.persistence.internal.migration;

import static io.technicianviews.persistence.internal.schema.Tables.DESK;

import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.internal.statement.JooqContexts;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import io.technicianviews.persistence.internal.statement.TablePrivileges;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** The table with the identity of the desk, in one row. */
public final class DeskTable {

  private DeskTable() {}

  /**
   * Checks the role's privileges, creates the desk if there is none, and checks its time zone
   * against the settings.
   */
  public static void create(PostgresSettings settings) {
    ZoneId configured = settings.timeZone();
    String zone = (configured == null ? ZoneOffset.UTC : configured).getId();
    using(
        settings,
        dsl -> {
          TablePrivileges.require(dsl);
          return dsl.insertInto(DESK, DESK.TIME_ZONE)
              .values(zone.equals("Z") ? "UTC" : zone)
              .onConflictDoNothing()
              .execute();
        });
    ZoneId stored = find(settings).timeZone();
    if (configured != null && !configured.getRules().equals(stored.getRules())) {
      throw new IllegalArgumentException(
          "the desk has the time zone "
              + stored
              + ", which cannot be changed, but the settings have "
              + configured);
    }
  }

  public static DeskInfo find(PostgresSettings settings) {
    return using(
        settings,
        dsl ->
            dsl.select(DESK.ID, DESK.TIME_ZONE)
                .from(DESK)
                .fetchSingle(row -> new DeskInfo(row.value1(), ZoneId.of(row.value2()))));
  }

  private static <T> T using(PostgresSettings settings, Function<DSLContext, T> work) {
    try (Connection connection =
        DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password())) {
      return work.apply(JooqContexts.on(connection));
    } catch (SQLException e) {
      throw SqlExceptions.of(e);
    } catch (DataAccessException e) {
      throw SqlExceptions.of(e);
    }
  }
}
