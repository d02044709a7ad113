package io.technicianviews.persistence.internal.connection;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import io.technicianviews.persistence.internal.statement.TransactionSetting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one change-log reader, outside the pools, so that no load of queries or writes
 * delays it. It is opened on first use, and reopened after it is lost or its server is no longer
 * the primary. Not thread-safe.
 */
public final class ChangeLogConnection implements AutoCloseable {

  private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * Settings of the session. A generic plan does not know how near the end of the log a poll
   * starts, so plans are always custom.
   */
  private static final List<Field<String>> SETTINGS =
      List.of(
          TransactionSetting.ofSession("statement_timeout", "8s"),
          TransactionSetting.ofSession("jit", "off"),
          TransactionSetting.ofSession("plan_cache_mode", "force_custom_plan"));

  private final DatabaseServer server;
  private @Nullable Connection connection;
  private @Nullable DSLContext dsl;
  private long checked;

  public ChangeLogConnection(DatabaseServer server) {
    this.server = server;
  }

  /**
   * Runs one or more statements, each of which sees what is committed before it. If a connection
   * that was in use before fails, the query is retried once on a new one.
   */
  public <T> T read(Function<DSLContext, T> query) {
    boolean reused = dsl != null;
    try {
      return readOnce(query);
    } catch (DeskUnavailableException e) {
      if (!reused) {
        throw e;
      }
      return readOnce(query);
    }
  }

  private <T> T readOnce(Function<DSLContext, T> query) {
    try {
      return query.apply(connected());
    } catch (NotPrimaryException e) {
      close();
      throw e;
    } catch (SQLException e) {
      close();
      throw SqlExceptions.of(e);
    } catch (DataAccessException e) {
      close();
      throw SqlExceptions.of(e);
    }
  }

  /** The context of the current connection, which is opened if there is none. */
  private DSLContext connected() throws SQLException {
    DSLContext context = dsl;
    if (context == null) {
      Connection opened = server.connect(ConnectionUse.CHANGE_LOG);
      connection = opened;
      context = server.on(opened);
      begin(context);
      dsl = context;
    } else if (System.nanoTime() - checked > CHECK_NANOS) {
      check(context);
    }
    return context;
  }

  private void check(DSLContext context) {
    Primary.require(context);
    checked = System.nanoTime();
  }

  /**
   * Sets the session, which is closed when the reader is. Behind a pooler nothing is set: the
   * settings would stay on a server connection that other clients use.
   */
  private void begin(DSLContext context) {
    check(context);
    if (!server.pooled()) {
      context.select(SETTINGS).execute();
    }
  }

  /** The next read opens a new connection. */
  @Override
  public void close() {
    Connection old = connection;
    connection = null;
    dsl = null;
    if (old != null) {
      try {
        server.discard(old);
      } catch (SQLException e) {
        // The connection is gone, which is the purpose.
      }
    }
  }
}
