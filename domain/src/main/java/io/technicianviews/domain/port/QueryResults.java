package io.technicianviews.domain.port;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What facts are in one state of the desk, each of its fact's type. Not thread-safe. */
public final class QueryResults {

  private final Map<CacheableQuery<?>, Object> values = new HashMap<>();

  public <V> void put(CacheableQuery<V> cacheableQuery, V value) {
    values.put(cacheableQuery, value);
  }

  /** The value of this fact; null: it is not among them. */
  @SuppressWarnings("unchecked") // Facts and values are put in pairs of one type.
  public <V> @Nullable V get(CacheableQuery<V> cacheableQuery) {
    return (V) values.get(cacheableQuery);
  }

  public boolean has(CacheableQuery<?> cacheableQuery) {
    return values.containsKey(cacheableQuery);
  }

  /** Takes all of the others in. */
  public void putAll(QueryResults others) {
    values.putAll(others.values);
  }
}
