package io.technicianviews.application.internal.feed;

import io.technicianviews.application.internal.answer.CachedQueryExecutor;
import io.technicianviews.domain.change.ChangeLogEntry;
import java.util.List;

/** Makes results and names follow each change before a subscriber gets it. */
public record InvalidateBeforeDispatch(CachedQueryExecutor executor, PersonNameCache names)
    implements ChangeFeed.BeforeDispatch {

  @Override
  public void reset() {
    names.forget();
  }

  @Override
  public void beforeDispatch(List<ChangeLogEntry> changes) {
    executor.onWritten();
    if (changes.stream().anyMatch(PersonNameCache::areAlteredBy)) {
      names.forget();
    }
  }
}
