package io.technicianviews.persistence.internal.migration;

import static io.technicianviews.persistence.internal.schema.Tables.DESK;
import static org.jooq.impl.DSL.condition;

import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.internal.connection.ConnectionUse;
import io.technicianviews.persistence.internal.connection.DatabaseServer;
import io.technicianviews.persistence.internal.statement.DeskVersion;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import io.technicianviews.persistence.internal.statement.TablePrivileges;
import java.sql.Connection;
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
  public static void create(DatabaseServer server) {
    ZoneId configured = server.settings().timeZone();
    String zone = (configured == null ? ZoneOffset.UTC : configured).getId();
    using(
        server,
        dsl -> {
          TablePrivileges.require(dsl);
          return dsl.insertInto(DESK, DESK.TIME_ZONE)
              .values(zone.equals("Z") ? "UTC" : zone)
              .onConflictDoNothing()
              .execute();
        });
    requireWriter(server);
    requireTimeZone(server);
  }

  /**
   * Checks the role's privileges, that the desk exists and is counted, and its time zone. A desk
   * that is migrated from an older version is counted at the end of the migration.
   */
  public static void require(DatabaseServer server) {
    boolean exists =
        using(
            server,
            dsl -> {
              TablePrivileges.require(dsl);
              return dsl.fetchExists(DESK);
            });
    if (!exists) {
      throw new DeskUnavailableException(
          "there is no desk in the schema %s: create it with the command migrate or PostgresDesk.migrate(settings)"
              .formatted(server.schema().name()));
    }
    if (!using(server, DeskTable::isCounted)) {
      throw new DeskUnavailableException(
          "the requests of the desk in the schema %s are not counted yet: wait until the command migrate has ended, or run it"
              .formatted(server.schema().name()));
    }
    requireWriter(server);
    requireTimeZone(server);
  }

  /** Whether counters and cells contain the requests that existed before them. */
  public static boolean isCounted(DSLContext dsl) {
    return dsl.fetchExists(DESK, condition(DESK.COUNTED).and(DESK.CELLS_COUNTED));
  }

  /** Checks that the role may use the schema, if there is one. */
  public static void requireReadableSchema(DatabaseServer server) {
    using(
        server,
        dsl -> {
          TablePrivileges.requireSchema(dsl);
          return true;
        });
  }

  private static void requireWriter(DatabaseServer server) {
    short oldest =
        using(server, dsl -> dsl.select(DESK.OLDEST_WRITER).from(DESK).fetchSingle().value1());
    if (oldest > DeskVersion.WRITER) {
      throw new DeskUnavailableException(
          "the tables of the schema %s have been migrated by a newer version, whose counts this version does not maintain: upgrade this server"
              .formatted(server.schema().name()));
    }
  }

  private static void requireTimeZone(DatabaseServer server) {
    ZoneId configured = server.settings().timeZone();
    ZoneId stored = find(server).timeZone();
    if (configured != null && !configured.getRules().equals(stored.getRules())) {
      throw new IllegalArgumentException(
          "the desk has the time zone "
              + stored
              + ", which cannot be changed, but the settings have "
              + configured);
    }
  }

  public static DeskInfo find(DatabaseServer server) {
    return using(
        server,
        dsl ->
            dsl.select(DESK.ID, DESK.TIME_ZONE)
                .from(DESK)
                .fetchSingle(row -> new DeskInfo(row.value1(), ZoneId.of(row.value2()))));
  }

  private static <T> T using(DatabaseServer server, Function<DSLContext, T> work) {
    try (Connection connection = server.connect(ConnectionUse.MAINTENANCE)) {
      return work.apply(server.on(connection));
    } catch (SQLException | DataAccessException e) {
      throw SqlExceptions.of(e);
    }
  }
}
