package io.technicianviews.domain.port;

import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.text.TextRule;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A user as described by another system. Immutable.
 *
 * @param externalId the id or name of the user in the other system, unique in a helpdesk, within
 *     {@link TextRule#EXTERNAL_ID}
 * @param fullName the name of a new user, within {@link TextRule#NAME}
 * @param role requester or technician; an import cannot create admins
 * @param businessUnits the ids of the units that the user belongs to
 */
public record ImportedPerson(
    String externalId, String fullName, Role role, SortedSet<Long> businessUnits) {

  public ImportedPerson {
    if (role == Role.ADMIN) {
      throw new IllegalArgumentException("an import cannot create admins: " + externalId);
    }
    externalId = TextRule.EXTERNAL_ID.accepted("externalId", externalId);
    fullName = TextRule.NAME.accepted("fullName", fullName);
    businessUnits = Collections.unmodifiableSortedSet(new TreeSet<>(businessUnits));
  }
}
