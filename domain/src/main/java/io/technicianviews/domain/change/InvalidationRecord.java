package io.technicianviews.domain.change;

import java.util.Set;

/**
 * The part of a change log row that cache invalidation needs.
 *
 * @param id the number of the row
 * @param transaction the id of the transaction that wrote the row
 * @param tags the tags that the change invalidates; not empty
 */
public record InvalidationRecord(long id, long transaction, Set<InvalidationTag> tags) {

  public InvalidationRecord {
    tags = Set.copyOf(tags);
  }

  /** The invalidation record of a complete row. */
  public static InvalidationRecord of(ChangeLogEntry row) {
    return new InvalidationRecord(row.id(), row.transaction(), row.change().tags());
  }
}
