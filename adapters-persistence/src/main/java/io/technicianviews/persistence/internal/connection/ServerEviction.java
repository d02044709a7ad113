package io.technicianviews.persistence.internal.connection;

import com.zaxxer.hikari.SQLExceptionOverride;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.sql.SQLException;

/**
 * Which connections a pool gives up: besides those that broke, those to a server that cannot do
 * what it should.
 */
final class ServerEviction implements SQLExceptionOverride {

  @java.lang.Override
  public SQLExceptionOverride.Override adjudicate(SQLException e) {
    return SqlExceptions.isOfServer(e.getSQLState())
        ? SQLExceptionOverride.Override.MUST_EVICT
        : SQLExceptionOverride.Override.CONTINUE_EVICT;
  }
}
