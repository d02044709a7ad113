package io.technicianviews.bootstrap.servicenow.format;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the records of a CSV text. Blank lines are ignored. */
final class CsvText {

  private static final int HEAD_CHARS = 1 << 15;
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  /** The first line with which spreadsheet programs declare the delimiter. */
  private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\"?sep=(.)\"?\\R");

  private final char delimiter;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final long linesBefore;
  private long line = 1;

  private CsvText(Reader text, char delimiter, int linesBefore) throws IOException {
    this.delimiter = delimiter;
    this.linesBefore = linesBefore;
    parser = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get().parse(text);
    records = parser.iterator();
    line += linesBefore;
  }

  /**
   * Opens a text. The delimiter is the one with most known headers in the first line, or a comma.
   */
  static CsvText of(Reader text) throws IOException {
    text.mark(HEAD_CHARS);
    char[] chars = new char[HEAD_CHARS];
    int length = Math.max(0, text.read(chars));
    String head = new String(chars, 0, length);
    text.reset();
    Matcher separator = SEPARATOR_LINE.matcher(head);
    if (separator.lookingAt()) {
      text.skip(separator.end());
      return new CsvText(text, separator.group(1).charAt(0), 1);
    }
    char delimiter =
        DELIMITERS.stream()
            .max(Comparator.comparingInt(candidate -> recognized(head, candidate)))
            .orElseThrow();
    boolean isHeader = recognized(head, delimiter) > 0;
    return new CsvText(text, isHeader ? delimiter : ',', 0);
  }

  private static int recognized(String head, char delimiter) {
    try (CSVParser parser =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).get().parse(new StringReader(head))) {
      Iterator<CSVRecord> records = parser.iterator();
      return records.hasNext() ? ColumnMapping.recognized(records.next().stream()) : 0;
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  char delimiter() {
    return delimiter;
  }

  /** The line at which the next record begins, as an editor counts lines. */
  long line() {
    return line;
  }

  boolean hasNext() {
    return records.hasNext();
  }

  CSVRecord next() {
    CSVRecord record = records.next();
    line = parser.getCurrentLineNumber() + 1 + linesBefore;
    return record;
  }

  static boolean isBlankLine(CSVRecord record) {
    return record.size() == 1 && record.get(0).isBlank();
  }
}
