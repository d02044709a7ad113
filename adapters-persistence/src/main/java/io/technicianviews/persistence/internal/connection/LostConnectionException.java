package io.technicianviews.persistence.internal.connection;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import org.jooq.exception.DataAccessException;

/** A connection broke before it returned a result. A new connection may reach the server. */
final class LostConnectionException extends DeskUnavailableException {

  private static final long serialVersionUID = 1L;

  LostConnectionException(DataAccessException cause) {
    super("the connection to the database was lost: " + SqlExceptions.rootMessage(cause), cause);
  }
}
