package io.technicianviews.persistence.internal.connection;

import static io.technicianviews.persistence.internal.schema.Tables.DESK;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.JooqContexts;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** The check that the database answers queries now, on a connection of its own. */
public final class Readiness {

  private Readiness() {}

  /**
   * Begins a transaction as every query does, and reads a row.
   *
   * @throws DeskUnavailableException if that fails or takes too long
   */
  public static void require(PostgresSettings settings, Duration within) {
    try (Connection connection =
        DriverManager.getConnection(settings.jdbcUrl(), properties(settings, within))) {
      connection.setAutoCommit(false);
      DSLContext dsl = JooqContexts.on(connection);
      SharedTransaction.begun(dsl, Deadline.in(within), List.of());
      dsl.select(DESK.ID).from(DESK).fetchSingle();
      connection.rollback();
    } catch (SQLException e) {
      throw SqlExceptions.of(e);
    } catch (DataAccessException e) {
      throw SqlExceptions.of(e);
    }
  }

  private static Properties properties(PostgresSettings settings, Duration within) {
    String seconds = Long.toString(Math.max(1, within.toSeconds()));
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    properties.setProperty("ApplicationName", "technician-views readiness");
    properties.setProperty("loginTimeout", seconds);
    properties.setProperty("connectTimeout", seconds);
    properties.setProperty("socketTimeout", seconds);
    return properties;
  }
}
