package io.technicianviews.domain.query;

import io.technicianviews.domain.change.AdminChange;
import io.technicianviews.domain.change.AdminFilter;
import io.technicianviews.domain.change.ChangeLogEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query of the change log or the administration log. None is cacheable: histories are rarely read
 * twice, and every change adds an entry that would invalidate the cached page.
 */
public sealed interface ChangeQuery<V> extends Query<V> {

  /**
   * One page of the history of a request, ordered by id; empty if the request does not exist. Moves
   * of read positions are not part of the history.
   *
   * @param offset the number of entries to skip; not negative
   * @param limit the maximum number of entries; positive
   */
  record HistoryPage(long requestId, long offset, int limit)
      implements ChangeQuery<List<ChangeLogEntry>> {}

  /** The number of entries in the history of a request, without moves of read positions. */
  record HistoryTotal(long requestId) implements ChangeQuery<Long> {}

  /**
   * Whether no entry of the history of a request was removed: the log is whole, or the history
   * begins with the creation of the request. The entries must be read first, since entries can be
   * removed between two queries of one snapshot.
   */
  record HistoryComplete(long requestId) implements ChangeQuery<Boolean> {}

  /** The greatest id in the change log; 0 if it is empty. */
  record LastChangeId() implements ChangeQuery<Long> {}

  /**
   * One page of the administration log, newest first. The log contains every committed change of a
   * user, a membership, the name of a business unit or a label, by a write or by a load. It does
   * not contain what a clear of the helpdesk deletes.
   *
   * @param before only entries with smaller ids; null starts with the newest entry
   * @param limit the maximum number of entries; positive
   */
  record AdministrationPage(AdminFilter filter, @Nullable Long before, int limit)
      implements ChangeQuery<List<AdminChange>> {}
}
