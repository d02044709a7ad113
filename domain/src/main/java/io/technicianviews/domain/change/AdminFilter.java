package io.technicianviews.domain.change;

import io.technicianviews.domain.change.AdminChange.Attribute;
import io.technicianviews.domain.change.AdminChange.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of administration are asked for.
 *
 * @param personId only changes of this person; null: of all
 * @param businessUnitId only changes of this unit and of memberships in it; null: of all
 */
public record AdminFilter(@Nullable Long personId, @Nullable Long businessUnitId) {

  /** Every change. */
  public static final AdminFilter ALL = new AdminFilter(null, null);

  /** Whether a change is asked for. */
  public boolean includes(AdminChange change) {
    return isOfPerson(change) && isOfUnit(change);
  }

  private boolean isOfPerson(AdminChange change) {
    return personId == null
        || (change.subject() == Subject.PERSON && change.subjectId() == personId);
  }

  private boolean isOfUnit(AdminChange change) {
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
