package io.technicianviews.domain.change;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.view.Selection;
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
    public boolean isAlteredBy(Set<CacheScope> touched) {
      return true;
    }
  }

  /** Changes of one of these scopes can, and those of reference data and of the whole desk. */
  record Only(Set<CacheScope> scopes) implements Dependencies {
    public Only {
      Set<CacheScope> all = new HashSet<>(scopes);
      all.add(CacheScope.REFERENCE_DATA);
      all.add(CacheScope.WHOLE_DESK);
      scopes = Set.copyOf(all);
    }

    @Override
    public boolean isAlteredBy(Set<CacheScope> touched) {
      return touched.stream().anyMatch(scopes::contains);
    }
  }

  /** Whether a change of these scopes can alter the answer. */
  boolean isAlteredBy(Set<CacheScope> touched);

  /** Of what these units' requests are, and of nothing personal. */
  static Dependencies ofUnits(Units units) {
    return switch (units) {
      case Units.All() -> EVERY_CHANGE;
      case Units.Only(var keys) ->
          new Only(keys.stream().map(CacheScope.OfUnit::new).collect(Collectors.toSet()));
    };
  }

  /** Of the requests of a selection. */
  static Dependencies of(Selection selection) {
    if (selection.view().isPersonal()) {
      return ofPerson(selection.technician());
    }
    Dependencies units = ofUnits(selection.units());
    return selection.unreadOnly() ? either(units, ofPerson(selection.technician())) : units;
  }

  /** Whatever alters one of them. */
  private static Dependencies either(Dependencies one, Dependencies other) {
    if (one instanceof Only(var these) && other instanceof Only(var those)) {
      Set<CacheScope> both = new HashSet<>(these);
      both.addAll(those);
      return new Only(both);
    }
    return EVERY_CHANGE;
  }

  /** Of the list of what a person asked for, and of whatever else is his alone. */
  static Dependencies ofPerson(long personId) {
    return new Only(Set.of(new CacheScope.OfPerson(personId)));
  }

  /** Of names, and of which units there are. */
  static Dependencies ofReferenceData() {
    return new Only(Set.of());
  }

  /** Of a person's rights. */
  static Dependencies ofRights(long personId) {
    return new Only(Set.of(new CacheScope.RightsOf(personId)));
  }
}
