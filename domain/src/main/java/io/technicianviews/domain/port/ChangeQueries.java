package io.technicianviews.domain.port;

import io.technicianviews.domain.change.LoggedChange;
import java.util.List;

/** Reads the log of changes in one {@link Snapshot}. */
public interface ChangeQueries {

  /**
   * A stretch of what became of a request, by id: every change of it but those of read marks.
   *
   * @param offset how many to skip; not negative
   * @param limit how many at most; positive
   */
  List<LoggedChange> ofRequest(long requestId, long offset, int limit);

  /** How many changes the request has seen, those of read marks left aside. */
  long count(long requestId);
}
