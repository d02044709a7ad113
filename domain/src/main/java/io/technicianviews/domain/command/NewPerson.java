package io.technicianviews.domain.command;

import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.text.TextRule;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The fields of a person to add. The new person is active.
 *
 * @param fullName within {@link TextRule#NAME}
 * @param businessUnits the ids of the business units that the person works for
 */
public record NewPerson(String fullName, Role role, SortedSet<Long> businessUnits) {

  public NewPerson {
    fullName = TextRule.NAME.accepted("fullName", fullName);
    businessUnits = Collections.unmodifiableSortedSet(new TreeSet<>(businessUnits));
  }
}
