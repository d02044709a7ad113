package io.technicianviews.domain.port;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries by their keys, each of its key's type. Not thread-safe. */
public final class Found {

  private final Map<EntryKey<?>, Entry<?>> entries = new HashMap<>();

  public <V> void put(EntryKey<V> key, Entry<V> entry) {
    entries.put(key, entry);
  }

  /** The entry of this key, if it was found. */
  @SuppressWarnings("unchecked") // Keys and entries are put in pairs of one type.
  public <V> @Nullable Entry<V> get(EntryKey<V> key) {
    return (Entry<V>) entries.get(key);
  }

  public boolean has(EntryKey<?> key) {
    return entries.containsKey(key);
  }
}
