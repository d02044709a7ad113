package io.technicianviews.persistence.internal.connection;

import static org.jooq.impl.DSL.function;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresSettings.Address;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.postgresql.PGConnection;

/**
 * A connection pooler such as PgBouncer between this process and the database. In its transaction
 * mode each transaction may run on another server connection, so a connection must hold no session
 * state: no setting, no prepared statement, no lock.
 */
public final class Pooler {

  private static final String PREPARE_THRESHOLD = "prepareThreshold";

  private Pooler() {}

  /**
   * Whether a pooler is in between: the backend process that runs the statements is not the one
   * that the connection was opened to.
   */
  static boolean isBetween(Connection connection, DSLContext dsl) throws SQLException {
    int announced = connection.unwrap(PGConnection.class).getBackendPID();
    int running =
        dsl.select(function("pg_backend_pid", SQLDataType.INTEGER)).fetchSingle().value1();
    return announced != running;
  }

  /**
   * The address without prepared statements that outlive a transaction, unless the URL sets {@code
   * prepareThreshold}: PgBouncer supports them from version 1.21 on, if it is configured to.
   */
  public static Address.Url withoutPreparedStatements(Address.Url address) {
    String url = address.jdbcUrl();
    return url.contains(PREPARE_THRESHOLD + "=")
        ? address
        : new Address.Url(
            url + (url.contains("?") ? "&" : "?") + PREPARE_THRESHOLD + "=0",
            address.user(),
            address.password());
  }

  /** The exception for a failed first connection, with the remedy if a pooler is the cause. */
  static RuntimeException explained(Exception e) {
    String message = SqlExceptions.rootMessage(e);
    if (message.contains("unsupported startup parameter")) {
      return new DeskUnavailableException(
          message + " (PgBouncer: add it to ignore_startup_parameters, or leave it out)");
    }
    if (message.contains("statement pooling mode")) {
      return new DeskUnavailableException(
          message + " (PgBouncer: pool_mode must be transaction or session)");
    }
    return SqlExceptions.of(e);
  }
}
