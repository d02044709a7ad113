package io.technicianviews.domain.port;

import java.util.UUID;

/**
 * Under what an entry is kept.
 *
 * @param deskId whose fact it is
 * @param epoch in which {@linkplain io.technicianviews.domain.port.SnapshotVersion#epoch run} of
 *     the desk's storage it was read
 */
public record CacheKey<V>(UUID deskId, String epoch, CacheableQuery<V> query) {

  /** All of it as one text: equal for equal keys, and different for different ones. */
  public String text() {
    return String.join("/", deskId.toString(), epoch, query.kind(), query.cacheKey());
  }
}
