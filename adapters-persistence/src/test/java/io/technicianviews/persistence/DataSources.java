package io.technicianviews.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Data sources as applications build them around a pool. */
final class DataSources {

  /** Gives a connection, as {@link DataSource#getConnection} does. */
  interface Source {
    Connection get() throws SQLException;
  }

  private DataSources() {}

  static DataSource of(Source source) {
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
    return (Connection)
        Proxy.newProxyInstance(
            DataSources.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
