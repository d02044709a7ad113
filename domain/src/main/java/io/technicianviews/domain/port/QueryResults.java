package io.technicianviews.domain.port;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The results of queries in one snapshot, by query; each result has the type of its query. Not
 * thread-safe.
 */
public final class QueryResults {

  private final Map<CacheableQuery<?>, Object> values = new HashMap<>();

  /** Creates an empty collection. */
  public QueryResults() {}

  /** Adds the result of a query, and replaces an earlier one. */
  public <V> void put(CacheableQuery<V> cacheableQuery, V value) {
    values.put(cacheableQuery, value);
  }

  /** Returns the result of the query, or null if it is missing. */
  @SuppressWarnings("unchecked") // put() accepts pairs of the same type only.
  public <V> @Nullable V get(CacheableQuery<V> cacheableQuery) {
    return (V) values.get(cacheableQuery);
  }

  /** Returns whether there is a result for the query. */
  public boolean has(CacheableQuery<?> cacheableQuery) {
    return values.containsKey(cacheableQuery);
  }

  /** Adds all results of another collection. */
  public void putAll(QueryResults others) {
    values.putAll(others.values);
  }
}
