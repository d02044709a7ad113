package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.Entry;
import io.technicianviews.domain.port.EntryKey;
import io.technicianviews.domain.port.Found;
import io.technicianviews.domain.port.ViewCache;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps entries in a map for exactly as long as it is told to. Thread-safe. */
public final class InMemoryViewCache implements ViewCache {

  private record Kept(Object value, Instant until) {}

  private final Map<EntryKey<?>, Kept> entries = new ConcurrentHashMap<>();
  private final InstantSource clock;

  /**
   * @param clock ends what is kept
   */
  public InMemoryViewCache(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Found find(Collection<? extends EntryKey<?>> keys) {
    Found found = new Found();
    keys.forEach(key -> find(key, found));
    return found;
  }

  @SuppressWarnings("unchecked") // Keys and entries are stored in pairs of one type.
  private <V> void find(EntryKey<V> key, Found found) {
    Kept kept = entries.get(key);
    if (kept == null) {
      return;
    }
    if (clock.instant().isBefore(kept.until())) {
      found.put(key, (Entry<V>) kept.value());
    } else {
      entries.remove(key, kept);
    }
  }

  @Override
  public <V> void store(EntryKey<V> key, Entry<V> entry, Duration ttl) {
    entries.put(key, new Kept(entry, clock.instant().plus(ttl)));
  }
}
