package io.technicianviews.bootstrap.servicenow.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns that an import reads, with ServiceNow's names. Other columns are ignored. */
public enum Column {
  NUMBER("Number", true),
  STATE("State", true, "incident_state"),
  HOLD_REASON("On hold reason", false, "on_hold_reason"),
  CALLER_ID("Caller", false, "caller"),
  OPENED_AT("Opened", true, "opened"),
  SYS_UPDATED_ON("Updated", true, "sys_updated_at", "updated"),
  RESOLVED_AT("Resolved", false, "resolved"),
  CLOSED_AT("Closed", false, "closed"),
  SHORT_DESCRIPTION("Short description", false),
  DESCRIPTION("Description", false),
  CATEGORY("Category", false),
  SUBCATEGORY("Subcategory", false),
  U_SYMPTOM("Symptom", false, "symptom"),
  PRIORITY("Priority", true),
  ASSIGNMENT_GROUP("Assignment group", false),
  ASSIGNED_TO("Assigned to", false);

  private final String label;
  private final boolean mandatory;
  private final List<String> aliases;

  Column(String label, boolean mandatory, String... aliases) {
    this.label = label;
    this.mandatory = mandatory;
    this.aliases = List.of(aliases);
  }

  /** The name of the column in ServiceNow's tables. */
  public String internalName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The column with this name, label or alias. */
  public static Optional<Column> named(String name) {
    String canonical = canonical(name);
    return Arrays.stream(values()).filter(column -> column.names().contains(canonical)).findFirst();
  }

  /** All internal names, separated by commas. */
  public static String knownNames() {
    return Arrays.stream(values()).map(Column::internalName).collect(Collectors.joining(", "));
  }

  /** The title of the column in lists. */
  String label() {
    return label;
  }

  /** Whether every row must have a value. */
  public boolean isMandatory() {
    return mandatory;
  }

  /** The canonical headers of this column, in descending order of preference. */
  List<String> names() {
    return Stream.concat(Stream.of(internalName(), canonical(label)), aliases.stream())
        .distinct()
        .toList();
  }

  /** A header in lower case, without punctuation and without the marks of display values. */
  static String canonical(String header) {
    return header
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceFirst("\\.(name|display_value)$", "")
        .replaceFirst("^dv_", "")
        .replaceAll("[^\\p{Alnum}]+", "_")
        .replaceAll("^_|_$", "");
  }

  /** Whether a column contains display values, in a file that also contains ids. */
  static boolean isDisplayValue(String header) {
    String name = header.strip().toLowerCase(Locale.ROOT);
    return name.endsWith(".name") || name.endsWith(".display_value") || name.startsWith("dv_");
  }
}
