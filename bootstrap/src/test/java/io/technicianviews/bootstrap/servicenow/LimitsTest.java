package io.technicianviews.bootstrap.servicenow;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.bootstrap.servicenow.format.BadRow;
import io.technicianviews.domain.text.TextRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that imported texts and times are within the limits of the API. */
class LimitsTest {

  private static final String LONG = "x".repeat(100_000);

  private final ImportedDesk desk = new ImportedDesk();
  private Samples samples;

  @BeforeEach
  void aDirectoryForFiles(@TempDir Path directory) {
    samples = new Samples(directory);
  }

  @Test
  void timesOfAbsurdYearsAreBadRowsWithTheirLine() throws IOException {
    for (String year : List.of("0", "0000", "-4800", "1969", "3000", "9999", "+300000")) {
      Path log =
          samples.changed(text -> text.replaceFirst("1/5/2019 8:55", "1/5/" + year + " 8:55"));
      assertThat(badRow(log))
          .isEqualTo(
              new BadRow(
                  2,
                  "opened_at must be day/month/year hour:minute, in the years 1970 to 2999: 1/5/"
                      + year
                      + " 8:55"));
      Path list =
          samples.list(text -> text.replace("2026-02-03 08:15:42", year + "-02-03 08:15:42"));
      assertThat(badRow(list).line()).isEqualTo(2);
      assertThat(badRow(list).reason()).startsWith("Opened must be a time such as 2026-02-03");
    }
  }

  @Test
  void numbersAndNamesThatAreTooLongOrHaveSeveralLinesAreBadRows() throws IOException {
    for (String bad : List.of(LONG, "two\nlines", "right\u202eto left", "tab\there", "\u0000x")) {
      for (String name : List.of("INC0010002", "Ivo Brandt\",\"2", "Omar Reyes", "Service Desk")) {
        String replaced = name.endsWith("2") && name.startsWith("Ivo") ? bad + "\",\"2" : bad;
        Path file = samples.list(text -> text.replaceFirst(name, replaced));

        BadRow row = badRow(file);

        assertThat(row.line()).isIn(2L, 4L);
        assertThat(row.reason())
            .hasSizeLessThan(250)
            .doesNotContain("\n", "\u202e", "\t", "\u0000");
      }
    }
  }

  @Test
  void badRowsAreSkippedOnRequest() throws IOException {
    Path file = samples.list(text -> text.replaceFirst("Omar Reyes", LONG));

    ImportSummary summary = desk.imports(file, new ImportOptions(null, null, true));

    assertThat(summary.incidents()).isEqualTo(5);
    assertThat(summary.skipped().total()).isEqualTo(1);
  }

  @Test
  void subjectsAndDescriptionsAreShortened() throws IOException {
    Path file =
        samples.list(
            text ->
                text.replace("Printer on floor 2", LONG)
                    .replace("The toner is new", "y".repeat(20_000)));

    ImportSummary summary = desk.imports(file, ImportOptions.PLAIN);

    assertThat(summary.shortened()).isEqualTo(1);
    assertThat(desk.request("INC0010001").subject()).hasSize(255);
    assertThat(desk.request("INC0010001").description()).hasSize(10_000);
    ImportedDesk replayed = new ImportedDesk();
    replayed.replays(file, ImportOptions.PLAIN);
    assertThat(replayed.requests().keySet()).isEqualTo(desk.requests().keySet());
  }

  @Test
  void theSubjectThatALogComposesIsShortened() throws IOException {
    Path file = samples.changed(text -> text.replace("Hardware", LONG));

    assertThat(desk.imports(file, ImportOptions.PLAIN).shortened()).isPositive();
    assertThat(desk.request("INC1").subject()).hasSize(255);
  }

  @Test
  void aSubjectOfSeveralLinesOrWithoutVisibleCharactersIsNormalized() throws IOException {
    Path file =
        samples.list(
            text ->
                text.replace(
                        "Printer on floor 2 prints", "Printer\r\non\u2028floor\t2 \u202eprints")
                    .replace("Access to shared folder", "\u200b"));

    desk.imports(file, ImportOptions.PLAIN);

    assertThat(desk.request("INC0010001").subject())
        .isEqualTo("Printer on floor 2 prints blank pages");
    assertThat(desk.request("INC0010003").subject()).isEqualTo("Incident INC0010003");
    desk.requests()
        .values()
        .forEach(one -> assertThat(TextRule.SUBJECT.violation(one.subject())).isEmpty());
  }

  @Test
  void oneNameInTwoNormalFormsIsOnePerson() throws IOException {
    Path file =
        samples.list(
            text ->
                text.replaceFirst("Maya Stone", "Ren\u00e9")
                    .replaceFirst("Maya Stone", "Rene\u0301"));

    desk.imports(file, ImportOptions.PLAIN);

    assertThat(desk.people()).containsKey("Ren\u00e9").hasSize(6);
  }

  private BadRow badRow(Path file) {
    List<BadRow> rows =
        ((ImportOutcome.Refused) desk.run(file, ImportOptions.PLAIN)).badRows().first();
    assertThat(rows).isNotEmpty();
    return rows.getFirst();
  }
}
