package io.technicianviews.application;

import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.View;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The counts that a stream tells: asked for again when they may have changed, at midnight too, but
 * no more than a few times a second. They come from what answers share, so that many who listen to
 * the same units have them computed once. Not thread-safe.
 */
final class CountsUpdater {

  /** Counts come no more often than this. */
  private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  /** How long after a change they are asked for at the earliest. */
  private static final long AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** A little behind midnight, as two clocks do not go alike. */
  private static final long MIDNIGHT_SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** Whose counts they are. */
  record Asked(long personId, View view, UnitScope narrowing, ZoneId zone, Ticker ticker) {}

  private final TechnicianViewQueries queries;
  private final Asked asked;
  private AsOf<ViewCountsResult> told;
  private DeskDay today;
  private boolean old;

  /** When they may be asked for again, by the ticker. */
  private long from;

  /** When the day ends, by the ticker. */
  private long midnight;

  private CountsUpdater(TechnicianViewQueries queries, Asked asked, AsOf<ViewCountsResult> first) {
    this.queries = queries;
    this.asked = asked;
    told = first;
    today = told(first);
  }

  /** With the first numbers, which are told already. */
  static Result<CountsUpdater> begin(TechnicianViewQueries queries, Asked asked) {
    return queries
        .counts(asked.personId(), asked.view(), asked.narrowing())
        .map(first -> new CountsUpdater(queries, asked, first));
  }

  /** The numbers that were told last. */
  AsOf<ViewCountsResult> told() {
    return told;
  }

  /** The day that they are of. */
  DeskDay today() {
    return today;
  }

  /** Something has changed that they may depend on: that is told first, to all who listen. */
  void areOld() {
    if (!old) {
      old = true;
      from = later(from, asked.ticker().nanos() + AFTER_NANOS);
    }
  }

  /** When to ask for them, as far as is known: by the ticker. */
  long dueAt() {
    return old ? from : later(midnight, from);
  }

  /**
   * Asks for them.
   *
   * @return those to be told now; null if there are no others than before, or none to be had
   */
  @Nullable Result<AsOf<ViewCountsResult>> ask() {
    Result<AsOf<ViewCountsResult>> result;
    try {
      result = queries.counts(asked.personId(), asked.view(), asked.narrowing());
    } catch (DeskUnavailableException e) {
      return later();
    }
    if (!(result
        instanceof
        Result.Success<AsOf<ViewCountsResult>>(AsOf<ViewCountsResult> now, CacheOutcome outcome))) {
      return result;
    }
    if (outcome == CacheOutcome.STALE) {
      return later();
    }
    ViewCountsResult before = told.value();
    today = told(now);
    return before.equals(now.value()) ? null : result;
  }

  private @Nullable Result<AsOf<ViewCountsResult>> later() {
    old = true;
    from = asked.ticker().nanos() + RETRY_NANOS;
    return null;
  }

  private DeskDay told(AsOf<ViewCountsResult> numbers) {
    long now = asked.ticker().nanos();
    DeskDay day = DeskDay.at(numbers.asOf(), asked.zone());
    told = numbers;
    old = false;
    from = now + APART_NANOS;
    midnight = now + Duration.between(numbers.asOf(), day.end()).toNanos() + MIDNIGHT_SLACK_NANOS;
    return day;
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }
}
