package io.technicianviews.application;

import io.technicianviews.domain.port.Snapshot;
import java.util.function.Supplier;

/** Where the parts of one answer come from: one state of the desk, at the same time or in turn. */
interface Parts {

  /** A part of an answer. {@link #get} waits for it. */
  interface Part<T> extends Supplier<T> {}

  Snapshot snapshot();

  /** Begins to fetch a part. */
  <T> Part<T> fetch(Supplier<T> query);

  /** Parts that are fetched in turn, by whoever asks for them. */
  static Parts inTurn(Snapshot snapshot) {
    return new InTurn(snapshot);
  }

  /** See {@link #inTurn}. */
  record InTurn(Snapshot snapshot) implements Parts {
    @Override
    public <T> Part<T> fetch(Supplier<T> query) {
      T part = query.get();
      return () -> part;
    }
  }
}
