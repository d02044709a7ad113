package io.technicianviews.persistence;

import io.technicianviews.testing.WrappingDriver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC driver that delegates to PostgreSQL's and records the text of each prepared statement, in
 * order; a text with several statements is one round trip. It records the calling thread and the
 * threads that this one starts.
 */
final class RecordingDriver extends WrappingDriver {

  private static final InheritableThreadLocal<@Nullable Recording> RECORDING =
      new InheritableThreadLocal<>();

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

  RecordingDriver() {
    super(new org.postgresql.Driver(), "recording=true");
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

  @Override
  protected Connection open(String url, Properties properties) throws SQLException {
    Connection connection = openWrapped(url, properties);
    return proxy(
        Connection.class,
        (method, args) -> {
          Recording recording = RECORDING.get();
          if (recording != null && method.getName().equals("prepareStatement")) {
            recording.add((String) args[0]);
          }
          return call(connection, method, args);
        });
  }
}
