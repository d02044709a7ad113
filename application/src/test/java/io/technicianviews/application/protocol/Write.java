package io.technicianviews.application.protocol;

import io.technicianviews.domain.change.InvalidationTag;
import java.util.Set;
import java.util.stream.Collectors;

/** The write of a transaction. */
enum Write {
  /** Moves a request from A to B, so that their sum is unchanged. */
  MOVE(Set.of(Count.A, Count.B)),
  /** Creates a request in A. */
  CREATE_IN_A(Set.of(Count.A)),
  /** Creates a request in B. */
  CREATE_IN_B(Set.of(Count.B));

  private final Set<Count> altered;
  private final Set<InvalidationTag> tags;

  Write(Set<Count> altered) {
    this.altered = altered;
    this.tags = altered.stream().map(Count::tag).collect(Collectors.toSet());
  }

  /** The invalidation tags of the write. */
  Set<InvalidationTag> tags() {
    return tags;
  }

  boolean alters(Count count) {
    return altered.contains(count);
  }
}
