package io.technicianviews.persistence.internal.migration;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Brings the schema up to date. From the first release on migrations only add, so that an older
 * server may go on beside a newer one.
 */
public final class Migrations {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private Migrations() {}

  /**
   * Applies what was not applied yet; of several that try at the same time one does, the others
   * wait.
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
          "the tables of this database were made by another build of Technician Views, whose"
              + " migrations differ from those of this one: use the build that made them, or an"
              + " empty database or schema",
          e);
    } catch (FlywayException e) {
      if (isRefused(e)) {
        throw new DeskUnavailableException(
            "the role %s may not make or change the tables of the desk (%s): grant it CREATE on the schema, or run the command migrate as the role that owns them"
                .formatted(settings.user(), firstLine(e)));
      }
      throw new DeskUnavailableException(
          "the database could not be migrated: " + e.getMessage(), e);
    }
  }

  private static boolean isRefused(Throwable e) {
    Throwable cause = e.getCause();
    boolean own = e instanceof SQLException sql && INSUFFICIENT_PRIVILEGE.equals(sql.getSQLState());
    return own || (cause != null && isRefused(cause));
  }

  private static String firstLine(Throwable e) {
    return SqlExceptions.rootMessage(e).lines().findFirst().orElse("");
  }
}
