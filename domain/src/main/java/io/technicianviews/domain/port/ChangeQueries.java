package io.technicianviews.domain.port;

import io.technicianviews.domain.change.AdminChange;
import io.technicianviews.domain.change.AdminFilter;
import io.technicianviews.domain.change.ChangeLogEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Queries of the change log and the administration log in one {@link Snapshot}. Thread-safe; calls
 * fail as those of {@link Snapshot} do.
 */
public interface ChangeQueries {

  /**
   * Returns a page of the history of a request, ordered by id. Moves of read positions are not part
   * of the history.
   *
   * @param offset the number of entries to skip; not negative
   * @param limit the maximum number of entries; positive
   * @return an empty list if the request does not exist
   */
  List<ChangeLogEntry> ofRequest(long requestId, long offset, int limit);

  /** Returns the number of entries in the history of a request, without moves of read positions. */
  long count(long requestId);

  /**
   * Returns a page of the administration log, newest first. The log contains every committed change
   * of a user, a membership, the name of a business unit or a label, by a write or by a load. It
   * does not contain what {@link BulkLoad#clear} deletes.
   *
   * @param before only entries with smaller ids; null starts with the newest entry
   * @param limit the maximum number of entries; positive
   */
  List<AdminChange> administration(AdminFilter filter, @Nullable Long before, int limit);
}
