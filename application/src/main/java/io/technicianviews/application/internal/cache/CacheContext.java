package io.technicianviews.application.internal.cache;

import io.technicianviews.application.cache.CacheMetrics;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.QueryCache;
import io.technicianviews.domain.port.SnapshotSource;
import java.util.UUID;

/**
 * The collaborators that all cached queries share.
 *
 * @param store the cache itself
 * @param changes the recent changes that polls of the change log have found
 * @param snapshots the source of the parts that are not cached
 * @param inFlight the cacheable queries that run now
 * @param results the recently computed results
 */
public record CacheContext(
    UUID deskId,
    QueryCache store,
    InvalidationIndex changes,
    ChangeLogPoller poller,
    SnapshotSource snapshots,
    InFlightQueries inFlight,
    ResultCache results,
    CacheSettings settings,
    CacheMetrics meters,
    Ticker ticker)
    implements AutoCloseable {

  public static CacheContext of(
      UUID deskId,
      QueryCache store,
      ChangeLog log,
      SnapshotSource snapshots,
      CacheSettings settings,
      CacheMetrics meters,
      Ticker ticker) {
    InvalidationIndex changes = new InvalidationIndex(settings.ttl());
    return new CacheContext(
        deskId,
        store,
        changes,
        ChangeLogPoller.start(log, changes, settings, meters, ticker),
        snapshots,
        new InFlightQueries(ticker),
        new ResultCache(settings.ttl(), ticker),
        settings,
        meters,
        ticker);
  }

  /** Ends the polling of the change log. */
  @Override
  public void close() {
    poller.close();
  }
}
