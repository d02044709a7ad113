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

  private static final Set<String> OF_EVENT_LOGS = Set.of("incident_state", "sys_updated_at");

  private final List<String> headers;
  private final Map<Column, Integer> positions;
  private final FileKind kind;

  private ColumnMapping(List<String> headers, Map<Column, Integer> positions, FileKind kind) {
    this.headers = headers;
    this.positions = positions;
    this.kind = kind;
  }

  /**
   * Reads the header.
   *
   * @param given headers that the operator names, by column; an empty one is absent
   * @throws InvalidLogFileException if a column is missing, or is there twice
   */
  static ColumnMapping of(CSVRecord header, Map<Column, String> given)
      throws InvalidLogFileException {
    List<String> headers = header.stream().map(String::strip).toList();
    Map<Column, Integer> positions = positions(headers, given);
    FileKind kind = kind(headers, positions, given);
    List<Column> missing =
        kind.required().stream()
            .filter(column -> !positions.containsKey(column) && !isAbsent(column, given))
            .toList();
    if (positions.isEmpty()) {
      throw new InvalidLogFileException(
          "its first line is not the header of such a log or list: no column number");
    }
    if (!missing.isEmpty()) {
      throw new InvalidLogFileException(missing(missing, kind));
    }
    return new ColumnMapping(headers, positions, kind);
  }

  /** How many of the columns a header has. */
  static int recognized(Stream<String> headers) {
    return (int) headers.filter(header -> Column.named(header).isPresent()).count();
  }

  private static Map<Column, Integer> positions(List<String> headers, Map<Column, String> given)
      throws InvalidLogFileException {
    Map<Column, Integer> positions = new EnumMap<>(Column.class);
    List<String> repeated = new ArrayList<>();
    for (Column column : Column.values()) {
      String name = given.get(column);
      List<Integer> found = name == null ? find(headers, column) : find(headers, column, name);
      if (found.size() > 1) {
        repeated.add(headers.get(found.getFirst()));
      }
      if (!found.isEmpty()) {
        positions.put(column, found.getFirst());
      }
    }
    if (!repeated.isEmpty()) {
      throw new InvalidLogFileException(
          "these columns stand there twice: " + String.join(", ", repeated));
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
      List<Integer> displayed =
          found.stream().filter(i -> Column.isDisplayValue(headers.get(i))).toList();
      if (!found.isEmpty()) {
        return displayed.isEmpty() ? found : displayed;
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
          "it has no column \"%s\", which --column names for %s"
              .formatted(name, column.internalName()));
    }
    return found;
  }

  private static FileKind kind(
      List<String> headers, Map<Column, Integer> positions, Map<Column, String> given) {
    if (positions.containsKey(Column.SHORT_DESCRIPTION)
        || isAbsent(Column.SHORT_DESCRIPTION, given)) {
      return FileKind.LIST_EXPORT;
    }
    boolean isLog =
        positions.containsKey(Column.U_SYMPTOM)
            || positions.containsKey(Column.SUBCATEGORY)
            || headers.stream().map(Column::canonical).anyMatch(OF_EVENT_LOGS::contains);
    return isLog ? FileKind.EVENT_LOG : FileKind.LIST_EXPORT;
  }

  private static boolean isAbsent(Column column, Map<Column, String> given) {
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
        + "; --column NAME=HEADER names the header of one"
        + (missing.stream().allMatch(Column::isMandatory)
            ? ""
            : ", and --column NAME= says that there is none");
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

  /** The header of a column as the file writes it. */
  String header(Column column) {
    Integer position = positions.get(column);
    return position == null ? column.internalName() : headers.get(position);
  }

  /** The text of a column, empty if the file has no such column. */
  String value(CSVRecord record, Column column) {
    return has(column) ? record.get(requireNonNull(positions.get(column))).strip() : "";
  }

  /** What is read from which header. */
  Map<Column, String> headersByColumn() {
    Map<Column, String> read = new EnumMap<>(Column.class);
    Arrays.stream(Column.values())
        .filter(this::has)
        .forEach(column -> read.put(column, header(column)));
    return read;
  }
}
