package io.technicianviews.domain.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attribute that administration changed, as the record of administration keeps it.
 *
 * @param id ascending in the order of the changes
 * @param by the person who changed it; null: the system, by an import or the command line
 * @param before the former value; null if there was none
 * @param after the new value; null if there is none any more
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

  /** What was changed. The names are kept in storage. */
  public enum Subject {
    PERSON,
    BUSINESS_UNIT,
    STATUS,
    PRIORITY
  }

  /** Which of its attributes was changed. The names are kept in storage. */
  public enum Attribute {
    FULL_NAME,
    ROLE,
    ACTIVE,
    /** A membership of a person: the id of the business unit, after if added, before if removed. */
    BUSINESS_UNIT,
    NAME,
    COLOR,
    RESPONSE_TIME_MINUTES,
    RESOLUTION_TIME_HOURS
  }
}
