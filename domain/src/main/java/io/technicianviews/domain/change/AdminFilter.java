package io.technicianviews.domain.change;

import io.technicianviews.domain.change.AdminChange.Attribute;
import io.technicianviews.domain.change.AdminChange.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A filter of the administration history.
 *
 * @param personId includes only changes of this person; null for all people
 * @param businessUnitId includes only changes of this unit and of memberships in it; null for all
 *     units
 */
public record AdminFilter(@Nullable Long personId, @Nullable Long businessUnitId) {

  /** Includes every change. */
  public static final AdminFilter ALL = new AdminFilter(null, null);

  /** Whether the filter includes the change. */
  public boolean includes(AdminChange change) {
    return matchesPerson(change) && matchesUnit(change);
  }

  private boolean matchesPerson(AdminChange change) {
    return personId == null
        || (change.subject() == Subject.PERSON && change.subjectId() == personId);
  }

  private boolean matchesUnit(AdminChange change) {
    if (businessUnitId == null) {
      return true;
    }
    if (change.attribute() == Attribute.BUSINESS_UNIT) {
      String unit = businessUnitId.toString();
      return unit.equals(change.before()) || unit.equals(change.after());
    }
    return change.subject() == Subject.BUSINESS_UNIT && change.subjectId() == businessUnitId;
  }
}
