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
 * A near cache in front of a far one: what is found far is kept near from then on. What is hardly
 * worth the way is kept near only. Thread-safe.
 *
 * @param nearTtl for how long; positive
 */
public record LayeredViewCache(ViewCache near, ViewCache far, Duration nearTtl)
    implements ViewCache {

  @Override
  public Found find(Collection<? extends EntryKey<?>> keys) {
    Found found = near.find(keys);
    List<EntryKey<?>> missing = new ArrayList<>();
    for (EntryKey<?> key : keys) {
      if (!found.has(key) && isWorthTheWay(key)) {
        missing.add(key);
      }
    }
    if (!missing.isEmpty()) {
      Found farther = far.find(missing);
      missing.forEach(key -> bring(key, farther, found));
    }
    return found;
  }

  private <V> void bring(EntryKey<V> key, Found from, Found to) {
    Entry<V> entry = from.get(key);
    if (entry != null) {
      near.store(key, entry, nearTtl);
      to.put(key, entry);
    }
  }

  @Override
  public <V> void store(EntryKey<V> key, Entry<V> entry, Duration ttl) {
    near.store(key, entry, ttl);
    if (isWorthTheWay(key)) {
      far.store(key, entry, ttl);
    }
  }

  /**
   * Read marks are one person's, of exactly the rows that a page has at the moment: there are more
   * of them than of all else together, any write to the page makes others of them, and to read them
   * anew costs one look into an index.
   */
  private static boolean isWorthTheWay(EntryKey<?> key) {
    return !(key.fact() instanceof Fact.ReadMarks);
  }
}
