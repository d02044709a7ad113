package io.technicianviews.bootstrap.servicenow.format;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** The position of each column in the records of a file. */
final class ColumnMapping {

  private static final Set<String> EVENT_LOG_HEADERS = Set.of("incident_state", "sys_updated_at");

  private final List<String> headers;
  private final Map<Column, Integer> positions;
  private final FileKind kind;

  private ColumnMapping(List<String> headers, Map<Column, Integer> positions, FileKind kind) {
    this.headers = headers;
    this.positions = positions;
    this.kind = kind;
  }

  /**
   * Maps the header of a file.
   *
   * @param given the headers from the command line, by column; an empty one means no such column
   * @throws InvalidLogFileException if a column is missing, or is duplicated
   */
  static ColumnMapping of(CSVRecord header, Map<Column, String> given)
      throws InvalidLogFileException {
    List<String> headers = header.stream().map(String::strip).toList();
    Map<Column, Integer> positions = positions(headers, given);
    FileKind kind = kind(headers, positions, given);
    List<Column> missing =
        kind.required().stream()
            .filter(column -> !positions.containsKey(column) && !isDeclaredAbsent(column, given))
            .toList();
    if (positions.isEmpty()) {
      throw new InvalidLogFileException(
          "its first line is not the header of an event log or list export: there is no column number");
    }
    if (!missing.isEmpty()) {
      throw new InvalidLogFileException(missing(missing, kind));
    }
    return new ColumnMapping(headers, positions, kind);
  }

  /** The number of known columns among these headers. */
  static int recognized(Stream<String> headers) {
    return (int) headers.filter(header -> Column.named(header).isPresent()).count();
  }

  private static Map<Column, Integer> positions(List<String> headers, Map<Column, String> given)
      throws InvalidLogFileException {
    Map<Column, Integer> positions = new EnumMap<>(Column.class);
    List<String> duplicates = new ArrayList<>();
    for (Column column : Column.values()) {
      String name = given.get(column);
      List<Integer> found = name == null ? find(headers, column) : find(headers, column, name);
      if (found.size() > 1) {
        duplicates.add(headers.get(found.getFirst()));
      }
      if (!found.isEmpty()) {
        positions.put(column, found.getFirst());
      }
    }
    if (!duplicates.isEmpty()) {
      throw new InvalidLogFileException(
          "these columns are duplicated: " + String.join(", ", duplicates));
    }
    return positions;
  }

  private static List<Integer> find(List<String> headers, Column column) {
    for (String name : column.names()) {
      List<Integer> found =
          IntStream.range(0, headers.size())
              .filter(i -> Column.canonical(headers.get(i)).equals(name))
              .boxed()
              .toList();
      List<Integer> displayValues =
          found.stream().filter(i -> Column.isDisplayValue(headers.get(i))).toList();
      if (!found.isEmpty()) {
        return displayValues.isEmpty() ? found : displayValues;
      }
    }
    return List.of();
  }

  private static List<Integer> find(List<String> headers, Column column, String name)
      throws InvalidLogFileException {
    if (name.isEmpty()) {
      return List.of();
    }
    List<Integer> found =
        IntStream.range(0, headers.size())
            .filter(i -> headers.get(i).equalsIgnoreCase(name))
            .boxed()
            .toList();
    if (found.isEmpty()) {
      throw new InvalidLogFileException(
          "it has no column \"%s\", the header given with --column for %s"
              .formatted(name, column.internalName()));
    }
    return found;
  }

  private static FileKind kind(
      List<String> headers, Map<Column, Integer> positions, Map<Column, String> given) {
    if (positions.containsKey(Column.SHORT_DESCRIPTION)
        || isDeclaredAbsent(Column.SHORT_DESCRIPTION, given)) {
      return FileKind.LIST_EXPORT;
    }
    boolean isLog =
        positions.containsKey(Column.U_SYMPTOM)
            || positions.containsKey(Column.SUBCATEGORY)
            || headers.stream().map(Column::canonical).anyMatch(EVENT_LOG_HEADERS::contains);
    return isLog ? FileKind.EVENT_LOG : FileKind.LIST_EXPORT;
  }

  private static boolean isDeclaredAbsent(Column column, Map<Column, String> given) {
    return "".equals(given.get(column));
  }

  private static String missing(List<Column> missing, FileKind kind) {
    return "these columns are missing: "
        + missing.stream()
            .map(
                column ->
                    kind == FileKind.EVENT_LOG
                        ? column.internalName()
                        : column.internalName() + " (\"" + column.label() + "\")")
            .collect(Collectors.joining(", "))
        + "; --column NAME=HEADER sets the header of a column"
        + (missing.stream().allMatch(Column::isMandatory)
            ? ""
            : ", and --column NAME= declares that the file has no such column");
  }

  FileKind kind() {
    return kind;
  }

  int width() {
    return headers.size();
  }

  boolean has(Column column) {
    return positions.containsKey(column);
  }

  /** The header of a column in the file. */
  String header(Column column) {
    Integer position = positions.get(column);
    return position == null ? column.internalName() : headers.get(position);
  }

  /** The text of a column, empty if the file has no such column. */
  String value(CSVRecord record, Column column) {
    return has(column) ? record.get(requireNonNull(positions.get(column))).strip() : "";
  }

  /** The header of each column that the file has. */
  Map<Column, String> headersByColumn() {
    Map<Column, String> result = new EnumMap<>(Column.class);
    Arrays.stream(Column.values())
        .filter(this::has)
        .forEach(column -> result.put(column, header(column)));
    return result;
  }
}
