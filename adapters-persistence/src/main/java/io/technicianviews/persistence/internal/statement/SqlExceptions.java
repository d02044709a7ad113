package io.technicianviews.persistence.internal.statement;

import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskAccessDeniedException;
import io.technicianviews.domain.port.DeskUnavailableException;
import java.sql.SQLException;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * The translation of SQL exceptions to those of the ports, by SQLSTATE: failures of the database
 * are distinguished from programming errors.
 */
public final class SqlExceptions {

  /** {@code query_canceled}: by {@code statement_timeout}, or by the closing of the snapshot. */
  private static final String QUERY_CANCELED = "57014";

  /** {@code transaction_timeout}, which also closes the connection. */
  private static final String TRANSACTION_TIMEOUT = "25P04";

  /** A reference to a row that does not exist, or a second row with the same key. */
  private static final Set<String> REFERENCE_OR_KEY = Set.of("23503", "23505");

  /** {@code read_only_sql_transaction}, for a transaction that was not started as read-only. */
  private static final String READ_ONLY = "25006";

  /**
   * The tables are not accessible: the database or the privileges changed since the start, or a
   * prepared statement is unknown on another server connection.
   */
  private static final Set<String> NOT_ACCESSIBLE =
      Set.of("3F000", "42501", "42P01", "26000", "42P05", "F0000", "F0001");

  private SqlExceptions() {}

  /** Whether the cause is the server of the connection, so that a new connection may help. */
  public static boolean isOfServer(@Nullable String state) {
    return state != null
        && (state.equals(READ_ONLY) || state.startsWith("57P") || NOT_ACCESSIBLE.contains(state));
  }

  /** Whether the connection is broken, or the server has closed it. */
  public static boolean isConnectionLost(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }

  /**
   * The ports' exception for a failed statement; the exception itself if the database did not cause
   * it.
   */
  public static RuntimeException of(DataAccessException e) {
    if (e.getCause(SQLException.class) == null) {
      return e;
    }
    String state = e.sqlState();
    if (state.equals(QUERY_CANCELED) || state.equals(TRANSACTION_TIMEOUT)) {
      return new DeadlineExceededException("the database did not respond before the deadline", e);
    }
    if (isDenied(state)) {
      return new DeskAccessDeniedException("the database rejects the access: " + rootMessage(e), e);
    }
    if (NOT_ACCESSIBLE.contains(state)) {
      return new DeskUnavailableException("the database rejects the access: " + rootMessage(e), e);
    }
    return switch (state.substring(0, 2)) {
      // 00 is jOOQ's code for no SQLSTATE: the driver failed, not the database.
      case "00", "08", "25", "40", "53", "55", "57", "58", "XX" ->
          new DeskUnavailableException("the database failed: " + rootMessage(e), e);
      // The desk has accepted the value, so the database has other rules or another encoding.
      case "22", "23", "54" ->
          new DeskUnavailableException(
              "the database rejects a value that the desk accepts: " + rootMessage(e), e);
      default -> e;
    };
  }

  /** As {@link #of}, and {@link IllegalArgumentException} for a reference that cannot be stored. */
  public static RuntimeException ofWrite(DataAccessException e) {
    return REFERENCE_OR_KEY.contains(e.sqlState())
        ? new IllegalArgumentException(rootMessage(e), e)
        : of(e);
  }

  public static DeskUnavailableException of(SQLException e) {
    return unavailable("the database failed: ", e);
  }

  /** The ports' exception for a connection that could not be opened. */
  public static DeskUnavailableException unreachable(Throwable e) {
    return unavailable("the database cannot be reached: ", e);
  }

  private static DeskUnavailableException unavailable(String prefix, Throwable e) {
    return isAccessDenied(e)
        ? new DeskAccessDeniedException("the database rejects the access: " + message(e), e)
        : new DeskUnavailableException(prefix + message(e), e);
  }

  /**
   * Whether a server refused the access, so that a retry fails, too: the role or the password
   * (SQLSTATE class 28), the database (3D), or for want of a privilege (42501).
   */
  public static boolean isAccessDenied(Throwable e) {
    Throwable cause = e.getCause();
    return (e instanceof SQLException sql && isDenied(sql.getSQLState()))
        || (cause != null && isAccessDenied(cause));
  }

  private static boolean isDenied(@Nullable String state) {
    return state != null
        && (state.startsWith("28") || state.startsWith("3D") || state.equals("42501"));
  }

  /**
   * The message of a failure of the database, with its root cause where that is another one: the
   * driver names an unknown host only there.
   */
  public static String message(Throwable e) {
    Throwable root = e;
    Throwable sql = e;
    while (root.getCause() != null) {
      root = root.getCause();
      if (root instanceof SQLException) {
        sql = root;
      }
    }
    return root.equals(sql) ? rootMessage(e) : sql.getMessage() + " (" + root + ")";
  }

  /** As {@link #of(SQLException)} or {@link #of(DataAccessException)}: no others are expected. */
  public static RuntimeException of(Exception e) {
    return switch (e) {
      case SQLException sql -> of(sql);
      case DataAccessException data -> of(data);
      default -> throw new IllegalArgumentException(e);
    };
  }

  public static String rootMessage(Throwable e) {
    Throwable cause = e.getCause();
    if (cause != null) {
      return rootMessage(cause);
    }
    String message = e.getMessage();
    return message == null ? e.toString() : message;
  }
}
