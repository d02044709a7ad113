package io.technicianviews.persistence.internal.connection;

import static io.technicianviews.persistence.internal.schema.Tables.DESK;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
  public static void require(DatabaseServer server, Duration within) {
    try (Connection connection = server.connect(ConnectionUse.readiness(within))) {
      connection.setAutoCommit(false);
      DSLContext dsl = server.on(connection);
      SharedTransaction.begun(dsl, Deadline.in(within), List.of());
      dsl.select(DESK.ID).from(DESK).fetchSingle();
      connection.rollback();
    } catch (SQLException | DataAccessException e) {
      throw SqlExceptions.of(e);
    }
  }
}
