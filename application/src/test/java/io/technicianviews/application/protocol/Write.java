package io.technicianviews.application.protocol;

import io.technicianviews.domain.change.InvalidationTag;
import java.util.Set;
import java.util.stream.Collectors;

/** What a transaction does. */
enum Write {
  /** Moves a request from A to B, so that their sum stays. */
  MOVE(Set.of(Count.A, Count.B)),
  /** Creates a request in A. */
  CREATE_IN_A(Set.of(Count.A)),
  /** Creates a request in B. */
  CREATE_IN_B(Set.of(Count.B));

  private final Set<Count> altered;
  private final Set<InvalidationTag> scopes;

  Write(Set<Count> altered) {
    this.altered = altered;
    this.scopes = altered.stream().map(Count::scope).collect(Collectors.toSet());
  }

  /** What it touches. */
  Set<InvalidationTag> scopes() {
    return scopes;
  }

  boolean alters(Count count) {
    return altered.contains(count);
  }
}
