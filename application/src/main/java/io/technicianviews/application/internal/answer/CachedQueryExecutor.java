package io.technicianviews.application.internal.answer;

import io.technicianviews.application.AsOf;
import io.technicianviews.application.Result;
import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.application.internal.cache.CacheContext;
import io.technicianviews.application.internal.cache.ChangeLogPoller.Poll;
import io.technicianviews.application.internal.cache.QueryAdmission;
import io.technicianviews.application.internal.cache.ResultKey;
import io.technicianviews.application.internal.cache.ValidityCheck;
import io.technicianviews.application.internal.cache.Verdict;
import io.technicianviews.application.internal.fetch.ParallelFetch;
import io.technicianviews.application.internal.fetch.SnapshotResults;
import io.technicianviews.application.internal.query.CachedQuery;
import io.technicianviews.application.internal.time.Deadline;
import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.time.DeskDay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers queries from cached parts, or from one fresh snapshot if there is no cache. With a cache
 * it gathers the parts and checks that all of them are the state of one moment: that of the
 * snapshot that missing parts were loaded from, or that of a poll of the change log. What fails the
 * check is loaded again; if the day or the epoch of the storage changes meanwhile, everything is
 * read from one fresh snapshot. A query that has to load waits for its {@linkplain QueryAdmission
 * admission} before it gathers, not after. Thread-safe.
 */
public final class CachedQueryExecutor implements AutoCloseable {

  /**
   * One with what is cached; one after a poll found a part stale; and one after another part turned
   * out to be older than the snapshot that the stale one was loaded from.
   */
  private static final int ATTEMPTS = 3;

  private final SnapshotSource snapshots;
  private final Duration timeout;
  private final ZoneId zone;
  private final Ticker ticker;
  private final @Nullable CacheContext cache;
  private final @Nullable ValidityCheck validity;

  /**
   * @param cache null: each query is answered from a fresh snapshot
   */
  public CachedQueryExecutor(
      SnapshotSource snapshots,
      Duration timeout,
      ZoneId zone,
      Ticker ticker,
      @Nullable CacheContext cache) {
    this.snapshots = snapshots;
    this.timeout = timeout;
    this.zone = zone;
    this.ticker = ticker;
    this.cache = cache;
    this.validity = cache == null ? null : new ValidityCheck(cache, zone);
  }

  /** Answers a query of a person. */
  public <T> Result<AsOf<T>> execute(long personId, CachedQuery<T> query) {
    ResultKey<T> key = new ResultKey<>(personId, query);
    Deadline deadline = Deadline.in(timeout, ticker);
    if (cache == null || validity == null) {
      return fromSnapshot(key, snapshots.open(timeout, List.of(key.personById())), deadline);
    }
    Result<AsOf<T>> result = fromCache(cache, validity, key, deadline);
    cache.meters().answered(sourceOf(result));
    return result;
  }

  private <T> Result<AsOf<T>> fromCache(
      CacheContext from, ValidityCheck check, ResultKey<T> key, Deadline deadline) {
    try (OpenQuery<T> query = new OpenQuery<>(from, check, key, deadline)) {
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        Result<T> result = query.gather();
        switch (query.check()) {
          case Verdict.Valid(Instant asOf, CacheOutcome source) -> {
            return stamp(result, asOf, source);
          }
          case Verdict.Invalid(Poll newer) -> query.reload(newer);
        }
      }
      return fromSnapshot(key, query.openSnapshot(), deadline);
    }
  }

  private <T> Result<AsOf<T>> fromSnapshot(ResultKey<T> key, Snapshot snapshot, Deadline deadline) {
    try (ParallelFetch fetch = new ParallelFetch(snapshot, deadline)) {
      DeskDay day = DeskDay.at(snapshot.asOf(), zone);
      Result<T> result = key.compute(new SnapshotResults(fetch, day, snapshot.asOf()));
      return stamp(result, snapshot.asOf(), CacheOutcome.MISS);
    }
  }

  private static <T> Result<AsOf<T>> stamp(Result<T> result, Instant asOf, CacheOutcome source) {
    return switch (result) {
      case Result.Success<T>(T value, CacheOutcome any) ->
          new Result.Success<>(new AsOf<>(value, asOf), source);
      case Result.Refused<T>(Refusal refusal) -> Result.refused(refusal);
    };
  }

  private static CacheOutcome sourceOf(Result<?> result) {
    return result instanceof Result.Success<?>(var any, CacheOutcome source)
        ? source
        : CacheOutcome.MISS;
  }

  /** A change was published: a query from now on must see it, however stale results may be. */
  public void onWritten() {
    if (validity != null) {
      validity.onWritten();
    }
  }

  /** Ends the polling of the change log. */
  @Override
  public void close() {
    if (cache != null) {
      cache.close();
    }
  }
}
