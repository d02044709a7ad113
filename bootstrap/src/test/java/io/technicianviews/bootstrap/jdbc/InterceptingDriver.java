package io.technicianviews.bootstrap.jdbc;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC driver that intercepts the prepared statements of the PostgreSQL driver for URLs with a
 * certain parameter, from its {@linkplain #install installation} until it is closed.
 */
public abstract class InterceptingDriver implements Driver, AutoCloseable {

  private final Driver postgres = new org.postgresql.Driver();
  private final String parameter;

  /**
   * @param parameter the parameter of the URLs that this driver accepts, such as {@code
   *     watched=true}
   */
  protected InterceptingDriver(String parameter) {
    this.parameter = parameter;
  }

  /** Registers this driver before all other drivers. */
  protected final void install() throws SQLException {
    List<Driver> others = Collections.list(DriverManager.getDrivers());
    for (Driver other : others) {
      DriverManager.deregisterDriver(other);
    }
    DriverManager.registerDriver(this);
    for (Driver other : others) {
      DriverManager.registerDriver(other);
    }
  }

  /**
   * Prepares a statement.
   *
   * @param connection the connection of the PostgreSQL driver
   * @param method the called method of the connection
   * @param args the arguments, of which the first is the SQL
   */
  protected abstract PreparedStatement prepare(Connection connection, Method method, Object[] args)
      throws SQLException;

  @Override
  public final @Nullable Connection connect(String url, Properties properties) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    Connection connection = postgres.connect(url, properties);
    return connection == null ? null : intercept(connection);
  }

  private Connection intercept(Connection connection) {
    return proxy(
        Connection.class,
        (method, args) ->
            method.getName().equals("prepareStatement")
                ? prepare(connection, method, args)
                : call(connection, method, args));
  }

  /** Prepares a statement as the PostgreSQL driver does. */
  protected static PreparedStatement prepared(Connection connection, Method method, Object[] args)
      throws SQLException {
    return (PreparedStatement) requireNonNull(call(connection, method, args));
  }

  /** A handler of the calls of a proxy. */
  @FunctionalInterface
  protected interface Handler {
    @Nullable Object handle(Method method, Object[] args) throws SQLException;
  }

  protected static <T> T proxy(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> handler.handle(method, args == null ? new Object[0] : args)));
  }

  /** Calls the wrapped object and throws its exception unwrapped. */
  protected static @Nullable Object call(Object target, Method method, Object[] args)
      throws SQLException {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      switch (e.getCause()) {
        case SQLException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
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
  public final Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public final void close() throws SQLException {
    DriverManager.deregisterDriver(this);
  }
}
