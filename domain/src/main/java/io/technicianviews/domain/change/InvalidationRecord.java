package io.technicianviews.domain.change;

import java.util.Set;

/**
 * What a row of the change log says about freshness.
 *
 * @param id the row's number
 * @param transaction the transaction that wrote it
 * @param tags what can be altered by the change; not empty
 */
public record InvalidationRecord(long id, long transaction, Set<InvalidationTag> tags) {

  public InvalidationRecord {
    tags = Set.copyOf(tags);
  }

  /** What a row in full says. */
  public static InvalidationRecord of(ChangeLogEntry row) {
    return new InvalidationRecord(row.id(), row.transaction(), row.change().tags());
  }
}
