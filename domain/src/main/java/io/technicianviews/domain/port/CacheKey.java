package io.technicianviews.domain.port;

import io.technicianviews.domain.query.CacheableQuery;
import java.util.UUID;

/**
 * The key of a cache entry. Immutable.
 *
 * @param deskId the id of the helpdesk that was read
 * @param epoch the {@linkplain SnapshotVersion#epoch storage epoch} in which it was read
 * @param query the query whose result is cached
 */
public record CacheKey<V>(UUID deskId, String epoch, CacheableQuery<V> query) {

  /**
   * Returns the key as one text for shared caches: equal keys have equal texts, different keys
   * different ones.
   */
  public String text() {
    return String.join("/", deskId.toString(), epoch, query.kind(), query.cacheKey());
  }
}
