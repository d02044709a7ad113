package io.technicianviews.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** Data sources as applications build them around a pool. */
public final class DataSources {

  /** Gives a connection, as {@link DataSource#getConnection} does. */
  public interface Source {
    Connection get() throws SQLException;
  }

  private DataSources() {}

  public static DataSource of(Source source) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSources.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getConnection")) {
                return source.get();
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  /** The connection, which closing leaves open. */
  static Connection unclosed(Connection connection) {
    return replacing(connection, "close", () -> null);
  }

  /** The connection, before whose end this action runs. */
  static Connection beforeClose(Connection connection, Runnable action) {
    return replacing(
        connection,
        "close",
        () -> {
          action.run();
          connection.close();
          return null;
        });
  }

  /** The connection, of which this method fails. */
  static Connection failing(Connection connection, String method) {
    return replacing(
        connection,
        method,
        () -> {
          throw new SQLException(method + " fails");
        });
  }

  private static Connection replacing(Connection connection, String name, Callable<?> instead) {
    return (Connection)
        Proxy.newProxyInstance(
            DataSources.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals(name)) {
                return instead.call();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
