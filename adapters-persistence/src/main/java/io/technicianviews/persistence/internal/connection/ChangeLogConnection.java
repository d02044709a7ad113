package io.technicianviews.persistence.internal.connection;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresSettings.Address;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import io.technicianviews.persistence.internal.statement.TransactionSetting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
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
  private static final Map<String, String> SETTINGS =
      Map.of("statement_timeout", "8s", "jit", "off", "plan_cache_mode", "force_custom_plan");

  private final DatabaseServer server;
  private @Nullable Connection connection;
  private @Nullable DSLContext dsl;

  /** What the settings were before, if the connection goes back to a pool of the application. */
  private Map<String, String> previous = Map.of();

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
      discard();
      throw e;
    } catch (SQLException | DataAccessException e) {
      discard();
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
   * Sets the session, which a pool of the application gets back as it was. Behind a pooler nothing
   * is set: the settings would stay on a server connection that other clients use.
   */
  private void begin(DSLContext context) {
    check(context);
    if (!server.pooled()) {
      if (server.settings().address() instanceof Address.Pool) {
        previous = current(context);
      }
      set(context, SETTINGS);
    }
  }

  private static Map<String, String> current(DSLContext context) {
    List<Field<String>> columns = SETTINGS.keySet().stream().map(DatabaseServer::setting).toList();
    Record row = context.select(columns).fetchSingle();
    Map<String, String> values = new HashMap<>();
    SETTINGS.keySet().forEach(name -> values.put(name, row.get(DatabaseServer.setting(name))));
    return values;
  }

  private static void set(DSLContext context, Map<String, String> values) {
    List<Field<String>> columns = new ArrayList<>();
    values.forEach((name, value) -> columns.add(TransactionSetting.ofSession(name, value)));
    context.select(columns).execute();
  }

  /** The next read opens a new connection. */
  @Override
  public void close() {
    DSLContext last = dsl;
    // Behind a pooler nothing was set.
    if (connection != null && last != null && (server.pooled() || !previous.isEmpty())) {
      try {
        if (!previous.isEmpty()) {
          set(last, previous);
        }
        connection.close();
        connection = null;
      } catch (SQLException | DataAccessException e) {
        // The session cannot be restored: it is closed below.
      }
    }
    discard();
  }

  /** Closes the session, whatever state it is in. */
  private void discard() {
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
