package io.technicianviews.persistence.internal.connection;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A connection of the application's pool while the desk uses it. Closing it rolls back, restores
 * the state in which the pool gave it, and returns it.
 */
final class HostConnection implements InvocationHandler {

  private final Connection connection;
  private final boolean autoCommit;
  private final int networkTimeout;
  private final int prepareThreshold;
  private final AtomicBoolean returned = new AtomicBoolean();

  private HostConnection(Connection connection) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    this.networkTimeout = connection.getNetworkTimeout();
    this.prepareThreshold = connection.unwrap(PGConnection.class).getPrepareThreshold();
  }

  /** The connection, without an open transaction and not in autocommit. */
  static Connection leased(Connection connection, boolean pooled) throws SQLException {
    HostConnection host = new HostConnection(connection);
    if (pooled) {
      connection.unwrap(PGConnection.class).setPrepareThreshold(0);
    }
    if (!host.autoCommit) {
      // A pool may have validated the connection in a transaction.
      connection.rollback();
    }
    connection.setAutoCommit(false);
    return (Connection)
        Proxy.newProxyInstance(
            HostConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, host);
  }

  /** Closes the session. The pool notices it by the failing statement, and drops the connection. */
  static void discard(Connection leased) {
    if (Proxy.getInvocationHandler(leased) instanceof HostConnection host) {
      host.discard();
    }
  }

  private void discard() {
    if (returned.compareAndSet(false, true)) {
      try (connection) {
        connection.unwrap(PGConnection.class);
        connection.abort(Runnable::run);
        connection.rollback();
      } catch (SQLException e) {
        // The session is closed, which is the purpose.
      }
    }
  }

  private void giveBack() throws SQLException {
    if (returned.compareAndSet(false, true)) {
      try (connection) {
        if (!connection.getAutoCommit()) {
          connection.rollback();
        }
        connection.setNetworkTimeout(Runnable::run, networkTimeout);
        connection.unwrap(PGConnection.class).setPrepareThreshold(prepareThreshold);
        connection.setAutoCommit(autoCommit);
      }
    }
  }

  // The proxy's equals() leads here: only its identity can be compared.
  @SuppressWarnings("ReferenceEquality")
  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "close" -> {
        giveBack();
        yield null;
      }
      case "isClosed" -> returned.get() || connection.isClosed();
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> call(method, arguments);
    };
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
