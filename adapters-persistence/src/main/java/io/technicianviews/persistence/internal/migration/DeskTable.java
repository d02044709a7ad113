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

/** The one row that says which desk a database holds. */
public final class DeskTable {

  private DeskTable() {}

  /**
   * Makes the desk if there is none, and checks the role's rights and that it is the one of the
   * settings.
   */
  public static void make(PostgresSettings settings) {
    ZoneId asked = settings.timeZone();
    String zone = (asked == null ? ZoneOffset.UTC : asked).getId();
    using(
        settings,
        dsl -> {
          TablePrivileges.require(dsl);
          return dsl.insertInto(DESK, DESK.TIME_ZONE)
              .values(zone.equals("Z") ? "UTC" : zone)
              .onConflictDoNothing()
              .execute();
        });
    ZoneId kept = find(settings).timeZone();
    if (asked != null && !asked.getRules().equals(kept.getRules())) {
      throw new IllegalArgumentException(
          "this desk was made with the time zone "
              + kept
              + ", and keeps it; "
              + asked
              + " was asked for");
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
