package io.technicianviews.persistence.internal.migration;

import io.technicianviews.domain.port.DeskAccessDeniedException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresSettings.Address;
import io.technicianviews.persistence.internal.connection.DatabaseServer;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * The schema migrations. From the first release on they are additive only, so that an older server
 * can run along with a newer one.
 */
public final class Migrations {

  private static final String OTHER_BUILD =
      "the tables of the schema %s were created by another build of Technician Views with different"
          + " migrations: use the build that created them, or an empty schema";

  private Migrations() {}

  /**
   * Creates the schema and applies the pending migrations. Concurrent calls, of any process, wait
   * for each other.
   *
   * @return how many migrations were applied
   */
  public static int apply(DatabaseServer server) {
    try {
      return flyway(server).migrate().migrationsExecuted;
    } catch (FlywayValidateException e) {
      throw new DeskUnavailableException(OTHER_BUILD.formatted(server.schema().name()), e);
    } catch (FlywayException e) {
      if (SqlExceptions.isAccessDenied(e)) {
        throw new DeskAccessDeniedException(
            "the role %s may not create or change the tables of the desk (%s): grant it CREATE on the database or, if the schema %s exists, on the schema; or run the command migrate as the owner of the tables and open the desk with VALIDATE"
                .formatted(server.role(), firstLine(e), server.schema().name()));
      }
      throw failed(e);
    }
  }

  /**
   * Checks that every migration is applied, and that every applied one is known, except those of a
   * newer version. Changes nothing.
   *
   * @throws DeskUnavailableException if not; the message names the migrations
   */
  public static void validate(DatabaseServer server) {
    MigrationInfo[] all;
    boolean valid;
    try {
      Flyway flyway = flyway(server);
      all = flyway.info().all();
      valid = flyway.validateWithResult().validationSuccessful;
    } catch (FlywayException e) {
      throw unreadable(server, e);
    }
    String schema = server.schema().name();
    require(
        named(all, one -> !one.getState().isApplied()),
        "the schema "
            + schema
            + " lacks the migrations %s: apply them with the command migrate or"
            + " PostgresDesk.migrate(settings)");
    require(
        named(all, one -> one.getState().isFailed()),
        "the migrations %s of the schema " + schema + " have failed");
    require(
        named(all, one -> one.getState() == MigrationState.MISSING_SUCCESS),
        "the schema " + schema + " has the migrations %s, which this version does not know");
    if (!valid) {
      throw new DeskUnavailableException(OTHER_BUILD.formatted(schema));
    }
  }

  private static List<String> named(MigrationInfo[] all, Predicate<MigrationInfo> condition) {
    return Stream.of(all)
        .filter(one -> one.getVersion() != null && !one.getType().isBaseline())
        .filter(condition)
        .map(one -> one.getVersion() + " (" + one.getDescription() + ")")
        .toList();
  }

  private static void require(List<String> none, String message) {
    if (!none.isEmpty()) {
      throw new DeskUnavailableException(
          message.formatted(none.stream().collect(Collectors.joining(", "))));
    }
  }

  private static Flyway flyway(DatabaseServer server) {
    FluentConfiguration configuration = Flyway.configure();
    switch (server.settings().address()) {
      case Address.Url url -> configuration.dataSource(url.jdbcUrl(), url.user(), url.password());
      case Address.Pool(var dataSource) -> configuration.dataSource(dataSource);
    }
    return configuration
        .locations("classpath:io/technicianviews/persistence/migration")
        .schemas(server.schema().name())
        .table("technician_views_history")
        // The schema may hold an embedding application's tables.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load();
  }

  private static DeskUnavailableException failed(FlywayException e) {
    return new DeskUnavailableException("the database could not be migrated: " + e.getMessage(), e);
  }

  private static DeskUnavailableException unreadable(DatabaseServer server, FlywayException e) {
    return SqlExceptions.isAccessDenied(e)
        ? new DeskAccessDeniedException(
            "the role %s lacks the privilege SELECT on tables of the schema %s (%s)"
                .formatted(server.role(), server.schema().name(), firstLine(e)),
            e)
        : new DeskUnavailableException("the migrations cannot be read: " + firstLine(e), e);
  }

  private static String firstLine(Throwable e) {
    return SqlExceptions.rootMessage(e).lines().findFirst().orElse("");
  }
}
