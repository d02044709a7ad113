package io.technicianviews.domain.command;

import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.text.TextRule;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A person who is to be added, active.
 *
 * @param fullName within {@link TextRule#NAME}
 * @param businessUnits ids of the units that he works for
 */
public record NewPerson(String fullName, Role role, SortedSet<Long> businessUnits) {

  public NewPerson {
    fullName = TextRule.NAME.accepted("fullName", fullName);
    businessUnits = Collections.unmodifiableSortedSet(new TreeSet<>(businessUnits));
  }
}
