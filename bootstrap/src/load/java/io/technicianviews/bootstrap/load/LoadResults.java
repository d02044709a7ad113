package io.technicianviews.bootstrap.load;

import static java.util.Objects.requireNonNull;

import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The statistics of all calls, by kind. Thread-safe. */
final class LoadResults {

  private final Map<CallKind, LatencyStatistics> statisticsByKind = new EnumMap<>(CallKind.class);
  private final LatencyStatistics viewReads = new LatencyStatistics();
  private final LatencyStatistics others = new LatencyStatistics();
  private volatile long warmUpEnd = System.nanoTime();

  LoadResults() {
    for (CallKind callKind : CallKind.values()) {
      statisticsByKind.put(callKind, new LatencyStatistics());
    }
  }

  /** Starts the warm-up: until its end only failures are counted. */
  void startWarmUp(Duration warmUp) {
    warmUpEnd = System.nanoTime() + warmUp.toNanos();
  }

  /** Counts the last call of a session; the session continues after a failure. */
  Session count(CallKind callKind, Session session) {
    count(requireNonNull(statisticsByKind.get(callKind)), session);
    count(callKind.isViewRead() ? viewReads : others, session);
    return session.markAsSucceeded();
  }

  private void count(LatencyStatistics statistics, Session session) {
    if (session.isFailed()) {
      statistics.countFailure();
    } else if (System.nanoTime() - warmUpEnd >= 0) {
      statistics.countResponse(CallResult.of(session));
    }
  }

  /** The table of the statistics, and the hit ratio of the reads of views. */
  String text() {
    return LatencyStatistics.HEAD
        + statisticsByKind.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(entry -> entry.getValue().line(entry.getKey().toString()))
            .collect(Collectors.joining())
        + viewReads.line("all reads")
        + others.line("all others")
        + viewReads.hitRatio();
  }
}
