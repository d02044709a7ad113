package io.technicianviews.persistence.internal.statement;

import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import java.sql.SQLException;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Tells trouble with the database from mistakes of ours, by SQLSTATE. */
public final class SqlExceptions {

  /** {@code query_canceled}: by {@code statement_timeout}, or because the snapshot was closed. */
  private static final String QUERY_CANCELED = "57014";

  /** {@code transaction_timeout}: the connection is gone with it. */
  private static final String TRANSACTION_TIMEOUT = "25P04";

  /** A reference to a row that does not exist, or a second row with the same key. */
  private static final Set<String> REFUSED = Set.of("23503", "23505");

  /** {@code read_only_sql_transaction}: where the transaction was not begun so. */
  private static final String READ_ONLY = "25006";

  /**
   * The tables cannot be used: another database than at the start, or other rights; or a prepared
   * statement that was made on another server connection.
   */
  private static final Set<String> NOT_OURS =
      Set.of("3F000", "42501", "42P01", "26000", "42P05", "F0000", "F0001");

  private SqlExceptions() {}

  /** Whether a new connection may lead to a server that does better than this one. */
  public static boolean isOfServer(@Nullable String state) {
    return state != null
        && (state.equals(READ_ONLY) || state.startsWith("57P") || NOT_OURS.contains(state));
  }

  /**
   * The ports' exception for what a statement threw; the exception itself if it is no trouble of
   * the database.
   */
  public static RuntimeException of(DataAccessException e) {
    if (e.getCause(SQLException.class) == null) {
      return e;
    }
    String state = e.sqlState();
    if (state.equals(QUERY_CANCELED) || state.equals(TRANSACTION_TIMEOUT)) {
      return new DeadlineExceededException("the database did not answer in time", e);
    }
    if (NOT_OURS.contains(state)) {
      return new DeskUnavailableException("the database refuses: " + rootMessage(e), e);
    }
    return switch (state.substring(0, 2)) {
      // 00 is jOOQ's word for "none": the driver failed, not the database.
      case "00", "08", "25", "40", "53", "55", "57", "58", "XX" ->
          new DeskUnavailableException("the database is in trouble: " + rootMessage(e), e);
      // The desk has accepted the value: the database has other rules, or another encoding.
      case "22", "23", "54" ->
          new DeskUnavailableException(
              "the database refuses a value that the desk accepts: " + rootMessage(e), e);
      default -> e;
    };
  }

  /** As {@link #of}, and {@link IllegalArgumentException} for a reference that cannot be stored. */
  public static RuntimeException ofWrite(DataAccessException e) {
    return REFUSED.contains(e.sqlState()) ? new IllegalArgumentException(rootMessage(e), e) : of(e);
  }

  public static DeskUnavailableException of(SQLException e) {
    return new DeskUnavailableException("the database is in trouble: " + e.getMessage(), e);
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
