package io.technicianviews.bootstrap.plans;

import io.technicianviews.bootstrap.jdbc.DriverBetween;
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
 * A driver for {@linkplain #recorded recorded} addresses: while something is recorded, each
 * question is explained right after it was asked, on the same connection, in the same transaction,
 * with the same values, and as a prepared statement, so that it has the plan that it keeps. Of
 * several that go on one way each is explained. What was explained once is not explained again.
 * Thread-safe.
 */
final class Recorder extends DriverBetween {

  private static final String MARK = "recorded=true";
  private static final Pattern QUESTION = Pattern.compile("(?is)\\s*(select|with|\\()\\b?.*");

  private static final String BETWEEN = "; ";
  private static final Pattern PARAMETER = Pattern.compile("\\?");

  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final List<Plan> plans = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean recording;

  private Recorder() {
    super(MARK);
  }

  /** Takes its place before all other drivers, until it is closed. */
  static Recorder installed() throws SQLException {
    Recorder recorder = new Recorder();
    recorder.install();
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
  protected Connection between(Connection connection) {
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
          }
          Object returned = call(statement, method, args);
          if (method.getName().startsWith("execute") && args.length == 0) {
            // Afterwards, since the first one of a way settles how the others are planned.
            noteEach(connection, sql, List.copyOf(binds.values()));
          }
          return returned;
        });
  }

  private void noteEach(Connection connection, String sql, List<Bind> binds) throws SQLException {
    int bound = 0;
    for (String one : sql.split(BETWEEN, -1)) {
      int values = (int) PARAMETER.matcher(one).results().count();
      note(connection, one, binds.subList(bound, bound + values));
      bound += values;
    }
  }

  private void note(Connection connection, String sql, List<Bind> binds) throws SQLException {
    // What is summed up meanwhile in the background is no question.
    if (!recording || !QUESTION.matcher(sql).matches() || sql.contains("delete from")) {
      return;
    }
    String statement = sql + " -- " + binds;
    if (!known.add(statement)) {
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

  /** With numbers in place of question marks, of which our statements have none in their texts. */
  private static String numbered(String sql) {
    AtomicInteger number = new AtomicInteger();
    return PARAMETER.matcher(sql).replaceAll(found -> "\\$" + number.incrementAndGet());
  }

  /** The values as texts, which are read as the types that the statement wants. */
  private static String literals(List<Bind> binds) {
    return binds.isEmpty()
        ? ""
        : binds.stream()
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
}
