package io.technicianviews.bootstrap.servicenow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.bootstrap.servicenow.format.BadRow;
import io.technicianviews.bootstrap.servicenow.format.Column;
import io.technicianviews.bootstrap.servicenow.format.FileKind;
import io.technicianviews.bootstrap.servicenow.format.FormatOptions;
import io.technicianviews.bootstrap.servicenow.format.TimePattern;
import io.technicianviews.domain.request.ServiceRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that a file has the same content in every supported format. */
class FormatsTest {

  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");

  private Samples samples;
  private Map<String, ServiceRequest> expected;

  @BeforeEach
  void importsTheList(@TempDir Path directory) throws IOException {
    samples = new Samples(directory);
    expected = requests(samples.list(text -> text), FormatOptions.NONE);
  }

  @Test
  void delimitersAreRecognized() throws IOException {
    for (String delimiter : List.of(";", "\t", "|")) {
      assertSame(text -> text.replace("\",\"", "\"" + delimiter + "\""));
    }
    assertSame(text -> "sep=;\n" + text.replace("\",\"", "\";\""));
  }

  @Test
  void encodingsAreRecognized() throws IOException {
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      for (String mark : List.of("", "\ufeff")) {
        Path file = samples.directory().resolve("utf-16.csv");
        Files.write(file, (mark + Samples.list()).getBytes(charset));
        assertThat(requests(file, FormatOptions.NONE)).isEqualTo(expected);
      }
    }
    assertSame(text -> "\ufeff" + text);
  }

  @Test
  void internalNamesAndDisplayValuesAreRecognized() throws IOException {
    UnaryOperator<String> internal =
        text ->
            header(
                text,
                "number,opened_at,short_description,description,caller_id,priority,state,"
                    + "hold_reason,category,assignment_group,assigned_to,sys_updated_on,"
                    + "sys_updated_by,resolved_at,closed_at");
    assertSame(internal);
    assertSame(text -> internal.apply(text).replace("assigned_to,", "assigned_to.name,"));
    assertSame(text -> internal.apply(text).replace("caller_id,", "caller_id.display_value,"));
    assertSame(text -> text.toUpperCase(Locale.ROOT).substring(0, text.indexOf('\n')) + rows(text));
  }

  @Test
  void ofAnIdAndItsDisplayValueTheDisplayValueIsRead() throws IOException {
    assertSame(
        text ->
            header(
                    text,
                    "number,opened_at,short_description,description,caller_id.name,priority,state,"
                        + "hold_reason,category,assignment_group,assigned_to,sys_updated_on,x,"
                        + "resolved_at,closed_at,caller_id")
                .replaceAll("\"\n", "\",\"46d44a\"\n"));
  }

  @Test
  void localeFormatsAreRecognizedFromTheWholeFile() throws IOException {
    for (String pattern :
        List.of(
            "MM/dd/yyyy HH:mm:ss",
            "M/d/yyyy h:mm:ss a",
            "MM-dd-yyyy HH:mm:ss",
            "d/M/yyyy H:mm:ss",
            "dd-MM-yyyy HH:mm:ss",
            "dd/MM/yyyy hh:mm:ss a",
            "yyyy/MM/dd HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ss")) {
      // A day after the twelfth determines the order.
      assertThat(requests(withLateDay(pattern), FormatOptions.NONE))
          .as(pattern)
          .isEqualTo(requests(withLateDay("yyyy-MM-dd HH:mm:ss"), FormatOptions.NONE));
    }
  }

  @Test
  void datesWithDotsHaveTheDayFirst() throws IOException {
    assertSame(written("dd.MM.yyyy HH:mm:ss"));
  }

  @Test
  void anAmbiguousOrderIsRejected() throws IOException {
    for (String pattern : List.of("dd/MM/yyyy HH:mm:ss", "MM-dd-yyyy HH:mm:ss")) {
      Path file = samples.list(written(pattern));

      assertThat(unusable(file, FormatOptions.NONE))
          .contains("day/month or month/day", "(line 2)", "--date-format");
      assertThat(requests(file, new FormatOptions(Map.of(), TimePattern.of(pattern))))
          .isEqualTo(expected);
    }
  }

  @Test
  void twoDigitYearsAreReadByPattern() throws IOException {
    String pattern = "MM/dd/yy h:mm:ss a";
    assertThat(
            requests(
                samples.list(written(pattern)),
                new FormatOptions(Map.of(), TimePattern.of(pattern))))
        .isEqualTo(expected);
  }

  @Test
  void anInvalidPatternIsRefused() {
    for (String pattern : List.of("dd/MM/yyyy", "HH:mm", "dd/MM/yyyy hh:mm", "foo", "{")) {
      assertThatThrownBy(() -> TimePattern.of(pattern))
          .as(pattern)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aTimeInTheOtherOrderIsABadRow() throws IOException {
    Path file =
        samples.list(
            text ->
                written("dd/MM/yyyy HH:mm:ss")
                    .apply(
                        text.replace("2026-02-03 08:15:42", "2026-01-28 08:15:42")
                            .replace("2026-02-01 17:05:09", "2026-01-29 17:05:09"))
                    .replace("02/02/2026 11:00:00", "01/31/2026 11:00:00"));

    assertThat(badRows(file))
        .containsExactly(
            new BadRow(
                6,
                "Opened must be day/month/year hour:minute, in the years 1970 to 2999: 01/31/2026"
                    + " 11:00:00"));
  }

  @Test
  void aSpreadsheetsEventLogIsTheSameLog() throws IOException {
    Map<String, ServiceRequest> log = requests(samples.plain(), FormatOptions.NONE);
    for (String change : List.of("$1-$2-$3 $4", "0$1-0$2-$3 $4", "0$1.0$2.$3 $4:00")) {
      Path file =
          samples.changed(text -> text.replaceAll("(\\d)/(\\d)/(\\d{4}) (\\d+:\\d\\d)", change));
      assertThat(requests(file, FormatOptions.NONE)).as(change).isEqualTo(log);
    }
    assertThat(
            requests(
                    samples.changed(
                        text ->
                            text.replaceAll("(\\d)/(\\d)/(\\d{4}) (\\d+:\\d\\d)", "$1-$2-$3 $4")
                                .replace("1-5-2019 8:55", "29-02-2016 09:00")),
                    FormatOptions.NONE)
                .get("INC1"))
        .extracting(request -> request.state().created())
        .isEqualTo(LocalDateTime.parse("2016-02-29T09:00").atZone(ImportedDesk.ZONE).toInstant());
  }

  @Test
  void columnsCanBeNamed() throws IOException {
    Path file =
        samples.list(
            text ->
                text.replace("\"Caller\"", "\"Customer\"")
                    .replace("\"Assigned to\"", "\"Engineer\""));
    assertThat(unusable(file, FormatOptions.NONE))
        .endsWith(
            "these columns are missing: caller_id (\"Caller\"), assigned_to (\"Assigned to\");"
                + " --column NAME=HEADER sets the header of a column, and --column NAME= declares"
                + " that the file has no such column");

    assertThat(
            requests(
                file,
                columns(Map.of(Column.CALLER_ID, "customer", Column.ASSIGNED_TO, "Engineer"))))
        .isEqualTo(expected);
    assertThat(
            requests(file, columns(Map.of(Column.CALLER_ID, "Customer", Column.ASSIGNED_TO, "")))
                .values())
        .allSatisfy(request -> assertThat(request.state().assignees()).isEmpty());
    assertThat(unusable(file, columns(Map.of(Column.CALLER_ID, "Nobody"))))
        .contains("no column \"Nobody\"");
  }

  @Test
  void aWorkbookIsRefusedByName() throws IOException {
    Path file = samples.directory().resolve("list.csv");
    Files.write(file, new byte[] {'P', 'K', 3, 4, 0, 0});

    assertThat(unusable(file, FormatOptions.NONE)).contains("workbook").contains("CSV");
  }

  @Test
  void aCheckReportsWhatWouldBeImportedAndTheFormat() throws IOException {
    Path file = samples.list(text -> text.replace("\",\"", "\";\"").replace("2 - High", "urgent"));

    var checked =
        (ImportOutcome.Checked)
            ServiceNowImport.check(file, ImportOptions.PLAIN, ImportProgress.SILENT);

    ImportPreview preview = checked.preview();
    assertThat(preview.format().kind()).isEqualTo(FileKind.LIST_EXPORT);
    assertThat(preview.format().delimiter()).isEqualTo(';');
    assertThat(preview.format().headers()).containsEntry(Column.SYS_UPDATED_ON, "Updated");
    assertThat(preview.summary().rows()).isEqualTo(6);
    assertThat(preview.summary().incidents()).isEqualTo(5);
    assertThat(preview.summary().skipped().first()).extracting(BadRow::line).containsExactly(4L);
    assertThat(preview.categories().values()).hasSize(4);
    assertThat(checked.refusal()).get().isInstanceOf(ImportOutcome.Refused.class);
  }

  private Path withLateDay(String pattern) throws IOException {
    return samples.list(
        text -> written(pattern).apply(text.replace("2026-02-01 17", "2026-01-31 17")));
  }

  /** All times in another format. */
  private static UnaryOperator<String> written(String pattern) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.US);
    return text ->
        ISO.matcher(text)
            .replaceAll(
                found -> LocalDateTime.parse(found.group().replace(' ', 'T')).format(format));
  }

  private static String header(String text, String header) {
    return header + rows(text);
  }

  private static String rows(String text) {
    return text.substring(text.indexOf('\n'));
  }

  private void assertSame(UnaryOperator<String> change) throws IOException {
    assertThat(requests(samples.list(change), FormatOptions.NONE)).isEqualTo(expected);
  }

  private static FormatOptions columns(Map<Column, String> columns) {
    return new FormatOptions(columns, null);
  }

  private static ImportOptions options(@Nullable FormatOptions format, boolean skip) {
    return new ImportOptions(null, null, skip, format == null ? FormatOptions.NONE : format);
  }

  private static Map<String, ServiceRequest> requests(Path file, FormatOptions format) {
    ImportedDesk desk = new ImportedDesk();
    desk.imports(file, options(format, false));
    return desk.requests();
  }

  private static String unusable(Path file, FormatOptions format) {
    return ((ImportOutcome.Unusable) new ImportedDesk().run(file, options(format, true))).reason();
  }

  private static List<BadRow> badRows(Path file) {
    return ((ImportOutcome.Refused) new ImportedDesk().run(file, ImportOptions.PLAIN))
        .badRows()
        .first();
  }
}
