package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.text.TextRule;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Understands one record of the log. */
final class EventReader {

  /** Who called, when the log does not say. */
  static final String UNKNOWN_CALLER = "?";

  private static final String ABSENT = "?";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d/M/uuuu H:mm").withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern PRIORITY = Pattern.compile("([1-4])(?:\\s*-.*)?");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Header header;
  private final CSVRecord record;

  private EventReader(Header header, CSVRecord record) {
    this.header = header;
    this.record = record;
  }

  /** What this record says, or why it says nothing. */
  static Row read(Header header, CSVRecord record, long line) {
    if (record.size() != header.width()) {
      return new BadRow(
          line, "it has " + record.size() + " columns, the header has " + header.width());
    }
    try {
      return new EventReader(header, record).event();
    } catch (BadValueException e) {
      return new BadRow(line, e.reason());
    }
  }

  private Event event() throws BadValueException {
    String number = required(Column.NUMBER);
    return new Event(
        number,
        time(Column.SYS_UPDATED_AT),
        time(Column.OPENED_AT),
        status(),
        priority(),
        Objects.requireNonNullElse(value(Column.CALLER_ID), UNKNOWN_CALLER),
        value(Column.ASSIGNMENT_GROUP),
        value(Column.ASSIGNED_TO),
        subject(number));
  }

  private Status status() throws BadValueException {
    String written = required(Column.INCIDENT_STATE);
    return IncidentState.of(written)
        .orElseThrow(
            () ->
                new BadValueException(
                    Column.INCIDENT_STATE, written, "one of " + IncidentState.known()))
        .status();
  }

  private Priority priority() throws BadValueException {
    String written = required(Column.PRIORITY);
    var matcher = PRIORITY.matcher(written);
    if (!matcher.matches()) {
      throw new BadValueException(Column.PRIORITY, written, "1 to 4, as in \"3 - Moderate\"");
    }
    return Priority.of(Integer.parseInt(matcher.group(1)));
  }

  private LocalDateTime time(Column column) throws BadValueException {
    String written = required(column);
    try {
      return LocalDateTime.parse(written, TIME);
    } catch (DateTimeParseException e) {
      throw new BadValueException(column, written, "day/month/year hour:minute", e);
    }
  }

  private String subject(String number) throws BadValueException {
    String kind = joined(" / ", value(Column.CATEGORY), value(Column.SUBCATEGORY));
    String subject = joined(": ", kind.isEmpty() ? null : kind, value(Column.U_SYMPTOM));
    String line = SPACE.matcher(subject.isEmpty() ? "Incident " + number : subject).replaceAll(" ");
    return TextRule.SUBJECT.fitted(line).orElseThrow();
  }

  private static String joined(String separator, @Nullable String... parts) {
    return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(separator));
  }

  private String required(Column column) throws BadValueException {
    String value = value(column);
    if (value == null) {
      throw new BadValueException(column, ABSENT, "given");
    }
    return value;
  }

  private @Nullable String value(Column column) throws BadValueException {
    String value = header.value(record, column).strip();
    if (value.indexOf(0) >= 0) {
      throw new BadValueException(column, "\\u0000", "text");
    }
    return TextRule.EXTERNAL_ID
        .fitted(value)
        .map(String::strip)
        .filter(fit -> !fit.equals(ABSENT))
        .orElse(null);
  }
}
