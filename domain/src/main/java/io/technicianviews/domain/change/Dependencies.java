package io.technicianviews.domain.change;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.RequestFilter;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which changes can alter an answer. */
public sealed interface Dependencies {

  /** Every change can. */
  Dependencies EVERY_CHANGE = new EveryChange();

  /** See {@link #EVERY_CHANGE}. */
  record EveryChange() implements Dependencies {
    @Override
    public boolean isInvalidatedBy(Set<InvalidationTag> touched) {
      return true;
    }
  }

  /** Changes of one of these scopes can, and those of reference data and of the whole desk. */
  record Only(Set<InvalidationTag> tags) implements Dependencies {
    public Only {
      Set<InvalidationTag> all = new HashSet<>(tags);
      all.add(InvalidationTag.REFERENCE_DATA);
      all.add(InvalidationTag.EVERYTHING);
      tags = Set.copyOf(all);
    }

    @Override
    public boolean isInvalidatedBy(Set<InvalidationTag> touched) {
      return touched.stream().anyMatch(tags::contains);
    }
  }

  /** Whether a change of these scopes can alter the answer. */
  boolean isInvalidatedBy(Set<InvalidationTag> touched);

  /** Of what these units' requests are, and of nothing personal. */
  static Dependencies ofUnits(UnitScope unitScope) {
    return switch (unitScope) {
      case UnitScope.All() -> EVERY_CHANGE;
      case UnitScope.Only(var keys) ->
          new Only(keys.stream().map(InvalidationTag.Unit::new).collect(Collectors.toSet()));
    };
  }

  /** Of the requests of a selection. */
  static Dependencies of(RequestFilter requestFilter) {
    if (requestFilter.view().isPersonal()) {
      return ofPerson(requestFilter.technician());
    }
    Dependencies units = ofUnits(requestFilter.units());
    return requestFilter.unreadOnly() ? either(units, ofPerson(requestFilter.technician())) : units;
  }

  /** Whatever alters one of them. */
  private static Dependencies either(Dependencies one, Dependencies other) {
    if (one instanceof Only(var these) && other instanceof Only(var those)) {
      Set<InvalidationTag> both = new HashSet<>(these);
      both.addAll(those);
      return new Only(both);
    }
    return EVERY_CHANGE;
  }

  /** Of the list of what a person asked for, and of whatever else is his alone. */
  static Dependencies ofPerson(long personId) {
    return new Only(Set.of(new InvalidationTag.Person(personId)));
  }

  /** Of names, and of which units there are. */
  static Dependencies ofReferenceData() {
    return new Only(Set.of());
  }

  /** Of a person's rights. */
  static Dependencies ofPermissions(long personId) {
    return new Only(Set.of(new InvalidationTag.Permissions(personId)));
  }
}
