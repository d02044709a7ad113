package io.technicianviews.domain.change;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.RequestFilter;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The changes that invalidate a cached result. */
public sealed interface Dependencies {

  /** Every change invalidates the result. */
  Dependencies EVERY_CHANGE = new EveryChange();

  /** The type of {@link #EVERY_CHANGE}. */
  record EveryChange() implements Dependencies {
    @Override
    public boolean isInvalidatedBy(Set<InvalidationTag> changed) {
      return true;
    }
  }

  /**
   * Changes with at least one of these tags invalidate the result, and those with a tag of {@link
   * #ALWAYS}.
   */
  record Only(Set<InvalidationTag> tags) implements Dependencies {
    public Only {
      tags = Set.copyOf(tags);
    }

    @Override
    public boolean isInvalidatedBy(Set<InvalidationTag> changed) {
      return !Collections.disjoint(tags, changed) || !Collections.disjoint(ALWAYS, changed);
    }
  }

  /** The tags that invalidate every result. */
  Set<InvalidationTag> ALWAYS = Set.of(InvalidationTag.REFERENCE_DATA, InvalidationTag.EVERYTHING);

  /** Whether a change with these tags invalidates the result. */
  boolean isInvalidatedBy(Set<InvalidationTag> changed);

  /**
   * The dependencies of a result that consists of requests of these units and of no personal data.
   * A query may name an id that no unit can have; no change affects it.
   */
  static Dependencies ofUnits(UnitScope unitScope) {
    return switch (unitScope) {
      case UnitScope.All() -> EVERY_CHANGE;
      case UnitScope.Only(var keys) ->
          new Only(
              keys.stream()
                  .filter(key -> key > 0 || key == UnitScope.WITHOUT_UNIT)
                  .map(InvalidationTag.Unit::new)
                  .collect(Collectors.toUnmodifiableSet()));
    };
  }

  /** The dependencies of the requests that a filter selects. */
  static Dependencies of(RequestFilter requestFilter) {
    if (requestFilter.view().isPersonal()) {
      return ofPerson(requestFilter.technician());
    }
    Dependencies units = ofUnits(requestFilter.units());
    return requestFilter.unreadOnly() ? union(units, ofPerson(requestFilter.technician())) : units;
  }

  /** The union of two dependencies. */
  static Dependencies union(Dependencies one, Dependencies other) {
    if (one instanceof Only(var tags) && other instanceof Only(var otherTags)) {
      Set<InvalidationTag> union = new HashSet<>(tags);
      union.addAll(otherTags);
      return new Only(union);
    }
    return EVERY_CHANGE;
  }

  /**
   * The dependencies of a person's own data, such as the list of their requests as a requester. As
   * for units, the id may be one that no person can have.
   */
  static Dependencies ofPerson(long personId) {
    return personId > 0
        ? new Only(Set.of(new InvalidationTag.Person(personId)))
        : ofReferenceData();
  }

  /** The dependencies of reference data: names, labels and the list of units. */
  static Dependencies ofReferenceData() {
    return new Only(Set.of());
  }

  /** The dependencies of a person's permissions; the id may be one that no person can have. */
  static Dependencies ofPermissions(long personId) {
    return personId > 0
        ? new Only(Set.of(new InvalidationTag.Permissions(personId)))
        : ofReferenceData();
  }
}
