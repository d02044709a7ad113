package io.technicianviews.application.protocol;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.change.InvalidationTag;
import java.util.Set;

/** One of the two facts that every question asks for: how many requests a unit has. */
enum Count {
  A(1),
  B(2);

  private final InvalidationTag scope;
  private final Dependencies dependencies;

  Count(long unit) {
    scope = new InvalidationTag.Unit(unit);
    dependencies = new Dependencies.Only(Set.of(scope));
  }

  InvalidationTag scope() {
    return scope;
  }

  Dependencies dependencies() {
    return dependencies;
  }
}
