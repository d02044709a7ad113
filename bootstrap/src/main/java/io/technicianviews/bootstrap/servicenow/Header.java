package io.technicianviews.bootstrap.servicenow;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVRecord;

/** Where each column stands in this file. */
final class Header {

  private final List<String> names;
  private final Map<Column, Integer> positions = new EnumMap<>(Column.class);

  private Header(List<String> names) {
    this.names = names;
    for (Column column : Column.values()) {
      positions.put(column, names.indexOf(column.header()));
    }
  }

  /**
   * Reads the first record of a file.
   *
   * @throws UnusableFileException if a column is missing or stands there twice
   */
  static Header of(CSVRecord record) throws UnusableFileException {
    List<String> names =
        StreamSupport.stream(record.spliterator(), false).map(String::strip).toList();
    List<String> missing = Column.missingFrom(names);
    if (missing.size() == Column.values().length) {
      throw new UnusableFileException(
          "its first line is not the header of such a log: no column " + missing.getFirst());
    }
    if (!missing.isEmpty()) {
      throw new UnusableFileException("these columns are missing: " + String.join(", ", missing));
    }
    List<String> repeated = repeated(names);
    if (!repeated.isEmpty()) {
      throw new UnusableFileException(
          "these columns stand there twice: " + String.join(", ", repeated));
    }
    return new Header(names);
  }

  int width() {
    return names.size();
  }

  String value(CSVRecord record, Column column) {
    return record.get(requireNonNull(positions.get(column)));
  }

  private static List<String> repeated(List<String> names) {
    return Arrays.stream(Column.values())
        .map(Column::header)
        .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
        .toList();
  }
}
