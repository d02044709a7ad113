package io.technicianviews.application;

import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ReadSnapshots;
import io.technicianviews.domain.port.ViewCache;
import java.util.UUID;

/**
 * What all questions share that are answered from the cache.
 *
 * @param store where entries are kept
 * @param changes what the log has brought lately
 * @param snapshots where facts are read that are not kept
 * @param flights the facts that are being read now
 * @param answers what was put together of facts lately
 */
record CacheUse(
    UUID deskId,
    ViewCache store,
    RecentChanges changes,
    LogReader log,
    ReadSnapshots snapshots,
    Flights flights,
    RecentAnswers answers,
    CacheSettings settings,
    CacheMeters meters)
    implements AutoCloseable {

  static CacheUse of(
      UUID deskId,
      ViewCache store,
      ChangeLog log,
      ReadSnapshots snapshots,
      CacheSettings settings,
      CacheMeters meters) {
    RecentChanges changes = new RecentChanges(settings.ttl());
    LogReader reader = new LogReader(log, changes, settings.ttl(), settings.logDistance(), meters);
    return new CacheUse(
        deskId,
        store,
        changes,
        reader,
        snapshots,
        new Flights(),
        new RecentAnswers(settings.ttl()),
        settings,
        meters);
  }

  @Override
  public void close() {
    log.close();
  }
}
