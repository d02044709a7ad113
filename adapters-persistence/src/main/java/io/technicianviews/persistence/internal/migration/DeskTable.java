package io.technicianviews.persistence.internal.migration;

import static io.technicianviews.persistence.internal.schema.Tables.DESK;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;

import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import io.technicianviews.persistence.internal.statement.DeskVersion;
import io.technicianviews.persistence.internal.statement.TablePrivileges;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The table with the identity of the desk, in one row. */
public final class DeskTable {

  private static final Condition COUNTED = condition(DESK.COUNTED).and(DESK.CELLS_COUNTED);

  private DeskTable() {}

  /**
   * The row of the desk.
   *
   * @param counted whether counters and cells contain the requests that existed before them
   */
  public record Row(DeskInfo desk, boolean counted) {}

  /**
   * Checks the role's privileges, creates the desk if there is none, and checks its time zone.
   *
   * @param configured the time zone of the settings; null for that of the desk, UTC if it is new
   */
  public static Row create(DSLContext dsl, @Nullable ZoneId configured) {
    TablePrivileges.require(dsl);
    String zone = (configured == null ? ZoneOffset.UTC : configured).getId();
    dsl.insertInto(DESK, DESK.TIME_ZONE)
        .values(zone.equals("Z") ? "UTC" : zone)
        .onConflictDoNothing()
        .execute();
    return checked(dsl, configured);
  }

  /**
   * Checks the role's privileges, that the desk exists and is counted, and its time zone. A desk
   * that is migrated from an older version is counted at the end of the migration.
   *
   * @param configured the time zone of the settings; null for that of the desk
   */
  public static Row require(DSLContext dsl, @Nullable ZoneId configured) {
    TablePrivileges.require(dsl);
    if (!dsl.fetchExists(DESK)) {
      throw unavailable(
          dsl,
          "there is no desk in the schema %s: create it with the command migrate or PostgresDesk.migrate(settings)");
    }
    if (!isCounted(dsl)) {
      throw unavailable(
          dsl,
          "the requests of the desk in the schema %s are not counted yet: wait until the command migrate has ended, or run it");
    }
    return checked(dsl, configured);
  }

  /** Whether counters and cells contain the requests that existed before them. */
  public static boolean isCounted(DSLContext dsl) {
    return dsl.fetchExists(DESK, COUNTED);
  }

  private static Row checked(DSLContext dsl, @Nullable ZoneId configured) {
    var row =
        dsl.select(DESK.OLDEST_WRITER, DESK.ID, DESK.TIME_ZONE, field(COUNTED))
            .from(DESK)
            .fetchSingle();
    if (row.value1() > DeskVersion.WRITER) {
      throw unavailable(
          dsl,
          "the tables of the schema %s have been migrated by a newer version, whose counts this version does not maintain: upgrade this server");
    }
    ZoneId stored = ZoneId.of(row.value3());
    if (configured != null && !configured.getRules().equals(stored.getRules())) {
      throw new IllegalArgumentException(
          "the desk has the time zone "
              + stored
              + ", which cannot be changed, but the settings have "
              + configured);
    }
    return new Row(new DeskInfo(row.value2(), stored), row.value4());
  }

  private static DeskUnavailableException unavailable(DSLContext dsl, String message) {
    return new DeskUnavailableException(message.formatted(DeskSchema.of(dsl).name()));
  }
}
