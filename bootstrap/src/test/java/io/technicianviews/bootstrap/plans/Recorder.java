package io.technicianviews.bootstrap.plans;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A driver between whoever opens a connection by a {@linkplain #recorded recorded} address and
 * PostgreSQL: while something is recorded, each question is explained right before it is asked, on
 * the same connection, in the same transaction, with the same values, and as a prepared statement,
 * so that it has the plan that it keeps. What was explained once is not explained again.
 * Thread-safe.
 */
final class Recorder implements Driver, AutoCloseable {

  private static final String MARK = "recorded=true";
  private static final Pattern QUESTION = Pattern.compile("(?is)\\s*(select|with|\\()\\b?.*");

  private static final Pattern PARAMETER = Pattern.compile("\\?");

  private final Driver postgres = new org.postgresql.Driver();
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final List<Plan> plans = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean recording;

  private Recorder() {}

  /** Takes its place before all other drivers, until it is closed. */
  static Recorder install() throws SQLException {
    Recorder recorder = new Recorder();
    List<Driver> others = Collections.list(DriverManager.getDrivers());
    for (Driver other : others) {
      DriverManager.deregisterDriver(other);
    }
    DriverManager.registerDriver(recorder);
    for (Driver other : others) {
      DriverManager.registerDriver(other);
    }
    return recorder;
  }

  /** The address under which everything goes through here. */
  static String recorded(String jdbcUrl) {
    return jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + MARK;
  }

  /** The plans of what is asked meanwhile, as far as it was not asked before. */
  List<Plan> during(Runnable questions) {
    plans.clear();
    recording = true;
    try {
      questions.run();
    } finally {
      recording = false;
    }
    return List.copyOf(plans);
  }

  @Override
  public @Nullable Connection connect(String url, Properties properties) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    Connection connection = postgres.connect(url, properties);
    return connection == null ? null : wrapped(connection);
  }

  private Connection wrapped(Connection connection) {
    return proxy(
        Connection.class,
        (method, args) -> {
          Object made = call(connection, method, args);
          return made instanceof PreparedStatement statement
              ? wrapped(connection, statement, (String) args[0])
              : made;
        });
  }

  private PreparedStatement wrapped(
      Connection connection, PreparedStatement statement, String sql) {
    Map<Integer, Bind> binds = new TreeMap<>();
    return proxy(
        PreparedStatement.class,
        (method, args) -> {
          if (method.getName().startsWith("set") && args.length >= 2) {
            binds.put((Integer) args[0], new Bind(method, Arrays.asList(args.clone())));
          } else if (method.getName().startsWith("execute") && args.length == 0) {
            note(connection, sql, binds);
          }
          return call(statement, method, args);
        });
  }

  private void note(Connection connection, String sql, Map<Integer, Bind> binds)
      throws SQLException {
    // What is summed up meanwhile in the background is no question.
    if (!recording || !QUESTION.matcher(sql).matches() || sql.contains("delete from")) {
      return;
    }
    String asked = sql + " -- " + binds.values();
    if (!known.add(asked)) {
      return;
    }
    try (Statement explain = connection.createStatement()) {
      explain.execute("prepare recorded as " + numbered(sql));
      try (ResultSet plan =
          explain.executeQuery(
              "explain (analyze, buffers, format json) execute recorded" + literals(binds))) {
        plan.next();
        plans.add(Plan.of(asked, plan.getString(1)));
      }
      explain.execute("deallocate recorded");
    }
  }

  /** With numbers in place of question marks, of which our statements have none in their texts. */
  private static String numbered(String sql) {
    AtomicInteger number = new AtomicInteger();
    return PARAMETER.matcher(sql).replaceAll(found -> "\\$" + number.incrementAndGet());
  }

  /** The values as texts, which are read as the types that the statement wants. */
  private static String literals(Map<Integer, Bind> binds) {
    return binds.isEmpty()
        ? ""
        : binds.values().stream()
            .map(bind -> "'" + bind.toString().replace("'", "''") + "'")
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** A value as it was set, to be set again. */
  private record Bind(Method method, List<Object> args) {
    @Override
    public String toString() {
      return String.valueOf(args.get(1));
    }
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
