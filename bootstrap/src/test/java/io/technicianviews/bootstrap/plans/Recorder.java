package io.technicianviews.bootstrap.plans;

import io.technicianviews.bootstrap.jdbc.InterceptingDriver;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JDBC driver for URLs that it {@linkplain #accepted accepts} that explains each query of the
 * recorded code right after its execution, on the same connection, in the same transaction, with
 * the same values, and as a prepared statement, so that it has the plan that is cached. Each
 * statement of a batch that is sent in one round trip is explained. A statement is explained once.
 * Thread-safe.
 */
final class Recorder extends InterceptingDriver {

  private static final Pattern QUERY = Pattern.compile("(?is)\\s*(select|with|\\()\\b?.*");

  private static final String SEPARATOR = "; ";
  private static final Pattern PARAMETER = Pattern.compile("\\?");

  private final Set<String> explained = ConcurrentHashMap.newKeySet();
  private final List<Plan> plans = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean recording;

  private Recorder() {
    super("recorded=true");
  }

  /** Installs a recorder before all other drivers, until it is closed. */
  static Recorder installed() throws SQLException {
    Recorder recorder = new Recorder();
    recorder.install();
    return recorder;
  }

  /** The plans of the queries of an action, without those that were explained before. */
  List<Plan> during(Runnable action) {
    plans.clear();
    recording = true;
    try {
      action.run();
    } finally {
      recording = false;
    }
    return List.copyOf(plans);
  }

  @Override
  protected PreparedStatement prepare(Connection connection, Method method, Object[] args)
      throws SQLException {
    return wrapped(connection, prepared(connection, method, args), (String) args[0]);
  }

  private PreparedStatement wrapped(
      Connection connection, PreparedStatement statement, String sql) {
    Map<Integer, Bind> binds = new TreeMap<>();
    return proxy(
        PreparedStatement.class,
        (method, args) -> {
          if (method.getName().startsWith("set") && args.length >= 2) {
            binds.put((Integer) args[0], new Bind(method, Arrays.asList(args.clone())));
          }
          Object returned = call(statement, method, args);
          if (method.getName().startsWith("execute") && args.length == 0) {
            // After the execution, because the first statement of a round trip determines how the
            // others are planned.
            explainEach(connection, sql, List.copyOf(binds.values()));
          }
          return returned;
        });
  }

  private void explainEach(Connection connection, String sql, List<Bind> binds)
      throws SQLException {
    int bound = 0;
    for (String one : sql.split(SEPARATOR, -1)) {
      int values = (int) PARAMETER.matcher(one).results().count();
      explain(connection, one, binds.subList(bound, bound + values));
      bound += values;
    }
  }

  private void explain(Connection connection, String sql, List<Bind> binds) throws SQLException {
    // The rollup of counters runs in the background and is not a query.
    if (!recording || !QUERY.matcher(sql).matches() || sql.contains("delete from")) {
      return;
    }
    String statement = sql + " -- " + binds;
    if (!explained.add(statement)) {
      return;
    }
    try (Statement explain = connection.createStatement()) {
      explain.execute("prepare recorded as " + numbered(sql));
      try (ResultSet plan =
          explain.executeQuery(
              "explain (analyze, buffers, format json) execute recorded" + literals(binds))) {
        plan.next();
        plans.add(Plan.of(statement, plan.getString(1)));
      }
      explain.execute("deallocate recorded");
    }
  }

  /** The statement with numbered parameters. Its literals contain no question marks. */
  private static String numbered(String sql) {
    AtomicInteger number = new AtomicInteger();
    return PARAMETER.matcher(sql).replaceAll(found -> "\\$" + number.incrementAndGet());
  }

  /** The values as text literals, which PostgreSQL converts to the parameter types. */
  private static String literals(List<Bind> binds) {
    return binds.isEmpty()
        ? ""
        : binds.stream()
            .map(bind -> "'" + bind.toString().replace("'", "''") + "'")
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** A value that was bound. */
  private record Bind(Method method, List<Object> args) {
    @Override
    public String toString() {
      return String.valueOf(args.get(1));
    }
  }
}
