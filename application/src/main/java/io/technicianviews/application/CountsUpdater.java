package io.technicianviews.application;

import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.time.DeskDay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The counts that a stream publishes. They are queried again when they may have changed: after a
 * write, at midnight, and when a condition on hours changes; at most about three times a second.
 * They use the shared result cache, so that the counts of subscribers with the same units are
 * computed once. Not thread-safe.
 */
final class CountsUpdater<T> {

  /** Least time between two queries. */
  private static final long MIN_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  /**
   * Least time between a change and the query: changes that follow shortly are covered by one
   * query.
   */
  private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Margin after the end of the counts, because the clocks of two hosts differ. */
  private static final long SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /**
   * The query, and the clock.
   *
   * @param end when the counts can change without a write, apart from the end of the day
   */
  record Parameters<T>(
      Supplier<Result<AsOf<T>>> query, Function<T, Instant> end, ZoneId zone, Ticker ticker) {}

  private final Parameters<T> parameters;
  private AsOf<T> published;
  private DeskDay today;
  private boolean stale;

  /** Earliest time of the next query, by the ticker. */
  private long earliest;

  /** When the counts can change without a write, by the ticker. */
  private long end;

  private CountsUpdater(Parameters<T> parameters, AsOf<T> first) {
    this.parameters = parameters;
    published = first;
    today = publish(first);
  }

  /**
   * Queries the first counts, which count as published. If they may be stale, they are queried
   * again soon.
   */
  static <T> Result<CountsUpdater<T>> begin(Parameters<T> parameters) {
    Result<AsOf<T>> result = parameters.query().get();
    return result.map(
        first -> {
          CountsUpdater<T> counts = new CountsUpdater<>(parameters, first);
          if (isStale(result)) {
            counts.retryLater();
          }
          return counts;
        });
  }

  private static boolean isStale(Result<?> result) {
    return result instanceof Result.Success<?> success && success.cache() == CacheOutcome.STALE;
  }

  /** The counts that were published last. */
  AsOf<T> published() {
    return published;
  }

  /** The day of these counts. */
  DeskDay today() {
    return today;
  }

  /** Marks the counts as stale, after a change that may have altered them. */
  void markStale() {
    if (!stale) {
      stale = true;
      earliest = later(earliest, parameters.ticker().nanos() + DELAY_NANOS);
    }
  }

  /** When to query again unless another change arrives, by the ticker. */
  long dueAt() {
    return stale ? earliest : later(end, earliest);
  }

  /** Whether it is time to query again. */
  boolean isDue() {
    return parameters.ticker().nanos() - dueAt() >= 0;
  }

  /**
   * Queries the counts.
   *
   * @return the counts to publish, or a refusal; null if the counts are unchanged or unavailable
   */
  @Nullable Result<AsOf<T>> query() {
    Result<AsOf<T>> result;
    try {
      result = parameters.query().get();
    } catch (DeskUnavailableException e) {
      return retryLater();
    }
    if (isStale(result)) {
      return retryLater();
    }
    if (!(result instanceof Result.Success<AsOf<T>>(AsOf<T> now, CacheOutcome any))) {
      return result;
    }
    T before = published.value();
    today = publish(now);
    return before.equals(now.value()) ? null : result;
  }

  private @Nullable Result<AsOf<T>> retryLater() {
    stale = true;
    earliest = parameters.ticker().nanos() + RETRY_NANOS;
    return null;
  }

  private DeskDay publish(AsOf<T> current) {
    long now = parameters.ticker().nanos();
    DeskDay day = DeskDay.at(current.asOf(), parameters.zone());
    published = current;
    stale = false;
    earliest = now + MIN_INTERVAL_NANOS;
    Instant ofCounts = parameters.end().apply(current.value());
    Instant first = ofCounts.isBefore(day.end()) ? ofCounts : day.end();
    end = now + Duration.between(current.asOf(), first).toNanos() + SLACK_NANOS;
    return day;
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }
}
