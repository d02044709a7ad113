package io.technicianviews.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC driver around another one for URLs with a certain parameter, from its {@linkplain #install
 * installation} until it is closed.
 */
public abstract class WrappingDriver implements Driver, AutoCloseable {

  private final Driver wrapped;
  private final String parameter;

  /**
   * @param parameter the parameter of the URLs that this driver accepts, such as {@code
   *     watched=true}
   */
  protected WrappingDriver(Driver wrapped, String parameter) {
    this.wrapped = wrapped;
    this.parameter = parameter;
  }

  /** Registers this driver before all other drivers. */
  public final void install() throws SQLException {
    List<Driver> others = Collections.list(DriverManager.getDrivers());
    for (Driver other : others) {
      DriverManager.deregisterDriver(other);
    }
    DriverManager.registerDriver(this);
    for (Driver other : others) {
      DriverManager.registerDriver(other);
    }
  }

  /** The URL with the parameter. */
  public final String accepted(String jdbcUrl) {
    return jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + parameter;
  }

  /** A connection for a URL with the parameter. */
  protected abstract Connection open(String url, Properties properties) throws SQLException;

  /** A connection of the wrapped driver. */
  protected final Connection openWrapped(String url, Properties properties) throws SQLException {
    Connection connection = wrapped.connect(url, properties);
    if (connection == null) {
      throw new SQLException("the wrapped driver does not accept the URL");
    }
    return connection;
  }

  @Override
  public final @Nullable Connection connect(String url, Properties properties) throws SQLException {
    return acceptsURL(url) ? open(url, properties) : null;
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
