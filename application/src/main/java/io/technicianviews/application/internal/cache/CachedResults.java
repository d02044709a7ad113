package io.technicianviews.application.internal.cache;

import static java.util.Objects.requireNonNull;

import io.technicianviews.application.Result;
import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.application.internal.fetch.Period;
import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.application.internal.time.Deadline;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.ChangeLogPoll;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.MessageQuery.PageReadPositions;
import io.technicianviews.domain.time.DeskDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of one result, from the cache where possible, otherwise loaded. Used by one thread,
 * which closes it.
 */
public final class CachedResults implements Results, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CachedResults.class);

  /** No version of the index. */
  private static final long NEVER = -1;

  private final CacheContext cache;
  private final String epoch;
  private final DeskDay day;
  private final Instant now;
  private final CacheLookup lookup;
  private final SingleFlightLoader loader;
  private final Map<CacheKey<?>, CachedValue<?>> parts = new HashMap<>();
  private int found;
  private Period period = Period.ALWAYS;

  /** The version of the index by which all parts were found valid. */
  private long validAt = NEVER;

  /**
   * @param epoch of the storage; entries of other epochs are ignored
   * @param now an instant of this day that is not after the instant of the next poll
   * @param admission of the query, which closes it
   */
  public CachedResults(
      CacheContext cache,
      String epoch,
      DeskDay day,
      Instant now,
      QueryAdmission admission,
      Deadline deadline) {
    this.cache = cache;
    this.epoch = epoch;
    this.day = day;
    this.now = now;
    this.lookup = new CacheLookup(cache);
    this.loader = new SingleFlightLoader(cache, day, admission, deadline);
  }

  @Override
  public DeskDay day() {
    return day;
  }

  @Override
  public Instant now() {
    period = period.from(now);
    return now;
  }

  @Override
  public void endsAt(Instant instant) {
    period = period.endsAt(instant);
  }

  @Override
  public Instant end() {
    return period.endsAt(day.end()).end();
  }

  /** The instants of which the result may be the state, as far as it depends on hours. */
  Period period() {
    return period;
  }

  /** Begins a computation of the result, which depends on no hour yet. */
  public void restart() {
    period = Period.ALWAYS;
  }

  @Override
  @SuppressWarnings("unchecked") // Queries and entries are stored in pairs of one type.
  public <V> V get(CacheableQuery<V> query) {
    CacheKey<V> key = key(query);
    CachedValue<?> part = parts.get(key);
    if (part == null) {
      findOrLoad(new LinkedHashSet<>(List.of(key)), null);
      part = requireNonNull(parts.get(key));
    }
    return (V) part.entry().value();
  }

  private <V> CacheKey<V> key(CacheableQuery<V> query) {
    return new CacheKey<>(cache.deskId(), epoch, query);
  }

  @Override
  public void fetch(Collection<? extends CacheableQuery<?>> queries) {
    fetch(queries, null);
  }

  @Override
  public void fetchLast(
      Collection<? extends CacheableQuery<?>> queries, PageReadPositions positions) {
    fetch(queries, positions);
  }

  private void fetch(
      Collection<? extends CacheableQuery<?>> queries, @Nullable PageReadPositions positions) {
    Set<CacheKey<?>> missing = new LinkedHashSet<>();
    for (CacheableQuery<?> query : queries) {
      CacheKey<?> key = key(query);
      if (!parts.containsKey(key)) {
        missing.add(key);
      }
    }
    if (!missing.isEmpty()) {
      findOrLoad(missing, positions);
    }
  }

  /**
   * @param missing the keys of parts; those that are found in the cache are removed from it
   * @param positions to load with their page
   */
  private void findOrLoad(Set<CacheKey<?>> missing, @Nullable PageReadPositions positions) {
    long since = cache.ticker().nanos();
    Map<CacheKey<?>, CachedValue<?>> cached = lookup.find(missing);
    Snapshot open = loader.snapshot();
    if (open != null) {
      // Whatever is known not to be the state of the snapshot is read from the snapshot.
      cached.values().removeIf(value -> !isValidAt(open, value));
    }
    validAt = NEVER;
    found += cached.size();
    parts.putAll(cached);
    missing.removeAll(cached.keySet());
    parts.putAll(loader.load(List.copyOf(missing), positions, since));
  }

  /**
   * Takes the parts of a cached result.
   *
   * @return whether the result is not known to be stale, so that its parts were taken
   */
  public boolean takeFrom(CachedResult<?> result) {
    long version = cache.changes().version();
    boolean valid =
        result.epoch().equals(epoch)
            && result.day().equals(day)
            && now.isBefore(result.period().end())
            && (result.validAt().get() == version || areValid(result.parts().values()));
    if (valid) {
      result.validAt().set(version);
      result.parts().forEach(this::takeFound);
      period = result.period();
      validAt = version;
    }
    return valid;
  }

  private void takeFound(CacheKey<?> key, CachedValue<?> value) {
    LOG.debug("Cache HIT {}", key.query());
    cache.meters().lookup(key.query().kind(), true);
    found++;
    parts.put(key, value);
  }

  /** A result that was computed from these parts. */
  public <T> CachedResult<T> toCache(Result<T> result) {
    return new CachedResult<>(
        epoch,
        day,
        period,
        Map.copyOf(parts),
        result,
        cache.ticker().nanos(),
        new AtomicLong(NEVER));
  }

  /** The open snapshot that parts are loaded from; null if there is none. */
  public @Nullable Snapshot snapshot() {
    return loader.snapshot();
  }

  /** Whether all parts were loaded from this snapshot. */
  boolean areOf(Snapshot snapshot) {
    return parts.values().stream()
        .allMatch(part -> part.entry().snapshotVersion().equals(snapshot.snapshotVersion()));
  }

  /** Whether all parts are the state of this snapshot, whose changes are all known. */
  boolean areValidAt(Snapshot snapshot) {
    return parts.values().stream().allMatch(part -> isValidAt(snapshot, part));
  }

  private boolean isValidAt(Snapshot snapshot, CachedValue<?> value) {
    return value.isValidAt(snapshot.snapshotVersion(), cache.changes());
  }

  public boolean isOf(String otherEpoch) {
    return epoch.equals(otherEpoch);
  }

  /** Whether no change is known that is missing from one of the parts. */
  boolean areValid() {
    return validAt == cache.changes().version() || areValid(parts.values());
  }

  private boolean areValid(Collection<CachedValue<?>> values) {
    for (CachedValue<?> value : values) {
      if (!value.isValid(cache.changes())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether all parts are the state that this poll saw. A poll that began after all were gathered
   * has seen what they have seen; an older one, where that is allowed, may not have.
   */
  boolean areValidAt(ChangeLogPoll poll) {
    return areValid()
        && parts.values().stream()
            .allMatch(part -> poll.snapshotVersion().isAtLeast(part.entry().snapshotVersion()));
  }

  /**
   * Drops the parts that are no longer valid, so that they are loaded again: from the open snapshot
   * those that are not its state.
   */
  public void dropInvalid() {
    Snapshot open = loader.snapshot();
    List<CacheKey<?>> invalid = new ArrayList<>();
    parts.forEach(
        (key, value) -> {
          if (open == null ? !value.isValid(cache.changes()) : !isValidAt(open, value)) {
            invalid.add(key);
          }
        });
    for (CacheKey<?> key : invalid) {
      LOG.debug("Invalidated {}", key.query());
      cache.meters().invalidated(key.query().kind());
      parts.remove(key);
    }
  }

  CacheOutcome outcome() {
    if (loader.isUnused()) {
      return CacheOutcome.HIT;
    }
    return found == 0 ? CacheOutcome.MISS : CacheOutcome.PARTIAL;
  }

  /** Ends the snapshot that parts are loaded from. */
  @Override
  public void close() {
    loader.close();
  }
}
