package io.technicianviews.bootstrap.benchmark;

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
 * A driver between whoever opens a connection by an address of its own and PostgreSQL: what is to
 * be added to counters is not sent. The rest is as it is.
 */
final class WithoutCounters implements Driver, AutoCloseable {

  private static final String MARK = "counters=without";

  private static final String APPENDING = "insert into \"view_counter_change\"";

  private final Driver postgres = new org.postgresql.Driver();

  private WithoutCounters() {}

  /** Takes its place before all other drivers, until it is closed. */
  static WithoutCounters install() throws SQLException {
    WithoutCounters driver = new WithoutCounters();
    List<Driver> others = Collections.list(DriverManager.getDrivers());
    for (Driver other : others) {
      DriverManager.deregisterDriver(other);
    }
    DriverManager.registerDriver(driver);
    for (Driver other : others) {
      DriverManager.registerDriver(other);
    }
    return driver;
  }

  /** The same desk through this driver. */
  BenchmarkDesk reopened(BenchmarkDesk desk) {
    return desk.reopenedWith(MARK);
  }

  @Override
  public @Nullable Connection connect(String url, Properties properties) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    Connection connection = postgres.connect(url, properties);
    return connection == null
        ? null
        : proxy(
            Connection.class,
            (method, args) ->
                method.getName().equals("prepareStatement")
                        && ((String) args[0]).startsWith(APPENDING)
                    ? notSent()
                    : call(connection, method, args));
  }

  /** A statement that takes any value and changes nothing. */
  private static PreparedStatement notSent() {
    return proxy(
        PreparedStatement.class,
        (method, args) -> {
          Class<?> type = method.getReturnType();
          if (type == boolean.class) {
            return false;
          }
          return type == int.class ? (Object) 0 : type == long.class ? 0L : null;
        });
  }

  private interface Handler {
    @Nullable Object handle(Method method, Object[] args) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> handler.handle(method, args == null ? new Object[0] : args)));
  }

  private static @Nullable Object call(Object target, Method method, Object[] args)
      throws SQLException {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      switch (e.getCause()) {
        case SQLException trouble -> throw trouble;
        case RuntimeException trouble -> throw trouble;
        case Error trouble -> throw trouble;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.contains(MARK);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void close() throws SQLException {
    DriverManager.deregisterDriver(this);
  }
}
