package io.technicianviews.bootstrap.servicenow.format;

import static io.technicianviews.bootstrap.servicenow.format.Column.*;

import java.util.EnumSet;
import java.util.Set;

/** The kind of the rows of a file. */
public enum FileKind {
  /** Each row is the state of an incident after one event. */
  EVENT_LOG(
      "event log",
      EnumSet.of(
          NUMBER,
          STATE,
          CALLER_ID,
          OPENED_AT,
          SYS_UPDATED_ON,
          CATEGORY,
          SUBCATEGORY,
          U_SYMPTOM,
          PRIORITY,
          ASSIGNMENT_GROUP,
          ASSIGNED_TO)),
  /** Each row is the current state of an incident. */
  LIST_EXPORT(
      "list export",
      EnumSet.of(
          NUMBER,
          SHORT_DESCRIPTION,
          STATE,
          CALLER_ID,
          OPENED_AT,
          SYS_UPDATED_ON,
          PRIORITY,
          ASSIGNMENT_GROUP,
          ASSIGNED_TO));

  private final String description;
  private final Set<Column> required;

  FileKind(String description, Set<Column> required) {
    this.description = description;
    this.required = required;
  }

  /** The name of the kind in messages. */
  public String description() {
    return description;
  }

  Set<Column> required() {
    return required;
  }
}
