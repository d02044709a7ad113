package io.technicianviews.persistence.internal.migration;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * The schema migrations. From the first release on they are additive only, so that an older server
 * can run along with a newer one.
 */
public final class Migrations {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private Migrations() {}

  /**
   * Applies the pending migrations. Concurrent calls, of any process, wait for each other.
   *
   * @return how many migrations were applied
   */
  public static int apply(PostgresSettings settings) {
    try {
      return Flyway.configure()
          .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
          .locations("classpath:io/technicianviews/persistence/migration")
          .table("technician_views_history")
          // The schema may hold an embedding application's tables.
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayValidateException e) {
      throw new DeskUnavailableException(
          "the tables of this database were created by another build of Technician Views with"
              + " different migrations: use the build that created them, or an empty database or"
              + " schema",
          e);
    } catch (FlywayException e) {
      if (isPrivilegeMissing(e)) {
        throw new DeskUnavailableException(
            "the role %s may not create or change the tables of the desk (%s): grant it CREATE on the schema, or run the command migrate as the owner of the tables"
                .formatted(settings.user(), firstLine(e)));
      }
      throw new DeskUnavailableException(
          "the database could not be migrated: " + e.getMessage(), e);
    }
  }

  private static boolean isPrivilegeMissing(Throwable e) {
    Throwable cause = e.getCause();
    boolean own = e instanceof SQLException sql && INSUFFICIENT_PRIVILEGE.equals(sql.getSQLState());
    return own || (cause != null && isPrivilegeMissing(cause));
  }

  private static String firstLine(Throwable e) {
    return SqlExceptions.rootMessage(e).lines().findFirst().orElse("");
  }
}
