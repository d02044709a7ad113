package io.technicianviews.application;

import io.technicianviews.domain.port.Snapshot;
import java.util.function.Supplier;

/** Parts that are fetched in turn, by whoever asks for them. */
record PartsInTurn(Snapshot snapshot) implements Parts {

  @Override
  public <T> Part<T> fetch(Supplier<T> query) {
    T part = query.get();
    return () -> part;
  }
}
