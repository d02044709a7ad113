package io.technicianviews.application;

import io.technicianviews.domain.change.ChangeLogEntry;
import java.util.List;

/** Makes results and names follow each change before a subscriber gets it. */
record ToldFirst(CachedQueryExecutor executor, PersonNames names) implements ChangeFeed.Foremost {

  @Override
  public void begins() {
    names.forget();
  }

  @Override
  public void isToldNext(List<ChangeLogEntry> changes) {
    executor.onWritten();
    if (changes.stream().anyMatch(PersonNames::areAlteredBy)) {
      names.forget();
    }
  }
}
