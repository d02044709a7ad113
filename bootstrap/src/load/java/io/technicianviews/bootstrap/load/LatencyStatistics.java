package io.technicianviews.bootstrap.load;

import static java.util.Locale.ROOT;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/** How often and how fast calls of one kind were answered. Thread-safe. */
final class LatencyStatistics {

  /** What is in the columns of a line; times are milliseconds. */
  static final String HEAD =
      String.format(
          ROOT,
          "%-12s%10s%8s%8s%8s%9s%8s%8s%8s%8s%8s%n",
          "",
          "answers",
          "failed",
          "304",
          "HIT",
          "PARTIAL",
          "MISS",
          "p50",
          "p95",
          "p99",
          "max");

  /** Nothing takes longer: Gatling waits for a minute. */
  private static final int MOST_MILLIS = 70_000;

  private static final int NOT_MODIFIED = 304;

  private final AtomicIntegerArray answersByMillis = new AtomicIntegerArray(MOST_MILLIS + 1);
  private final Map<String, LongAdder> answersByCache = new ConcurrentHashMap<>();
  private final LongAdder answers = new LongAdder();
  private final LongAdder notModified = new LongAdder();
  private final LongAdder failures = new LongAdder();

  void failed() {
    failures.increment();
  }

  void answered(CallResult callResult) {
    answers.increment();
    answersByMillis.incrementAndGet(Math.min(callResult.millis(), MOST_MILLIS));
    answersByCache.computeIfAbsent(callResult.cache(), any -> new LongAdder()).increment();
    if (callResult.status() == NOT_MODIFIED) {
      notModified.increment();
    }
  }

  boolean isEmpty() {
    return answers.sum() + failures.sum() == 0;
  }

  String line(String name) {
    return String.format(
        ROOT,
        "%-12s%,10d%,8d%8s%,8d%,9d%,8d%,8d%,8d%,8d%,8d%n",
        name,
        answers.sum(),
        failures.sum(),
        percent(notModified.sum(), answers.sum()),
        of("HIT"),
        of("PARTIAL"),
        of("MISS"),
        millis(50),
        millis(95),
        millis(99),
        millis(100));
  }

  /** What share of the answers that tell it came from the cache. */
  String hits() {
    long told = of("HIT") + of("PARTIAL") + of("MISS");
    return told == 0
        ? String.format("no answer had an X-Cache%n")
        : String.format(ROOT, "hit ratio: %s of %,d%n", percent(of("HIT"), told), told);
  }

  private long of(String cache) {
    LongAdder count = answersByCache.get(cache);
    return count == null ? 0 : count.sum();
  }

  private static String percent(long part, long whole) {
    return whole == 0 ? "-" : String.format(ROOT, "%.1f %%", 100.0 * part / whole);
  }

  /** The smallest time within which that many of a hundred were answered. */
  private int millis(int percentile) {
    long wanted = Math.ceilDiv(answers.sum() * percentile, 100);
    long passed = 0;
    for (int millis = 0; millis < MOST_MILLIS; millis++) {
      passed += answersByMillis.get(millis);
      if (passed >= wanted) {
        return millis;
      }
    }
    return MOST_MILLIS;
  }
}
