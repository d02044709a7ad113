package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.presence.Activity;
import io.technicianviews.domain.presence.Presence;
import io.technicianviews.domain.presence.PresenceStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Presences in the memory of one process. Thread-safe. */
public final class InMemoryPresenceStore implements PresenceStore {

  private record Key(long requestId, long personId) {}

  private record Entry(Activity activity, Instant end) {}

  private final InstantSource clock;

  /** Guarded by this store. */
  private final Map<Key, Entry> entries = new HashMap<>();

  /**
   * Creates a store without presences.
   *
   * @param clock by which presences end
   */
  public InMemoryPresenceStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized boolean enter(Presence presence, Duration ttl, int limit) {
    Instant now = clock.instant();
    removeEnded(now);
    Key key = new Key(presence.requestId(), presence.personId());
    long others =
        entries.keySet().stream()
            .filter(other -> other.personId() == key.personId() && !other.equals(key))
            .count();
    if (others >= limit) {
      return false;
    }
    entries.put(key, new Entry(presence.activity(), now.plus(ttl)));
    return true;
  }

  @Override
  public synchronized void leave(long requestId, long personId) {
    entries.remove(new Key(requestId, personId));
  }

  @Override
  public synchronized Set<Presence> all() {
    removeEnded(clock.instant());
    return entries.entrySet().stream()
        .map(
            entry ->
                new Presence(
                    entry.getKey().requestId(),
                    entry.getKey().personId(),
                    entry.getValue().activity()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private void removeEnded(Instant now) {
    entries.values().removeIf(entry -> !entry.end().isAfter(now));
  }
}
