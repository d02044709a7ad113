package io.technicianviews.application;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.port.Entry;
import io.technicianviews.domain.port.Fact;

/** An entry with what invalidates it, which is computed once. */
record CachedValue<V>(Entry<V> entry, Dependencies dependencies) {

  static <V> CachedValue<V> of(Fact<?> query, Entry<V> entry) {
    return new CachedValue<>(entry, query.dependencies());
  }

  /** Whether its snapshot has each change in it that is known and could alter it. */
  boolean isValid(InvalidationIndex changes) {
    return changes.isUpToDate(entry.visibility(), dependencies);
  }
}
