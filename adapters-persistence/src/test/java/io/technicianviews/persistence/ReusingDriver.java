package io.technicianviews.persistence;

import io.technicianviews.testing.WrappingDriver;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC driver that keeps a closed connection of PostgreSQL's driver open, with its settings
 * reset, for the next caller with the same URL and properties. A server process takes longer to
 * start than most tests take to use it. Thread-safe.
 */
final class ReusingDriver extends WrappingDriver {

  private static final String RESET =
      "reset session authorization; reset all; select pg_advisory_unlock_all()";

  private static final int VALIDATION_SECONDS = 5;

  /** More than a test uses at a time, and far fewer than the server accepts. */
  private static final int MAX_IDLE = 16;

  private static final ReusingDriver INSTALLED = installed();

  private final Deque<Idle> idle = new ArrayDeque<>();

  private record Key(String url, Properties properties) {}

  private record Idle(Key key, Connection connection) {}

  private ReusingDriver() {
    super(new org.postgresql.Driver(), "reusing=true");
  }

  private static ReusingDriver installed() {
    try {
      ReusingDriver driver = new ReusingDriver();
      driver.install();
      return driver;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The settings of a database whose connections are reused. */
  static PostgresSettings reused(PostgresSettings database) {
    return TestPostgres.at(database, INSTALLED.accepted(database.url().jdbcUrl()));
  }

  @Override
  protected Connection open(String url, Properties properties) throws SQLException {
    Key key = new Key(url, (Properties) properties.clone());
    for (Connection connection = poll(key); connection != null; connection = poll(key)) {
      if (connection.isValid(VALIDATION_SECONDS)) {
        return lent(key, connection);
      }
      connection.close();
    }
    return lent(key, openWrapped(url, properties));
  }

  private synchronized @Nullable Connection poll(Key key) {
    Iterator<Idle> newestFirst = idle.descendingIterator();
    while (newestFirst.hasNext()) {
      Idle one = newestFirst.next();
      if (one.key().equals(key)) {
        newestFirst.remove();
        return one.connection();
      }
    }
    return null;
  }

  /** Adds a connection. Closes the oldest one if there are too many. */
  private void add(Idle one) throws SQLException {
    Idle oldest;
    synchronized (this) {
      idle.addLast(one);
      oldest = idle.size() > MAX_IDLE ? idle.removeFirst() : null;
    }
    if (oldest != null) {
      oldest.connection().close();
    }
  }

  private Connection lent(Key key, Connection connection) throws SQLException {
    AtomicBoolean closed = new AtomicBoolean();
    int networkTimeout = connection.getNetworkTimeout();
    return proxy(
        Connection.class,
        (method, args) -> {
          if (method.getName().equals("close")) {
            if (closed.compareAndSet(false, true)) {
              giveBack(key, connection, networkTimeout);
            }
            return null;
          }
          return closed.get()
              ? resultOfClosed(connection, method, args)
              : call(connection, method, args);
        });
  }

  private static @Nullable Object resultOfClosed(
      Connection connection, Method method, Object[] args) throws SQLException {
    return switch (method.getName()) {
      case "isClosed" -> true;
      case "isValid" -> false;
      case "abort" -> null;
      case "equals", "hashCode", "toString" -> call(connection, method, args);
      default -> throw new SQLException("this connection has been closed", "08003");
    };
  }

  private void giveBack(Key key, Connection connection, int networkTimeout) throws SQLException {
    if (connection.isClosed()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      connection.setReadOnly(false);
      connection.clearWarnings();
      connection.setNetworkTimeout(Runnable::run, networkTimeout);
      statement.execute(RESET);
    } catch (SQLException e) {
      connection.close();
      return;
    }
    add(new Idle(key, connection));
  }
}
