package io.technicianviews.domain.people;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A set of business units: what a technician may see, what a question is narrowed to, or both.
 * "Without a unit" is a member of its own, {@link #WITHOUT_UNIT}.
 */
public sealed interface UnitScope {

  /** Stands for "belongs to no unit", in sets of units and on the wire. */
  long WITHOUT_UNIT = -1;

  /** Every unit, and "without a unit". */
  UnitScope ALL = new All();

  /** No unit at all. */
  UnitScope NONE = new Only(Collections.emptySortedSet());

  /** Exactly these units; {@link #WITHOUT_UNIT} may be among them. */
  static UnitScope only(Collection<Long> units) {
    return new Only(new TreeSet<>(units));
  }

  /** Exactly these units; {@link #WITHOUT_UNIT} may be among them. */
  static UnitScope only(Long... units) {
    return only(List.of(units));
  }

  /** The member of a set that stands for this unit, null being "without a unit". */
  static long key(@Nullable Long businessUnitId) {
    return businessUnitId == null ? WITHOUT_UNIT : businessUnitId;
  }

  /** Whether a request of this unit, or of none, belongs to the set. */
  boolean contains(@Nullable Long businessUnitId);

  /** What belongs to both sets. */
  UnitScope intersect(UnitScope other);

  /** Every unit, and "without a unit". */
  record All() implements UnitScope {
    @Override
    public boolean contains(@Nullable Long businessUnitId) {
      return true;
    }

    @Override
    public UnitScope intersect(UnitScope other) {
      return other;
    }
  }

  /**
   * Exactly these.
   *
   * @param keys ids of units, and {@link UnitScope#WITHOUT_UNIT} for requests without one
   */
  record Only(SortedSet<Long> keys) implements UnitScope {
    public Only {
      keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
    }

    @Override
    public boolean contains(@Nullable Long businessUnitId) {
      return keys.contains(key(businessUnitId));
    }

    @Override
    public UnitScope intersect(UnitScope other) {
      return switch (other) {
        case All() -> this;
        case Only(SortedSet<Long> others) -> {
          SortedSet<Long> both = new TreeSet<>(keys);
          both.retainAll(others);
          yield new Only(both);
        }
      };
    }
  }
}
