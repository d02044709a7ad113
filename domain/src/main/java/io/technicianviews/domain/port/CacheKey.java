package io.technicianviews.domain.port;

import io.technicianviews.domain.query.CacheableQuery;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The key of a cache entry. Immutable; keys are equal if all their parts are.
 *
 * <p>Not a record, since one result takes about fifteen keys through some ten maps: each key
 * computes its hash code once.
 *
 * @param <V> the type of the result of the query
 */
public final class CacheKey<V> {

  private final UUID deskId;
  private final String epoch;
  private final CacheableQuery<V> query;
  private final int hash;

  /**
   * Creates a key.
   *
   * @param deskId the id of the helpdesk that was read
   * @param epoch the {@linkplain SnapshotVersion#epoch storage epoch} in which it was read
   * @param query the query whose result is cached
   */
  public CacheKey(UUID deskId, String epoch, CacheableQuery<V> query) {
    this.deskId = deskId;
    this.epoch = epoch;
    this.query = query;
    this.hash = 31 * (31 * deskId.hashCode() + epoch.hashCode()) + query.hashCode();
  }

  /** Returns the id of the helpdesk that was read. */
  public UUID deskId() {
    return deskId;
  }

  /** Returns the {@linkplain SnapshotVersion#epoch storage epoch} in which it was read. */
  public String epoch() {
    return epoch;
  }

  /** Returns the query whose result is cached. */
  public CacheableQuery<V> query() {
    return query;
  }

  /**
   * Returns the key as one text for shared caches: equal keys have equal texts, different keys
   * different ones.
   */
  public String text() {
    return String.join("/", deskId.toString(), epoch, query.kind(), query.cacheKey());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof CacheKey<?> key
            && hash == key.hash
            && query.equals(key.query)
            && epoch.equals(key.epoch)
            && deskId.equals(key.deskId));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return text();
  }
}
