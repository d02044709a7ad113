package io.technicianviews.domain.command;

import io.technicianviews.domain.people.Role;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A person who is to be added, active.
 *
 * @param fullName within {@link TextLimit#NAME}
 * @param businessUnits ids of the units that he works for
 */
public record NewPerson(String fullName, Role role, SortedSet<Long> businessUnits) {

  public NewPerson {
    TextLimit.NAME.check("fullName", fullName);
    businessUnits = Collections.unmodifiableSortedSet(new TreeSet<>(businessUnits));
  }
}
