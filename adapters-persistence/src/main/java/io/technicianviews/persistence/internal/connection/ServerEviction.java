package io.technicianviews.persistence.internal.connection;

import com.zaxxer.hikari.SQLExceptionOverride;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.sql.SQLException;

/** The rule that a pool evicts connections to an unusable server, in addition to broken ones. */
final class ServerEviction implements SQLExceptionOverride {

  @java.lang.Override
  public SQLExceptionOverride.Override adjudicate(SQLException e) {
    return SqlExceptions.isOfServer(e.getSQLState())
        ? SQLExceptionOverride.Override.MUST_EVICT
        : SQLExceptionOverride.Override.CONTINUE_EVICT;
  }
}
