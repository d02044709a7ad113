package io.technicianviews.bootstrap.load;

import static java.util.Locale.ROOT;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts and latencies of one kind of call. Thread-safe. */
final class LatencyStatistics {

  /** The header of the columns of {@link #line}; times are milliseconds. */
  static final String HEAD =
      String.format(
          ROOT,
          "%-12s%10s%8s%8s%8s%9s%8s%8s%8s%8s%8s%n",
          "",
          "responses",
          "failed",
          "304",
          "HIT",
          "PARTIAL",
          "MISS",
          "p50",
          "p95",
          "p99",
          "max");

  /** The upper limit: the request timeout of Gatling is a minute. */
  private static final int MAX_MILLIS = 70_000;

  private static final int NOT_MODIFIED = 304;

  private final AtomicIntegerArray responsesByMillis = new AtomicIntegerArray(MAX_MILLIS + 1);
  private final Map<String, LongAdder> responsesByCache = new ConcurrentHashMap<>();
  private final LongAdder responses = new LongAdder();
  private final LongAdder notModified = new LongAdder();
  private final LongAdder failures = new LongAdder();

  void countFailure() {
    failures.increment();
  }

  void countResponse(CallResult result) {
    responses.increment();
    responsesByMillis.incrementAndGet(Math.min(result.millis(), MAX_MILLIS));
    responsesByCache.computeIfAbsent(result.cache(), key -> new LongAdder()).increment();
    if (result.status() == NOT_MODIFIED) {
      notModified.increment();
    }
  }

  boolean isEmpty() {
    return responses.sum() + failures.sum() == 0;
  }

  String line(String name) {
    return String.format(
        ROOT,
        "%-12s%,10d%,8d%8s%,8d%,9d%,8d%,8d%,8d%,8d%,8d%n",
        name,
        responses.sum(),
        failures.sum(),
        percent(notModified.sum(), responses.sum()),
        count("HIT"),
        count("PARTIAL"),
        count("MISS"),
        millis(50),
        millis(95),
        millis(99),
        millis(100));
  }

  /** The hit ratio of the responses that have an X-Cache header. */
  String hitRatio() {
    long total = count("HIT") + count("PARTIAL") + count("MISS");
    return total == 0
        ? String.format("no response had an X-Cache header%n")
        : String.format(ROOT, "hit ratio: %s of %,d%n", percent(count("HIT"), total), total);
  }

  private long count(String cache) {
    LongAdder count = responsesByCache.get(cache);
    return count == null ? 0 : count.sum();
  }

  private static String percent(long part, long whole) {
    return whole == 0 ? "-" : String.format(ROOT, "%.1f %%", 100.0 * part / whole);
  }

  /** The latency at this percentile. */
  private int millis(int percentile) {
    long target = Math.ceilDiv(responses.sum() * percentile, 100);
    long cumulative = 0;
    for (int millis = 0; millis < MAX_MILLIS; millis++) {
      cumulative += responsesByMillis.get(millis);
      if (cumulative >= target) {
        return millis;
      }
    }
    return MAX_MILLIS;
  }
}
