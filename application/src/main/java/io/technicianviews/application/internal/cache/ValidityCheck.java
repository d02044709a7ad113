package io.technicianviews.application.internal.cache;

import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.application.internal.cache.ChangeLogPoller.Poll;
import io.technicianviews.application.internal.time.Deadline;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.time.DeskDay;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the parts of a result are the state of one moment. Parts of which some were
 * loaded are compared with the snapshot that these were loaded from, by a poll of the change log
 * that has seen everything that is in the snapshot: later changes do not matter. Parts that were
 * all found, or whose snapshot was closed, are compared with a poll that began after all of them
 * were gathered. Thread-safe.
 */
public final class ValidityCheck {

  private final CacheContext cache;
  private final ZoneId zone;

  /** By the ticker: no result is checked by a poll that began before it. */
  private volatile long writtenAt;

  public ValidityCheck(CacheContext cache, ZoneId zone) {
    this.cache = cache;
    this.zone = zone;
    this.writtenAt = cache.ticker().nanos();
  }

  /** A change was published: a query from now on must see it, however stale results may be. */
  public void onWritten() {
    writtenAt = cache.ticker().nanos();
  }

  /**
   * @param askedAt when the query began, by the ticker
   */
  public Verdict check(CachedResults parts, long askedAt, Deadline deadline) {
    Snapshot snapshot = parts.snapshot();
    if (snapshot != null && isOf(snapshot.asOf(), parts)) {
      if (parts.areOf(snapshot)) {
        return new Verdict.Valid(snapshot.asOf(), parts.outcome());
      }
      if (!cache.poller().mayReconnect()) {
        return atSnapshot(parts, snapshot, deadline);
      }
    }
    // The poller may need the connection of the snapshot.
    parts.close();
    Poll recent = recentPoll(parts, askedAt);
    if (recent != null) {
      return new Verdict.Valid(recent.asOf(), parts.outcome());
    }
    Poll poll = pollAfter(parts, deadline);
    if (poll.begunAt() - askedAt < 0) {
      return new Verdict.Valid(poll.asOf(), CacheOutcome.STALE);
    }
    return isOf(poll.asOf(), parts) && parts.areValid()
        ? new Verdict.Valid(poll.asOf(), parts.outcome())
        : new Verdict.Invalid(poll);
  }

  /**
   * Compares parts with the snapshot that some were loaded from, which stays open meanwhile, so
   * that the others can be loaded from it too.
   */
  private Verdict atSnapshot(CachedResults parts, Snapshot snapshot, Deadline deadline) {
    Poll poll = cache.poller().covering(snapshot.snapshotVersion(), deadline);
    return parts.isOf(poll.epoch()) && parts.areValidAt(snapshot)
        ? new Verdict.Valid(snapshot.asOf(), parts.outcome())
        : new Verdict.Invalid(poll);
  }

  /** A poll that is as recent as the settings demand, if they do not demand a new one. */
  private @Nullable Poll recentPoll(CachedResults parts, long askedAt) {
    if (cache.settings().maxStaleness().isZero()) {
      return null;
    }
    long oldest = askedAt - cache.settings().maxStaleness().toNanos();
    long written = writtenAt;
    return usablePoll(parts, written - oldest > 0 ? written : oldest);
  }

  /** A poll that begins now; if it fails, one that is as old as the settings allow. */
  private Poll pollAfter(CachedResults parts, Deadline deadline) {
    try {
      return cache.poller().poll(deadline);
    } catch (DeskUnavailableException e) {
      Poll stale = stalePoll(parts);
      if (stale == null) {
        throw e;
      }
      return stale;
    }
  }

  private @Nullable Poll stalePoll(CachedResults parts) {
    return cache.settings().staleIfError().isZero()
        ? null
        : usablePoll(parts, cache.ticker().nanos() - cache.settings().staleIfError().toNanos());
  }

  /** The last poll, if it began after that and the parts are what it saw. */
  private @Nullable Poll usablePoll(CachedResults parts, long oldest) {
    Poll last = cache.poller().last();
    return last != null
            && last.begunAt() - oldest >= 0
            && isOf(last.asOf(), parts)
            && parts.areValidAt(last.result())
        ? last
        : null;
  }

  /** Whether the result is the state of this instant if the parts are. */
  public boolean isOf(Instant instant, CachedResults parts) {
    return day(instant).equals(parts.day()) && parts.period().contains(instant);
  }

  public DeskDay day(Instant instant) {
    return DeskDay.at(instant, zone);
  }
}
