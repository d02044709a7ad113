package io.technicianviews.persistence;

import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.SQLStateClass;

/** Tells trouble with the database from mistakes of ours, by SQLSTATE. */
final class Trouble {

  /** {@code query_canceled}: by {@code statement_timeout}, or because the snapshot was closed. */
  private static final String QUERY_CANCELED = "57014";

  /** {@code transaction_timeout}: the connection is gone with it. */
  private static final String TRANSACTION_TIMEOUT = "25P04";

  /** What was given cannot be stored: a reference to nothing, a character that text cannot hold. */
  private static final Set<SQLStateClass> REFUSED =
      EnumSet.of(
          SQLStateClass.C22_DATA_EXCEPTION, SQLStateClass.C23_INTEGRITY_CONSTRAINT_VIOLATION);

  private Trouble() {}

  /**
   * The ports' exception for what a statement threw; the exception itself if it is no trouble of
   * the database.
   */
  static RuntimeException of(DataAccessException e) {
    if (e.getCause(SQLException.class) == null) {
      return e;
    }
    String state = e.sqlState();
    if (state.equals(QUERY_CANCELED) || state.equals(TRANSACTION_TIMEOUT)) {
      return new DeadlineExceededException("the database did not answer in time", e);
    }
    return switch (state.substring(0, 2)) {
      // 00 is jOOQ's word for "none": the driver failed, not the database.
      case "00", "08", "25", "40", "53", "55", "57", "58", "XX" ->
          new DeskUnavailableException("the database is in trouble: " + rootMessage(e), e);
      default -> e;
    };
  }

  /** As {@link #of}, and {@link IllegalArgumentException} for what cannot be stored. */
  static RuntimeException ofWrite(DataAccessException e) {
    return REFUSED.contains(e.sqlStateClass())
        ? new IllegalArgumentException(rootMessage(e), e)
        : of(e);
  }

  static DeskUnavailableException of(SQLException e) {
    return new DeskUnavailableException("the database is in trouble: " + e.getMessage(), e);
  }

  static String rootMessage(Throwable e) {
    Throwable cause = e.getCause();
    if (cause != null) {
      return rootMessage(cause);
    }
    String message = e.getMessage();
    return message == null ? e.toString() : message;
  }
}
