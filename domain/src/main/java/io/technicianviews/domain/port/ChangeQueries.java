package io.technicianviews.domain.port;

import io.technicianviews.domain.change.AdminChange;
import io.technicianviews.domain.change.AdminFilter;
import io.technicianviews.domain.change.ChangeLogEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the log of changes in one {@link Snapshot}. */
public interface ChangeQueries {

  /**
   * A stretch of what became of a request, by id: every change of it but those of read marks.
   *
   * @param offset how many to skip; not negative
   * @param limit how many at most; positive
   */
  List<ChangeLogEntry> ofRequest(long requestId, long offset, int limit);

  /** How many changes the request has seen, those of read marks left aside. */
  long count(long requestId);

  /**
   * A slice of the record of administration, newest first: whatever changes a person, a membership,
   * the name of a business unit or a label is in it, once the write or load is committed. What a
   * load removes when it clears the storage is not.
   *
   * @param before only changes with smaller ids; null: from the newest on
   * @param limit how many at most; positive
   */
  List<AdminChange> administration(AdminFilter filter, @Nullable Long before, int limit);
}
