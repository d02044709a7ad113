package io.technicianviews.domain.people;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A set of business units: the units that a technician may read, a filter of a query, or the
 * intersection of both. Requests without a unit are represented by the member {@link
 * #WITHOUT_UNIT}.
 */
public sealed interface UnitScope {

  /** The member for requests without a unit, in sets and in the API. */
  long WITHOUT_UNIT = -1;

  /** Every unit, and requests without a unit. */
  UnitScope ALL = new All();

  /** No unit at all. */
  UnitScope NONE = new Only(Collections.emptySortedSet());

  /** Exactly these units; {@link #WITHOUT_UNIT} may be one of them. */
  static UnitScope only(Collection<Long> units) {
    return new Only(new TreeSet<>(units));
  }

  /** Exactly these units; {@link #WITHOUT_UNIT} may be one of them. */
  static UnitScope only(Long... units) {
    return only(List.of(units));
  }

  /** The member for this unit; {@link #WITHOUT_UNIT} for null. */
  static long key(@Nullable Long businessUnitId) {
    return businessUnitId == null ? WITHOUT_UNIT : businessUnitId;
  }

  /** The unit of this member; null for {@link #WITHOUT_UNIT}. */
  static @Nullable Long unit(long key) {
    return key == WITHOUT_UNIT ? null : key;
  }

  /** Whether the set contains this unit; null asks for {@link #WITHOUT_UNIT}. */
  boolean contains(@Nullable Long businessUnitId);

  /** The members of both sets. */
  UnitScope intersect(UnitScope other);

  /** Every unit, and requests without a unit. */
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
   * A set of listed members.
   *
   * @param keys the ids of units; {@link UnitScope#WITHOUT_UNIT} may be one of them
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
