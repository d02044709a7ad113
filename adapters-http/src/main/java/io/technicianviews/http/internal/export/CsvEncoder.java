package io.technicianviews.http.internal.export;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Encoder of records as CSV (RFC 4180). A text that a spreadsheet would evaluate as a formula gets
 * an apostrophe in front, as OWASP recommends; so does a part of a text that is a cell of its own
 * for a spreadsheet with another separator than the comma.
 */
final class CsvEncoder {

  /** Characters that begin a formula, also in their full-width forms. */
  private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  /**
   * Ends of cells within a text, before a formula. Where the separator is a semicolon or a tab, our
   * quotes follow a comma and have no effect, so a line break ends the cell, too. A quote after the
   * separator would begin a quoted cell, in which the formula is the first character.
   */
  private static final Pattern BEFORE_FORMULA =
      Pattern.compile("[;\\t\\r\\n]\"*+(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])");

  private static final String END_OF_RECORD = "\r\n";

  private CsvEncoder() {}

  /**
   * Encodes a record.
   *
   * @param cells numbers and times are written as they are; null is an empty cell
   */
  static String record(List<? extends @Nullable Object> cells) {
    return cells.stream().map(CsvEncoder::cell).collect(Collectors.joining(",")) + END_OF_RECORD;
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> quoted(harmless(text));
      default -> value.toString();
    };
  }

  private static String harmless(String text) {
    String inside = BEFORE_FORMULA.matcher(text).replaceAll("$0'");
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + inside : inside;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
