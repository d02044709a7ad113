package io.technicianviews.domain.change;

import io.technicianviews.domain.time.StoredTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of one administrative attribute, as stored in the administration history.
 *
 * @param id ascending in the order of the changes
 * @param at truncated to microseconds
 * @param by the id of the person who changed it; null for an import or the command line
 * @param before the value before the change; null for none
 * @param after the value after the change; null for none
 */
public record AdminChange(
    long id,
    Instant at,
    @Nullable Long by,
    Subject subject,
    long subjectId,
    Attribute attribute,
    @Nullable String before,
    @Nullable String after) {

  public AdminChange {
    at = StoredTime.of(at);
  }

  /** The type of the changed object. The names are stored. */
  public enum Subject {
    /** A person. */
    PERSON,
    /** A business unit. */
    BUSINESS_UNIT,
    /** A status. */
    STATUS,
    /** A priority. */
    PRIORITY,
    /** A custom view that is not personal. */
    CUSTOM_VIEW
  }

  /** The changed attribute. The names are stored. */
  public enum Attribute {
    /** The name of a person. */
    FULL_NAME,
    /** The role of a person. */
    ROLE,
    /** Whether the object is in use. */
    ACTIVE,
    /**
     * A membership of a person. The value is the id of the business unit: the value after the
     * change if it was added, before the change if it was removed.
     */
    BUSINESS_UNIT,
    /** The name of a business unit, a status or a priority. */
    NAME,
    /** The color of a status. */
    COLOR,
    /** The category of a status. */
    CATEGORY,
    /** The response time of a priority, in minutes. */
    RESPONSE_TIME_MINUTES,
    /** The resolution time of a priority, in hours. */
    RESOLUTION_TIME_HOURS,
    /** The title of a view. */
    TITLE,
    /** The conditions of a view, as JSON. */
    CONDITIONS,
    /** The sort order of a view. */
    SORT,
    /** With whom a view is shared. */
    SHARING,
    /** The ids of the business units with which a view is shared. */
    BUSINESS_UNITS,
    /** The position in the order of views or statuses. */
    POSITION
  }
}
