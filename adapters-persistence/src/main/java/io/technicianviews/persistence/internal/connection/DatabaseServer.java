package io.technicianviews.persistence.internal.connection;

import static org.jooq.impl.DSL.currentUser;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.PostgresSettings.Address;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.SQLDataType;

/**
 * A database server that meets the requirements of the desk.
 *
 * @param settings the settings, adapted to this server
 * @param pooled whether connections to it go through a connection pooler
 * @param role the role that the connections have
 */
public record DatabaseServer(PostgresSettings settings, boolean pooled, String role) {

  /** The oldest major version of PostgreSQL on which every statement of this module runs. */
  static final int OLDEST_VERSION = 16;

  private static final Field<Integer> VERSION_NUMBER =
      setting("server_version_num").cast(SQLDataType.INTEGER);
  private static final Field<String> VERSION = setting("server_version");
  private static final Field<String> ENCODING = setting("server_encoding");

  /**
   * Checks the server at the address of the settings. Changes nothing there.
   *
   * @throws DeskUnavailableException if it cannot be reached or does not meet a requirement, which
   *     the message names
   */
  public static DatabaseServer checked(PostgresSettings settings) {
    return switch (settings.address()) {
      case Address.Url url -> checked(settings, url);
      case Address.Pool(var dataSource) -> HostPoolCheck.checked(settings, dataSource);
    };
  }

  private static DatabaseServer checked(PostgresSettings settings, Address.Url url) {
    PostgresSettings unprepared = settings.withAddress(Pooler.withoutPreparedStatements(url));
    try (Connection connection =
        DriverManager.getConnection(unprepared.url().jdbcUrl(), url.user(), url.password())) {
      // In one transaction, so that a pooler in statement mode is detected here.
      connection.setAutoCommit(false);
      return checked(settings, unprepared, connection);
    } catch (SQLException | DataAccessException e) {
      throw Pooler.explained(e);
    }
  }

  /**
   * @param unprepared the settings behind a pooler
   * @param connection not in autocommit; its transaction is rolled back
   */
  static DatabaseServer checked(
      PostgresSettings settings, PostgresSettings unprepared, Connection connection)
      throws SQLException {
    DSLContext dsl = DeskSchema.named(settings.schema()).on(connection);
    Record server = dsl.select(VERSION_NUMBER, VERSION, ENCODING, currentUser()).fetchSingle();
    requireVersion(server.get(VERSION_NUMBER), server.get(VERSION));
    requireEncoding(server.get(ENCODING));
    Primary.require(dsl);
    boolean pooled = Pooler.isBetween(connection, dsl);
    connection.rollback();
    return new DatabaseServer(pooled ? unprepared : settings, pooled, server.get(currentUser()));
  }

  static void requireVersion(int number, String version) {
    if (number / 10_000 < OLDEST_VERSION) {
      throw new DeskUnavailableException(
          "this is PostgreSQL %s, but PostgreSQL %d or newer is required"
              .formatted(version, OLDEST_VERSION));
    }
  }

  private static void requireEncoding(String encoding) {
    if (!encoding.toUpperCase(Locale.ROOT).equals("UTF8")) {
      throw new DeskUnavailableException(
          "the encoding of this database is %s, but UTF8 is required".formatted(encoding));
    }
  }

  static Field<String> setting(String name) {
    return function("current_setting", SQLDataType.VARCHAR, inline(name));
  }

  /** The schema of the desk. */
  public DeskSchema schema() {
    return DeskSchema.named(settings.schema());
  }

  /** A context that executes statements for the desk on this connection. */
  public DSLContext on(Connection connection) {
    return schema().on(connection);
  }

  /** A connection outside the pools of the desk, in autocommit. The caller closes it. */
  public Connection connect(ConnectionUse use) throws SQLException {
    return switch (settings.address()) {
      case Address.Url url -> DriverManager.getConnection(url.jdbcUrl(), properties(url, use));
      case Address.Pool(var dataSource) -> connect(new HostPool(dataSource, pooled), use);
    };
  }

  /** Executes statements on one connection outside the pools of the desk, in autocommit. */
  public <T> T execute(Function<DSLContext, T> statements) {
    try (Connection connection = connect(ConnectionUse.MAINTENANCE)) {
      return statements.apply(on(connection));
    } catch (SQLException | DataAccessException e) {
      throw SqlExceptions.of(e);
    }
  }

  private static Connection connect(HostPool pool, ConnectionUse use) throws SQLException {
    Connection connection = pool.get(use.connectTimeout().toNanos());
    try {
      connection.setAutoCommit(true);
      connection.setNetworkTimeout(Runnable::run, (int) use.responseTimeout().toMillis());
      return connection;
    } catch (SQLException | RuntimeException e) {
      pool.evict(connection);
      throw e;
    }
  }

  /** Closes the session of a connection that {@link #connect} returned, with its settings. */
  void discard(Connection connection) throws SQLException {
    switch (settings.address()) {
      case Address.Url ignored -> connection.close();
      case Address.Pool ignored -> HostConnection.discard(connection);
    }
  }

  private static Properties properties(Address.Url url, ConnectionUse use) {
    String connectSeconds = Long.toString(use.connectTimeout().toSeconds());
    Properties properties = new Properties();
    properties.setProperty("user", url.user());
    properties.setProperty("password", url.password());
    properties.setProperty("ApplicationName", use.applicationName());
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("loginTimeout", connectSeconds);
    properties.setProperty("connectTimeout", connectSeconds);
    properties.setProperty("socketTimeout", Long.toString(use.responseTimeout().toSeconds()));
    return properties;
  }
}
