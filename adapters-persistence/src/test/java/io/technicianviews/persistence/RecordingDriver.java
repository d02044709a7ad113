package io.technicianviews.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC driver that delegates to PostgreSQL's and records the text of each prepared statement, in
 * order; a text with several statements is one round trip. It records the calling thread and the
 * threads that this one starts.
 */
final class RecordingDriver implements Driver, AutoCloseable {

  private static final String MARK = "recording=true";

  private static final InheritableThreadLocal<@Nullable Recording> RECORDING =
      new InheritableThreadLocal<>();

  private final Driver postgres = new org.postgresql.Driver();

  /** The statements of one call. Those of other threads have no defined order and are sorted. */
  private record Recording(Thread caller, List<String> inOrder, List<String> parallel) {

    void add(String text) {
      if (Thread.currentThread().equals(caller)) {
        inOrder.add(text);
      } else {
        parallel.add("in parallel: " + text);
      }
    }

    List<String> texts() {
      List<String> all = new ArrayList<>(inOrder);
      parallel.stream().sorted().forEach(all::add);
      return all;
    }
  }

  private RecordingDriver() {}

  static RecordingDriver installed() throws SQLException {
    RecordingDriver driver = new RecordingDriver();
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

  static PostgresSettings recorded(PostgresSettings settings) {
    String url = settings.url().jdbcUrl();
    return PostgresSettings.of(
        url + (url.contains("?") ? "&" : "?") + MARK,
        settings.url().user(),
        settings.url().password());
  }

  /** The texts of the statements that are sent during a call. */
  List<String> during(Runnable call) {
    Recording recording =
        new Recording(
            Thread.currentThread(),
            new ArrayList<>(),
            Collections.synchronizedList(new ArrayList<>()));
    RECORDING.set(recording);
    try {
      call.run();
    } finally {
      RECORDING.remove();
    }
    return recording.texts();
  }

  private Connection recorded(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, args) -> {
              Recording recording = RECORDING.get();
              if (recording != null && method.getName().equals("prepareStatement")) {
                recording.add((String) Objects.requireNonNull(args)[0]);
              }
              try {
                return method.invoke(connection, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public @Nullable Connection connect(String url, Properties properties) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    Connection connection = postgres.connect(url, properties);
    return connection == null ? null : recorded(connection);
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
    return postgres.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return postgres.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public void close() throws SQLException {
    DriverManager.deregisterDriver(this);
  }
}
