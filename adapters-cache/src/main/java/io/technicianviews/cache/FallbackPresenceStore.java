package io.technicianviews.cache;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.presence.Presence;
import io.technicianviews.domain.presence.PresenceStore;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/**
 * A store of presences, and another one that is used while the first is unavailable. When the store
 * changes, presences are missing until the next heartbeats. Thread-safe. It closes neither.
 */
public final class FallbackPresenceStore implements PresenceStore {

  private final PresenceStore first;
  private final PresenceStore fallback;

  public FallbackPresenceStore(PresenceStore first, PresenceStore fallback) {
    this.first = first;
    this.fallback = fallback;
  }

  @Override
  public boolean enter(Presence presence, Duration ttl, int limit) {
    return available(store -> store.enter(presence, ttl, limit));
  }

  @Override
  public void leave(long requestId, long personId) {
    available(
        store -> {
          store.leave(requestId, personId);
          return true;
        });
  }

  @Override
  public Set<Presence> all() {
    return available(PresenceStore::all);
  }

  private <T> T available(Function<PresenceStore, T> call) {
    try {
      return call.apply(first);
    } catch (DeskUnavailableException e) {
      return call.apply(fallback);
    }
  }
}
