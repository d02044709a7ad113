package io.technicianviews.domain.query;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The results of queries in one snapshot, by query; each result has the type of its query. Not
 * thread-safe.
 */
public final class QueryResults {

  private final Map<Query<?>, Object> values = new HashMap<>();

  /** Creates an empty collection. */
  public QueryResults() {}

  /** Adds the result of a query, and replaces an earlier one. */
  public <V> void put(Query<V> query, V value) {
    values.put(query, value);
  }

  /** Returns the result of the query, or null if it is missing. */
  @SuppressWarnings("unchecked") // put() accepts pairs of the same type only.
  public <V> @Nullable V get(Query<V> query) {
    return (V) values.get(query);
  }

  /** Returns whether there is a result for the query. */
  public boolean has(Query<?> query) {
    return values.containsKey(query);
  }

  /** Adds all results of another collection. */
  public void putAll(QueryResults others) {
    values.putAll(others.values);
  }
}
