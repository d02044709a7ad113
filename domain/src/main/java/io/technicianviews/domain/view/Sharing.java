package io.technicianviews.domain.view;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The people who see a custom view. Which requests they see in it, their own scope determines. */
public sealed interface Sharing {

  /** Every technician. */
  Sharing EVERYONE = new Everyone();

  /** One technician alone. */
  record Personal(long ownerId) implements Sharing {}

  /**
   * The technicians of at least one of these business units, and admins.
   *
   * @param ids not empty; units may no longer exist
   */
  record BusinessUnits(SortedSet<Long> ids) implements Sharing {
    public BusinessUnits {
      ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
      if (ids.isEmpty()) {
        throw new IllegalArgumentException("ids must not be empty");
      }
    }
  }

  /** The type of {@link #EVERYONE}. */
  record Everyone() implements Sharing {}
}
