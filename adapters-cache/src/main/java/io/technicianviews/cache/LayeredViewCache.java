package io.technicianviews.cache;

import io.technicianviews.domain.port.Entry;
import io.technicianviews.domain.port.EntryKey;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.port.Found;
import io.technicianviews.domain.port.ViewCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A local cache in front of a remote one. Entries found in the remote cache are stored in the local
 * one. Entries that cost less to load than a remote lookup are stored in the local one only.
 * Thread-safe if both caches are.
 *
 * @param nearTtl the time to live of entries copied from the remote cache; positive
 */
public record LayeredViewCache(ViewCache near, ViewCache far, Duration nearTtl)
    implements ViewCache {

  @Override
  public Found find(Collection<? extends EntryKey<?>> keys) {
    Found found = near.find(keys);
    List<EntryKey<?>> missing = new ArrayList<>();
    for (EntryKey<?> key : keys) {
      if (!found.has(key) && isShared(key)) {
        missing.add(key);
      }
    }
    if (!missing.isEmpty()) {
      Found remote = far.find(missing);
      missing.forEach(key -> copy(key, remote, found));
    }
    return found;
  }

  private <V> void copy(EntryKey<V> key, Found from, Found to) {
    Entry<V> entry = from.get(key);
    if (entry != null) {
      near.store(key, entry, nearTtl);
      to.put(key, entry);
    }
  }

  @Override
  public <V> void store(EntryKey<V> key, Entry<V> entry, Duration ttl) {
    near.store(key, entry, ttl);
    if (isShared(key)) {
      far.store(key, entry, ttl);
    }
  }

  /**
   * Whether an entry is stored in the remote cache too. Read positions are not: there is one entry
   * per person and page, any write to the page replaces it, and loading it is one index lookup.
   */
  private static boolean isShared(EntryKey<?> key) {
    return !(key.fact() instanceof Fact.ReadMarks);
  }
}
