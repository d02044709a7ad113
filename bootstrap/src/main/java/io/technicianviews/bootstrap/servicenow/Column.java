package io.technicianviews.bootstrap.servicenow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of the log that the import reads. The others may be anything. */
enum Column {
  NUMBER,
  INCIDENT_STATE,
  CALLER_ID,
  OPENED_AT,
  SYS_UPDATED_AT,
  CATEGORY,
  SUBCATEGORY,
  U_SYMPTOM,
  PRIORITY,
  ASSIGNMENT_GROUP,
  ASSIGNED_TO;

  /** How the header spells it. */
  String header() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The columns that this header lacks. */
  static List<String> missingFrom(List<String> header) {
    return Arrays.stream(values())
        .map(Column::header)
        .filter(name -> !header.contains(name))
        .toList();
  }
}
