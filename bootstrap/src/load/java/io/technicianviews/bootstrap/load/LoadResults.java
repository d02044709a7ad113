package io.technicianviews.bootstrap.load;

import static java.util.Objects.requireNonNull;

import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what came of the calls, kind by kind. Thread-safe. */
final class LoadResults {

  private final Map<CallKind, LatencyStatistics> callKinds = new EnumMap<>(CallKind.class);
  private final LatencyStatistics looks = new LatencyStatistics();
  private final LatencyStatistics others = new LatencyStatistics();
  private volatile long from = System.nanoTime();

  LoadResults() {
    for (CallKind callKind : CallKind.values()) {
      callKinds.put(callKind, new LatencyStatistics());
    }
  }

  /** From now on, after the warm-up, what did not fail is counted; what failed always is. */
  void begin(Duration warmUp) {
    from = System.nanoTime() + warmUp.toNanos();
  }

  /** The session goes on, whatever came of its last call. */
  Session count(CallKind callKind, Session session) {
    count(requireNonNull(callKinds.get(callKind)), session);
    count(callKind.isLook() ? looks : others, session);
    return session.markAsSucceeded();
  }

  private void count(LatencyStatistics latencyStatistics, Session session) {
    if (session.isFailed()) {
      latencyStatistics.failed();
    } else if (System.nanoTime() - from >= 0) {
      latencyStatistics.answered(CallResult.of(session));
    }
  }

  /** A table, and what share of the looks came from the cache. */
  String text() {
    return LatencyStatistics.HEAD
        + callKinds.entrySet().stream()
            .filter(callKind -> !callKind.getValue().isEmpty())
            .map(callKind -> callKind.getValue().line(callKind.getKey().toString()))
            .collect(Collectors.joining())
        + looks.line("all looks")
        + others.line("all others")
        + looks.hits();
  }
}
