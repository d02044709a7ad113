package io.technicianviews.persistence.internal.write;

import static org.jooq.impl.DSL.function;

import io.technicianviews.persistence.internal.statement.DeskSchema;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * The transaction of an external write that is open on the current thread, if any. A write of the
 * desk on the same thread would wait for the locks of that transaction, which cannot end meanwhile.
 * Thread-safe.
 */
public final class OpenExternalWrites {

  private static final Field<String> CURRENT =
      function("pg_current_xact_id", SQLDataType.OTHER).cast(SQLDataType.VARCHAR);

  private static final Field<String> CURRENT_IF_ANY =
      function("pg_current_xact_id_if_assigned", SQLDataType.OTHER).cast(SQLDataType.VARCHAR);

  // Each desk has its own, which lives as long as the desk.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<ExternalWrite> open = new ThreadLocal<>();

  /** A connection may be used for another transaction later, hence the transaction id. */
  private record ExternalWrite(
      WeakReference<Connection> connection, String transaction, AtomicInteger unfinished) {}

  /** Records the open transaction of a connection for the current thread. */
  public void opened(Connection connection, DSLContext dsl) {
    record(connection, dsl);
  }

  /**
   * As {@link #opened}, for a write whose counts are tracked.
   *
   * @return runs when the write is finished
   */
  public Runnable tracked(Connection connection, DSLContext dsl) {
    AtomicInteger unfinished = record(connection, dsl).unfinished();
    unfinished.incrementAndGet();
    return unfinished::decrementAndGet;
  }

  private ExternalWrite record(Connection connection, DSLContext dsl) {
    String transaction = dsl.select(CURRENT).fetchSingle().value1();
    ExternalWrite last = open.get();
    if (last != null && last.transaction().equals(transaction)) {
      return last;
    }
    ExternalWrite begun =
        new ExternalWrite(new WeakReference<>(connection), transaction, new AtomicInteger());
    open.set(begun);
    return begun;
  }

  /**
   * Checks that the writes {@linkplain #tracked tracked} in the transaction of this connection, on
   * this thread, are finished.
   *
   * @throws IllegalStateException if one is not
   */
  public void requireFinished(DSLContext dsl) {
    ExternalWrite last = open.get();
    if (last != null
        && last.unfinished().get() > 0
        && last.transaction().equals(transaction(dsl))) {
      throw new IllegalStateException(
          "the ExternalWriteCounters of this transaction are not finished, so its counts would be"
              + " wrong: call finish after the last write to a request");
    }
  }

  /**
   * Checks that no transaction that was {@linkplain #opened recorded} on this thread is still open.
   *
   * @throws IllegalStateException if one is
   */
  public void requireNone() {
    ExternalWrite last = open.get();
    if (last != null) {
      if (isOpen(last)) {
        throw new IllegalStateException(
            "this thread has an open transaction with an external write to this desk, which this"
                + " write would wait for: commit or roll back that transaction first");
      }
      open.remove();
    }
  }

  private static boolean isOpen(ExternalWrite write) {
    Connection connection = write.connection().get();
    try {
      return connection != null
          && !connection.isClosed()
          && connection.isWrapperFor(BaseConnection.class)
          && connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.OPEN
          && write.transaction().equals(transaction(DeskSchema.DEFAULT.on(connection)));
    } catch (SQLException | DataAccessException e) {
      // The connection is broken, and its transaction with it.
      return false;
    }
  }

  private static @Nullable String transaction(DSLContext dsl) {
    return dsl.select(CURRENT_IF_ANY).fetchSingle().value1();
  }
}
