package io.technicianviews.domain.port;

import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.text.TextRule;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A person as another system describes them.
 *
 * @param externalId the other system's name or id of the person, unique at a desk, within {@link
 *     TextRule#EXTERNAL_ID}
 * @param fullName the name of the person if they are new, within {@link TextRule#NAME}
 * @param role requester or technician; another system appoints no admins
 * @param businessUnits ids of the units that they work for
 */
public record ImportedPerson(
    String externalId, String fullName, Role role, SortedSet<Long> businessUnits) {

  public ImportedPerson {
    if (role == Role.ADMIN) {
      throw new IllegalArgumentException("an import appoints no admins: " + externalId);
    }
    externalId = TextRule.EXTERNAL_ID.accepted("externalId", externalId);
    fullName = TextRule.NAME.accepted("fullName", fullName);
    businessUnits = Collections.unmodifiableSortedSet(new TreeSet<>(businessUnits));
  }
}
