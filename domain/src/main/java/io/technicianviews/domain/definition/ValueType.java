package io.technicianviews.domain.definition;

import java.util.Locale;

/** The type of the value of a condition. */
public enum ValueType {
  /** A list of ids of statuses. */
  STATUS_IDS,
  /** A list of names of status categories. */
  STATUS_CATEGORIES,
  /** A list of ids of priorities. */
  PRIORITY_IDS,
  /** A list of ids of business units; -1 stands for requests without a unit. */
  BUSINESS_UNIT_IDS,
  /** The id of a technician, {@code "current_user"}, or null for no assignee. */
  ASSIGNEE,
  /** The id of a person, or {@code "current_user"}. */
  REQUESTER,
  /** {@code "parent"} or {@code "subtask"}. */
  REQUEST_TYPE,
  /** {@code true} or {@code false}. */
  BOOLEAN,
  /** A number of days; 1 is today. */
  DAYS,
  /** An ISO 8601 duration in days, hours, minutes and seconds. */
  DURATION,
  /** A text of one line. */
  TEXT,
  /** A list of tags. */
  TAGS,
  /** The operator has no value. */
  NONE;

  /** The name in the API, such as {@code status_ids}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
