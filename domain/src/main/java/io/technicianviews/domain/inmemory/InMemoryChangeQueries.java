package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.change.AdminChange;
import io.technicianviews.domain.change.AdminFilter;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.RequestChange;
import io.technicianviews.domain.query.ChangeQuery;
import io.technicianviews.domain.query.ChangeQuery.AdministrationPage;
import io.technicianviews.domain.query.ChangeQuery.HistoryComplete;
import io.technicianviews.domain.query.ChangeQuery.HistoryPage;
import io.technicianviews.domain.query.ChangeQuery.HistoryTotal;
import io.technicianviews.domain.query.ChangeQuery.LastChangeId;
import io.technicianviews.domain.query.QueryResults;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Change queries over a snapshot of the data. */
final class InMemoryChangeQueries {

  private final DeskData data;

  InMemoryChangeQueries(DeskData data) {
    this.data = data;
  }

  void read(ChangeQuery<?> query, QueryResults results) {
    switch (query) {
      case HistoryPage page ->
          results.put(
              page, historyOf(page.requestId()).skip(page.offset()).limit(page.limit()).toList());
      case HistoryTotal total -> results.put(total, historyOf(total.requestId()).count());
      case HistoryComplete complete ->
          results.put(complete, data.removedUpTo == 0 || isCreationLogged(complete.requestId()));
      case LastChangeId last ->
          results.put(last, data.changes.isEmpty() ? 0 : data.changes.getLast().id());
      case AdministrationPage page ->
          results.put(page, administration(page.filter(), page.before(), page.limit()));
    }
  }

  private List<AdminChange> administration(AdminFilter filter, @Nullable Long before, int limit) {
    return data.adminChanges.reversed().stream()
        .filter(change -> before == null || change.id() < before)
        .filter(filter::includes)
        .limit(limit)
        .toList();
  }

  private boolean isCreationLogged(long requestId) {
    return historyOf(requestId).anyMatch(entry -> entry.change().kind() == ChangeKind.CREATED);
  }

  private Stream<ChangeLogEntry> historyOf(long requestId) {
    return data.changes.stream()
        .filter(entry -> entry.change().kind() != ChangeKind.READ)
        .filter(entry -> isOf(requestId, entry.change().request()));
  }

  private static boolean isOf(long requestId, @Nullable RequestChange change) {
    return change != null && change.requestId() == requestId;
  }
}
