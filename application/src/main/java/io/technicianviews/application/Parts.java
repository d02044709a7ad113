package io.technicianviews.application;

import io.technicianviews.domain.port.Snapshot;
import java.util.function.Supplier;

/** Where the parts of one answer come from: one state of the desk, at the same time or in turn. */
interface Parts {

  Snapshot snapshot();

  /** Begins to fetch a part. */
  <T> Part<T> fetch(Supplier<T> query);
}
