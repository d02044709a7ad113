package io.technicianviews.domain.change;

import io.technicianviews.domain.time.StoredTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the change log.
 *
 * @param id the number of the row. It is drawn before the transaction commits, so rows can become
 *     visible out of order and numbers can be missing permanently
 * @param transaction the id of the transaction that wrote the row; all rows of one write share it
 * @param at the time of the change, truncated to microseconds
 * @param by the id of the person who made the change; null if it was not made by a person
 */
public record ChangeLogEntry(
    long id, long transaction, Instant at, @Nullable Long by, Change change) {

  public ChangeLogEntry {
    at = StoredTime.of(at);
  }
}
