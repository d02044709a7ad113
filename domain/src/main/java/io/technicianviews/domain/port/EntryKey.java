package io.technicianviews.domain.port;

import java.util.UUID;

/**
 * Under what an entry is kept.
 *
 * @param deskId whose fact it is
 * @param run in which {@linkplain io.technicianviews.domain.port.Visibility#run run} of the desk's
 *     storage it was read
 */
public record EntryKey<V>(UUID deskId, String run, Fact<V> fact) {

  /** All of it as one text: equal for equal keys, and different for different ones. */
  public String text() {
    return String.join("/", deskId.toString(), run, fact.kind(), fact.cacheKey());
  }
}
