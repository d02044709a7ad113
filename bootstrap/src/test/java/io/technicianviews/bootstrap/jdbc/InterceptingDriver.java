package io.technicianviews.bootstrap.jdbc;

import static java.util.Objects.requireNonNull;

import io.technicianviews.testing.WrappingDriver;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;

/** A JDBC driver that intercepts the prepared statements of the PostgreSQL driver. */
public abstract class InterceptingDriver extends WrappingDriver {

  /**
   * @param parameter the parameter of the URLs that this driver accepts
   */
  protected InterceptingDriver(String parameter) {
    super(new org.postgresql.Driver(), parameter);
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
  protected final Connection open(String url, Properties properties) throws SQLException {
    Connection connection = openWrapped(url, properties);
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
}
