package io.technicianviews.application.internal.answer;

import io.technicianviews.application.Result;
import io.technicianviews.application.internal.cache.AdmissionRequiredException;
import io.technicianviews.application.internal.cache.CacheContext;
import io.technicianviews.application.internal.cache.CachedResult;
import io.technicianviews.application.internal.cache.CachedResults;
import io.technicianviews.application.internal.cache.ChangeLogPoller.Poll;
import io.technicianviews.application.internal.cache.QueryAdmission;
import io.technicianviews.application.internal.cache.ResultKey;
import io.technicianviews.application.internal.cache.ValidityCheck;
import io.technicianviews.application.internal.cache.Verdict;
import io.technicianviews.application.internal.time.Deadline;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.time.DeskDay;
import java.time.Instant;
import java.util.List;

/**
 * A cached query that is being answered: it gathers the parts of the result, and checks and reloads
 * them. What it has to load it loads under its {@link QueryAdmission}. Used by one thread, which
 * closes it.
 */
final class OpenQuery<T> implements AutoCloseable {

  private final CacheContext cache;
  private final ValidityCheck validity;
  private final ResultKey<T> key;
  private final Deadline deadline;
  private final long askedAt;
  private final QueryAdmission admission;
  private CachedResults parts;
  private boolean mayBeInResultCache = true;

  OpenQuery(CacheContext cache, ValidityCheck validity, ResultKey<T> key, Deadline deadline) {
    this.cache = cache;
    this.validity = validity;
    this.key = key;
    this.deadline = deadline;
    this.askedAt = cache.ticker().nanos();
    this.admission = new QueryAdmission(cache, deadline);
    this.parts = partsSince(cache.poller().lastOrFirst(deadline));
  }

  /**
   * The result of parts that may be of several moments. If a part must be loaded and other queries
   * wait for their admission, this waits too and gathers all parts afterwards: what was found
   * before the wait is old, and others have loaded parts meanwhile. The result is computed anew, so
   * it contains nothing from before the wait.
   */
  Result<T> gather() {
    try {
      return gatherOnce();
    } catch (AdmissionRequiredException e) {
      parts.close();
      admission.await();
      parts = partsSince(cache.poller().lastOrFirst(deadline));
      mayBeInResultCache = true;
      return gatherOnce();
    }
  }

  private Result<T> gatherOnce() {
    if (mayBeInResultCache) {
      mayBeInResultCache = false;
      return fromResultCache();
    }
    return compute();
  }

  private Result<T> compute() {
    parts.restart();
    Result<T> computed = key.compute(parts);
    if (computed instanceof Result.Success<T>) {
      cache.results().store(key, parts.toCache(computed));
    }
    return computed;
  }

  private Result<T> fromResultCache() {
    CachedResult<T> cached = cache.results().find(key);
    if (cached != null && parts.takeFrom(cached)) {
      return cached.result();
    }
    if (cached != null) {
      cache.results().remove(key);
    }
    return compute();
  }

  /** Whether the parts that were gathered are of one moment. */
  Verdict check() {
    return validity.check(parts, askedAt, deadline);
  }

  /** Has the parts loaded again that are not what the open snapshot, or else a poll, saw. */
  void reload(Poll newer) {
    cache.meters().retried();
    if (parts.isOf(newer.epoch())
        && (parts.snapshot() != null || validity.isOf(newer.asOf(), parts))) {
      parts.dropInvalid();
    } else {
      parts.close();
      parts = partsSince(newer);
    }
  }

  /** Opens a snapshot for the whole result. No part of it is read from the cache. */
  Snapshot openSnapshot() {
    parts.close();
    return admission.await().open(deadline.remaining(), List.of(key.personById()));
  }

  /**
   * No parts yet, of the epoch and the day that follow from what is known. The clock of the storage
   * is not known exactly, so hours are those of the last poll: the next one is later.
   */
  private CachedResults partsSince(Poll known) {
    Instant estimated = known.asOf().plusNanos(cache.ticker().nanos() - known.begunAt());
    DeskDay day = validity.day(estimated);
    Instant now = validity.day(known.asOf()).equals(day) ? known.asOf() : day.start();
    return new CachedResults(cache, known.epoch(), day, now, admission, deadline);
  }

  /** Ends the snapshot that parts are loaded from, and the admission. */
  @Override
  public void close() {
    try (admission) {
      parts.close();
    }
  }
}
