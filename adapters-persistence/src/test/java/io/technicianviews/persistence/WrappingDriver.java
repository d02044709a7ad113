package io.technicianviews.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A JDBC driver around PostgreSQL's, for URLs with a certain parameter. */
abstract class WrappingDriver implements Driver {

  private final Driver postgres = new org.postgresql.Driver();
  private final String parameter;

  /**
   * @param parameter the parameter of the URLs that this driver accepts, such as {@code
   *     recording=true}
   */
  WrappingDriver(String parameter) {
    this.parameter = parameter;
  }

  /** Registers this driver before all others. */
  final void install() throws SQLException {
    List<Driver> others = Collections.list(DriverManager.getDrivers());
    for (Driver other : others) {
      DriverManager.deregisterDriver(other);
    }
    DriverManager.registerDriver(this);
    for (Driver other : others) {
      DriverManager.registerDriver(other);
    }
  }

  /** The settings with a URL that this driver accepts. */
  final PostgresSettings accepted(PostgresSettings settings) {
    String url = settings.url().jdbcUrl();
    return TestPostgres.at(settings, url + (url.contains("?") ? "&" : "?") + parameter);
  }

  /** A connection for a URL with the parameter. */
  abstract Connection open(String url, Properties properties) throws SQLException;

  /** A connection of PostgreSQL's driver. */
  final Connection openPostgres(String url, Properties properties) throws SQLException {
    Connection connection = postgres.connect(url, properties);
    if (connection == null) {
      throw new SQLException("this is no URL of PostgreSQL");
    }
    return connection;
  }

  /** A handler of the calls of a wrapped connection. */
  interface Handler {
    @Nullable Object handle(Method method, Object @Nullable [] args) throws Throwable;
  }

  static Connection wrapped(Handler handler) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, args) -> handler.handle(method, args));
  }

  /** Calls the wrapped connection and throws its exception. */
  static @Nullable Object call(Connection connection, Method method, Object @Nullable [] args)
      throws Throwable {
    try {
      return method.invoke(connection, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public final @Nullable Connection connect(String url, Properties properties) throws SQLException {
    return acceptsURL(url) ? open(url, properties) : null;
  }

  @Override
  public final boolean acceptsURL(String url) {
    return url.contains(parameter);
  }

  @Override
  public final DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public final int getMajorVersion() {
    return 1;
  }

  @Override
  public final int getMinorVersion() {
    return 0;
  }

  @Override
  public final boolean jdbcCompliant() {
    return false;
  }

  @Override
  public final Logger getParentLogger() {
    return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
  }
}
