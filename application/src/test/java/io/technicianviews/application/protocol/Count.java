package io.technicianviews.application.protocol;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.change.InvalidationTag;
import java.util.Set;

/**
 * One of the two cacheable queries that every query of the model needs: the number of requests of a
 * unit.
 */
enum Count {
  A(1),
  B(2);

  private final InvalidationTag tag;
  private final Dependencies dependencies;

  Count(long unit) {
    tag = new InvalidationTag.Unit(unit);
    dependencies = new Dependencies.Only(Set.of(tag));
  }

  InvalidationTag tag() {
    return tag;
  }

  Dependencies dependencies() {
    return dependencies;
  }
}
