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

  /** Of a technician's page of a view and its counts, as long as his rights stay as they are. */
  static Dependencies of(Selection selection) {
    CacheScope own = new CacheScope.OfPerson(selection.technician().id());
    if (selection.view().isPersonal()) {
      return new Only(Set.of(own));
    }
    return switch (selection.units()) {
      case Units.All() -> EVERY_CHANGE;
      case Units.Only(var keys) -> {
        Set<CacheScope> scopes =
            keys.stream()
                .map(CacheScope.OfUnit::new)
                .collect(Collectors.toCollection(HashSet::new));
        scopes.add(own);
        yield new Only(scopes);
      }
    };
  }

  /** Of the list of what a person asked for, and of whatever else is his alone. */
  static Dependencies ofPerson(long personId) {
    return new Only(Set.of(new CacheScope.OfPerson(personId)));
  }

  /** Of a person's rights. */
  static Dependencies ofRights(long personId) {
    return new Only(Set.of(new CacheScope.RightsOf(personId)));
  }
}
