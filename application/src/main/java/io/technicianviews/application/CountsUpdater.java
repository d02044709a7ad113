package io.technicianviews.application;

import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.View;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The counts that a stream publishes. They are queried again when they may have changed and at
 * midnight, at most about three times a second. They use the shared result cache, so that the
 * counts of subscribers with the same units are computed once. Not thread-safe.
 */
final class CountsUpdater {

  /** Least time between two queries. */
  private static final long MIN_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  /**
   * Least time between a change and the query: changes that follow shortly are covered by one
   * query.
   */
  private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Margin after midnight, because the clocks of two hosts differ. */
  private static final long MIDNIGHT_SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** The parameters of the query, and the clock. */
  record Parameters(long personId, View view, UnitScope units, ZoneId zone, Ticker ticker) {}

  private final TechnicianViewQueries queries;
  private final Parameters parameters;
  private AsOf<ViewCountsResult> published;
  private DeskDay today;
  private boolean stale;

  /** Earliest time of the next query, by the ticker. */
  private long earliest;

  /** When the day ends, by the ticker. */
  private long midnight;

  private CountsUpdater(
      TechnicianViewQueries queries, Parameters parameters, AsOf<ViewCountsResult> first) {
    this.queries = queries;
    this.parameters = parameters;
    published = first;
    today = publish(first);
  }

  /** Queries the first counts, which count as published. */
  static Result<CountsUpdater> begin(TechnicianViewQueries queries, Parameters parameters) {
    return queries
        .counts(parameters.personId(), parameters.view(), parameters.units())
        .map(first -> new CountsUpdater(queries, parameters, first));
  }

  /** The counts that were published last. */
  AsOf<ViewCountsResult> published() {
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
    return stale ? earliest : later(midnight, earliest);
  }

  /**
   * Queries the counts.
   *
   * @return the counts to publish, or a refusal; null if the counts are unchanged or unavailable
   */
  @Nullable Result<AsOf<ViewCountsResult>> query() {
    Result<AsOf<ViewCountsResult>> result;
    try {
      result = queries.counts(parameters.personId(), parameters.view(), parameters.units());
    } catch (DeskUnavailableException e) {
      return retryLater();
    }
    if (!(result
        instanceof
        Result.Success<AsOf<ViewCountsResult>>(AsOf<ViewCountsResult> now, CacheOutcome outcome))) {
      return result;
    }
    if (outcome == CacheOutcome.STALE) {
      return retryLater();
    }
    ViewCountsResult before = published.value();
    today = publish(now);
    return before.equals(now.value()) ? null : result;
  }

  private @Nullable Result<AsOf<ViewCountsResult>> retryLater() {
    stale = true;
    earliest = parameters.ticker().nanos() + RETRY_NANOS;
    return null;
  }

  private DeskDay publish(AsOf<ViewCountsResult> current) {
    long now = parameters.ticker().nanos();
    DeskDay day = DeskDay.at(current.asOf(), parameters.zone());
    published = current;
    stale = false;
    earliest = now + MIN_INTERVAL_NANOS;
    midnight = now + Duration.between(current.asOf(), day.end()).toNanos() + MIDNIGHT_SLACK_NANOS;
    return day;
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }
}
