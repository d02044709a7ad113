package io.technicianviews.application.internal.feed;

import io.technicianviews.application.internal.answer.CachedQueryExecutor;
import io.technicianviews.domain.change.ChangeLogEntry;
import java.util.List;

/** Invalidates cached results and names before a change is dispatched. */
public record InvalidateBeforeDispatch(CachedQueryExecutor executor, PersonNameCache names)
    implements BeforeDispatch {

  @Override
  public void reset() {
    names.clear();
  }

  @Override
  public void beforeDispatch(List<ChangeLogEntry> changes) {
    executor.onWritten();
    if (changes.stream().anyMatch(PersonNameCache::isAffectedBy)) {
      names.clear();
    }
  }
}
