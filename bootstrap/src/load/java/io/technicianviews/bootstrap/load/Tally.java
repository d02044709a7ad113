package io.technicianviews.bootstrap.load;

import static java.util.Objects.requireNonNull;

import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what came of the calls, kind by kind. Thread-safe. */
final class Tally {

  private final Map<Kind, Times> kinds = new EnumMap<>(Kind.class);
  private final Times looks = new Times();
  private final Times others = new Times();
  private volatile long from = System.nanoTime();

  Tally() {
    for (Kind kind : Kind.values()) {
      kinds.put(kind, new Times());
    }
  }

  /** From now on, after the warm-up, what did not fail is counted; what failed always is. */
  void begin(Duration warmUp) {
    from = System.nanoTime() + warmUp.toNanos();
  }

  /** The session goes on, whatever came of its last call. */
  Session count(Kind kind, Session session) {
    count(requireNonNull(kinds.get(kind)), session);
    count(kind.isLook() ? looks : others, session);
    return session.markAsSucceeded();
  }

  private void count(Times times, Session session) {
    if (session.isFailed()) {
      times.failed();
    } else if (System.nanoTime() - from >= 0) {
      times.answered(Answer.of(session));
    }
  }

  /** A table, and what share of the looks came from the cache. */
  String text() {
    return Times.HEAD
        + kinds.entrySet().stream()
            .filter(kind -> !kind.getValue().isEmpty())
            .map(kind -> kind.getValue().line(kind.getKey().toString()))
            .collect(Collectors.joining())
        + looks.line("all looks")
        + others.line("all others")
        + looks.hits();
  }
}
