package io.technicianviews.bootstrap.servicenow.format;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.text.TextRule;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Parses the records of one file. Numbers and names must be within the limits of requests and
 * people; subjects and descriptions are truncated.
 */
final class EventParser {

  private static final String ABSENT = "?";
  private static final Pattern PRIORITY = Pattern.compile("([1-5])?(?:\\s*-\\s*)?(\\p{Alpha}*)");
  private static final Map<String, Priority> PRIORITIES =
      Map.of(
          "critical", Priority.CRITICAL,
          "high", Priority.HIGH,
          "moderate", Priority.MEDIUM,
          "medium", Priority.MEDIUM,
          "low", Priority.LOW,
          "planning", Priority.LOW);
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final List<String> AWAITS_CALLER = List.of("awaiting caller", "1");

  private final ColumnMapping columns;
  private final TimeParser times;

  EventParser(FileFormat format) {
    columns = format.columns();
    times = format.timeParser();
  }

  /** The event of a record, or the error in it. */
  Row parse(CSVRecord record, long line) {
    if (record.size() != columns.width()) {
      return new BadRow(
          line, "it has " + record.size() + " columns, but the header has " + columns.width());
    }
    try {
      return event(record);
    } catch (InvalidColumnException e) {
      return new BadRow(line, e.reason());
    }
  }

  private Event event(CSVRecord record) throws InvalidColumnException {
    String number = name(record, Column.NUMBER);
    if (number == null) {
      throw new InvalidColumnException(columns.header(Column.NUMBER), ABSENT, "must not be empty");
    }
    LocalDateTime at = time(record, Column.SYS_UPDATED_ON);
    IncidentState state = state(record);
    String subject = subject(record, number);
    String description = value(record, Column.DESCRIPTION);
    return new Event(
        number,
        at,
        time(record, Column.OPENED_AT),
        state.category().countAsSolved() ? resolved(record) : null,
        state,
        priority(record),
        Objects.requireNonNullElse(name(record, Column.CALLER_ID), Event.UNKNOWN_CALLER),
        name(record, Column.ASSIGNMENT_GROUP),
        name(record, Column.ASSIGNED_TO),
        TextRule.SUBJECT.fitted(subject).orElse("Incident " + number),
        description == null ? null : TextRule.DESCRIPTION.fitted(description).orElse(null),
        isTooLong(subject, TextRule.SUBJECT) || isTooLong(description, TextRule.DESCRIPTION));
  }

  private static boolean isTooLong(@Nullable String text, TextRule rule) {
    return text != null && text.codePointCount(0, text.length()) > rule.maxLength();
  }

  private IncidentState state(CSVRecord record) throws InvalidColumnException {
    String text = required(record, Column.STATE);
    Optional<IncidentState> state = IncidentState.of(text);
    if (state.isEmpty()) {
      throw new InvalidColumnException(
          columns.header(Column.STATE), text, "must be one of " + IncidentState.known());
    }
    String reason = columns.value(record, Column.HOLD_REASON).toLowerCase(Locale.ROOT);
    return state.get() == IncidentState.ON_HOLD && AWAITS_CALLER.contains(reason)
        ? IncidentState.AWAITING_USER_INFO
        : state.get();
  }

  private Priority priority(CSVRecord record) throws InvalidColumnException {
    String text = required(record, Column.PRIORITY);
    Matcher matcher = PRIORITY.matcher(text);
    if (matcher.matches()) {
      Priority byName = PRIORITIES.get(matcher.group(2).toLowerCase(Locale.ROOT));
      if (matcher.group(1) != null) {
        return Priority.of(Math.min(Integer.parseInt(matcher.group(1)), Priority.LOW.id()));
      }
      if (byName != null) {
        return byName;
      }
    }
    throw new InvalidColumnException(
        columns.header(Column.PRIORITY),
        text,
        "must be 1 to 5, as in \"3 - Moderate\" or \"5 - Planning\"");
  }

  private LocalDateTime time(CSVRecord record, Column column) throws InvalidColumnException {
    return time(column, required(record, column));
  }

  private LocalDateTime time(Column column, String text) throws InvalidColumnException {
    try {
      return times.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidColumnException(
          columns.header(column),
          text,
          "must be %s, in the years %d to %d"
              .formatted(times.description(), TimeParser.FIRST_YEAR, TimeParser.LAST_YEAR),
          e);
    }
  }

  /**
   * From list exports only: in an event log every row of an incident has its final resolution time.
   */
  private @Nullable LocalDateTime resolved(CSVRecord record) throws InvalidColumnException {
    if (columns.kind() == FileKind.LIST_EXPORT) {
      for (Column column : List.of(Column.RESOLVED_AT, Column.CLOSED_AT)) {
        String text = value(record, column);
        if (text != null) {
          return time(column, text);
        }
      }
    }
    return null;
  }

  private String subject(CSVRecord record, String number) {
    String subject = value(record, Column.SHORT_DESCRIPTION);
    if (subject == null && columns.kind() == FileKind.EVENT_LOG) {
      String kind =
          joined(" / ", value(record, Column.CATEGORY), value(record, Column.SUBCATEGORY));
      subject = joined(": ", kind.isEmpty() ? null : kind, value(record, Column.U_SYMPTOM));
    }
    String given = subject == null || subject.isEmpty() ? "Incident " + number : subject;
    return SPACE.matcher(given).replaceAll(" ");
  }

  private static String joined(String separator, @Nullable String... parts) {
    return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(separator));
  }

  private String required(CSVRecord record, Column column) throws InvalidColumnException {
    String value = value(record, column);
    if (value == null) {
      throw new InvalidColumnException(columns.header(column), ABSENT, "must not be empty");
    }
    return value;
  }

  /** A number or name, which identifies a record: it is never truncated. */
  private @Nullable String name(CSVRecord record, Column column) throws InvalidColumnException {
    String value = value(record, column);
    if (value == null) {
      return null;
    }
    Optional<String> violation = TextRule.EXTERNAL_ID.violation(value);
    if (violation.isPresent()) {
      throw new InvalidColumnException(columns.header(column), value, violation.get());
    }
    return TextRule.normalized(value);
  }

  private @Nullable String value(CSVRecord record, Column column) {
    String value = columns.value(record, column);
    return value.isEmpty() || value.equals(ABSENT) ? null : value;
  }
}
