package io.technicianviews.persistence.internal.connection;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.internal.statement.JooqContexts;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import io.technicianviews.persistence.internal.statement.TransactionSetting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * A connection of one reading of the log, outside the pools, so that no load of questions or writes
 * delays it. It is made when it is needed, and made anew when it was lost or leads to a server that
 * is not the primary any more. Not thread-safe.
 */
public final class ChangeLogConnection implements AutoCloseable {

  private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** For the life of the connection. Plans must know how near the end of the log they begin. */
  private static final List<Field<String>> SETTINGS =
      List.of(
          TransactionSetting.ofSession("statement_timeout", "8s"),
          TransactionSetting.ofSession("jit", "off"),
          TransactionSetting.ofSession("plan_cache_mode", "force_custom_plan"));

  private final PostgresSettings settings;
  private @Nullable Connection connection;
  private @Nullable DSLContext dsl;
  private long checked;

  public ChangeLogConnection(PostgresSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads in one statement or several, each of which sees what is committed before it. If a
   * connection that was used before turns out to be lost, it tries once more on a new one.
   */
  public <T> T read(Function<DSLContext, T> query) {
    boolean used = dsl != null;
    try {
      return readOnce(query);
    } catch (DeskUnavailableException e) {
      if (!used) {
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

  /** The same for as long as the connection is the same. */
  private DSLContext connected() throws SQLException {
    DSLContext known = dsl;
    if (known == null) {
      Connection made = connect();
      connection = made;
      known = JooqContexts.on(made);
      begin(known, made);
      dsl = known;
    } else if (System.nanoTime() - checked > CHECK_NANOS) {
      check(known);
    }
    return known;
  }

  private void check(DSLContext known) {
    Primary.require(known);
    checked = System.nanoTime();
  }

  /** Nothing is set behind a pooler, where it would stay with a server connection of others. */
  private void begin(DSLContext known, Connection made) throws SQLException {
    check(known);
    if (!Pooler.isBetween(made)) {
      known.select(SETTINGS).execute();
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    properties.setProperty("ApplicationName", "technician-views log");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", "3");
    properties.setProperty("socketTimeout", "10");
    return DriverManager.getConnection(settings.jdbcUrl(), properties);
  }

  /** The next read connects anew. */
  @Override
  public void close() {
    Connection old = connection;
    connection = null;
    dsl = null;
    if (old != null) {
      try {
        old.close();
      } catch (SQLException e) {
        // It is gone, which was wanted.
      }
    }
  }
}
