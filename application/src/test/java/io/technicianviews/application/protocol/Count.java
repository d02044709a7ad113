package io.technicianviews.application.protocol;

import io.technicianviews.domain.change.CacheScope;
import io.technicianviews.domain.change.Dependencies;
import java.util.Set;

/** One of the two facts that every question asks for: how many requests a unit has. */
enum Count {
  A(1),
  B(2);

  private final CacheScope scope;
  private final Dependencies dependencies;

  Count(long unit) {
    scope = new CacheScope.OfUnit(unit);
    dependencies = new Dependencies.Only(Set.of(scope));
  }

  CacheScope scope() {
    return scope;
  }

  Dependencies dependencies() {
    return dependencies;
  }
}
