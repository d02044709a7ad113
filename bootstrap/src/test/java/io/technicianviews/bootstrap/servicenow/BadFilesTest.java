package io.technicianviews.bootstrap.servicenow;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.bootstrap.servicenow.format.BadRow;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.request.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadFilesTest {

  private static final ImportOptions SKIPPING = new ImportOptions(null, null, true);

  private final ImportedDesk desk = new ImportedDesk();
  private Samples samples;

  @BeforeEach
  void aDirectoryForFiles(@TempDir Path directory) {
    samples = new Samples(directory);
  }

  @Test
  void everyBadRowIsListedWithItsLineAndNothingIsImported() throws IOException {
    Path file =
        samples.changed(
            log ->
                log.replaceFirst("INC1,Active", "INC1,Sleeping")
                    .replace("1/5/2019 12:10", "31/4/2019 12:10")
                    .replace("1 - Critical", "6 - Someday")
                    .replace("INC5,", "?,")
                    .replace("INC6,Awaiting User Info,true,0", "INC6,Awaiting User Info,true"));

    assertThat(badRows(file).first())
        .containsExactly(
            new BadRow(
                3,
                "incident_state must be one of New, Active, In Progress, On Hold, Awaiting User Info,"
                    + " Awaiting Problem, Awaiting Vendor, Awaiting Evidence, Resolved, Closed,"
                    + " Canceled, -100: Sleeping"),
            new BadRow(
                5,
                "sys_updated_at must be day/month/year hour:minute, in the years 1970 to 2999: 31/4/2019 12:10"),
            new BadRow(
                12,
                "priority must be 1 to 5, as in \"3 - Moderate\" or \"5 - Planning\": 6 - Someday"),
            new BadRow(
                13,
                "priority must be 1 to 5, as in \"3 - Moderate\" or \"5 - Planning\": 6 - Someday"),
            new BadRow(
                14,
                "priority must be 1 to 5, as in \"3 - Moderate\" or \"5 - Planning\": 6 - Someday"),
            new BadRow(15, "number must not be empty: ?"),
            new BadRow(18, "it has 35 columns, but the header has 36"));
    assertThat(badRows(file).total()).isEqualTo(7);
    assertThat(desk.ids(EntityKind.PERSON)).isEmpty();
  }

  @Test
  void linesAreCountedAsAnEditorCountsThem() throws IOException {
    UnaryOperator<String> bad = log -> log.replace("INC1,Closed", "INC1,Sleeping");

    assertThat(badRows(samples.changed(bad)).first()).extracting(BadRow::line).containsExactly(20L);
    assertThat(badRows(samples.changed(log -> bad.apply(log).replace("\n", "\r\n"))).first())
        .extracting(BadRow::line)
        .containsExactly(20L);
    assertThat(badRows(samples.changed(log -> bad.apply(log).replaceFirst("\n", "\n\n"))).first())
        .extracting(BadRow::line)
        .containsExactly(21L);
  }

  @Test
  void aMissingTimeOfOpeningIsABadRow() throws IOException {
    Path file = samples.changed(log -> log.replace("4/5/2019 8:00", ""));

    assertThat(badRows(file).first())
        .containsExactly(
            new BadRow(16, "opened_at must not be empty: ?"),
            new BadRow(18, "opened_at must not be empty: ?"));
  }

  @Test
  void onlyTheFirstOfManyBadRowsAreListed() throws IOException {
    String row = "x\n";
    Path file = samples.changed(log -> log + row.repeat(50));

    BadRows badRows = badRows(file);
    assertThat(badRows.total()).isEqualTo(50);
    assertThat(badRows.first()).hasSize(BadRows.MAX_LISTED);
    assertThat(badRows.first().getFirst().line()).isEqualTo(21);
  }

  @Test
  void badRowsAreSkippedOnRequest() throws IOException {
    Path file = samples.changed(log -> log.replace("INC1,Closed", "INC1,Sleeping"));

    ImportSummary summary = desk.imports(file, SKIPPING);

    assertThat(summary.rows()).isEqualTo(17);
    assertThat(summary.events()).isEqualTo(16);
    assertThat(summary.skipped().first()).extracting(BadRow::line).containsExactly(20L);
    assertThat(desk.request("INC1").state().status()).isEqualTo(Status.SOLVED);
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    Path file =
        samples.changed(log -> log.replace("caller_id", "customer").replace("u_symptom", ""));

    assertThat(unusable(file))
        .isEqualTo(
            file
                + " cannot be imported: these columns are missing: caller_id, u_symptom;"
                + " --column NAME=HEADER sets the header of a column, and --column NAME= declares that the"
                + " file has no such column");
  }

  @Test
  void aDuplicateColumnIsNamed() throws IOException {
    Path file = samples.changed(log -> log.replace("opened_by", "opened_at"));

    assertThat(unusable(file)).endsWith("these columns are duplicated: opened_at");
  }

  @Test
  void aFileWithoutTheHeaderIsRefused() throws IOException {
    Path file = samples.changed(log -> log.substring(log.indexOf('\n') + 1));

    assertThat(unusable(file))
        .endsWith(
            "its first line is not the header of an event log or list export: there is no column number");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    assertThat(unusable(samples.changed(log -> ""))).endsWith("it is empty");
  }

  @Test
  void aMissingFileIsRefused() {
    Path file = samples.directory().resolve("absent.csv");

    assertThat(unusable(file)).isEqualTo(file + " cannot be imported: no such file");
  }

  @Test
  void aDirectoryIsRefused() {
    assertThat(unusable(samples.directory())).endsWith("cannot be imported: it is a directory");
  }

  @Test
  void aTruncatedCompressedFileIsRefusedWithAllItsRows() throws IOException {
    Path file = samples.compressed();
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {3, 100, bytes.length / 2, bytes.length - 1}) {
      Files.write(file, Arrays.copyOf(bytes, length));

      assertThat(unusable(file)).contains("its compressed data are truncated");
    }
    assertThat(desk.ids(EntityKind.PERSON)).isEmpty();
  }

  @Test
  void aDamagedCompressedFileIsRefused() throws IOException {
    Path file = samples.compressed();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 8] ^= 1;
    Files.write(file, bytes);

    assertThat(unusable(file)).contains("its compressed data are corrupt");
  }

  @Test
  void anUncompressedFileWithACompressedNameIsRefused() throws IOException {
    Path file = samples.directory().resolve("log.csv.gz");
    Files.writeString(file, Samples.sample());

    assertThat(unusable(file))
        .endsWith("it is not compressed with gzip, although its name ends with .gz");
  }

  @Test
  void aFileThatIsNotUtf8IsRefused() throws IOException {
    Path file = samples.directory().resolve("log.csv");
    Files.write(
        file,
        Samples.sample()
            .replace("Printer", "Drucker für A3")
            .getBytes(StandardCharsets.ISO_8859_1));

    assertThat(unusable(file)).contains("it is not UTF-8 text");
  }

  @Test
  void aQuoteThatNeverEndsIsRefusedEvenIfBadRowsAreSkipped() throws IOException {
    Path file = samples.changed(log -> log.replace("INC5,", "INC5,\""));

    assertThat(unusable(file))
        .contains("the row at line 15 has a quoted value without a proper end");
  }

  @Test
  void aByteOrderMarkAndAMissingLastNewLineDoNoHarm() throws IOException {
    Path file = samples.changed(log -> "\ufeff" + log.strip());

    assertThat(desk.imports(file, ImportOptions.PLAIN).rows()).isEqualTo(17);
  }

  @Test
  void aHeaderWithoutRowsIsNothingToImport() throws IOException {
    Path file = samples.changed(log -> log.substring(0, log.indexOf('\n')));

    assertThat(nothing(file).reason())
        .isEqualTo(file + " contains nothing to import: it has a header and no rows");
  }

  @Test
  void rowsThatAreAllBadAreNothingToImportAndTheDemoStays() throws IOException {
    Path file = samples.changed(log -> log.replaceAll("INC\\d,[^,]+", "INC1,Sleeping"));
    try (BulkLoad load = desk.desk.begin()) {
      load.people(List.of(new PersonRecord(Person.requester(903, "Grace Hopper"), "demo")));
      load.commitAsDemo();
    }

    ImportOutcome.NothingUsable nothing = nothing(file);

    assertThat(nothing.reason()).endsWith("all of its 17 rows are invalid");
    assertThat(nothing.badRows().total()).isEqualTo(17);
    assertThat(desk.ids(EntityKind.PERSON)).containsOnlyKeys("demo");
  }

  private ImportOutcome.NothingUsable nothing(Path file) {
    return (ImportOutcome.NothingUsable) desk.run(file, SKIPPING);
  }

  private BadRows badRows(Path file) {
    return switch (desk.run(file, ImportOptions.PLAIN)) {
      case ImportOutcome.Refused(BadRows badRows) -> badRows;
      case ImportOutcome.Imported imported -> throw new AssertionError(imported.toString());
      case ImportOutcome.Replayed replayed -> throw new AssertionError(replayed.toString());
      case ImportOutcome.Checked checked -> throw new AssertionError(checked.toString());
      case ImportOutcome.NothingUsable nothing -> throw new AssertionError(nothing.toString());
      case ImportOutcome.Unusable unusable -> throw new AssertionError(unusable.toString());
    };
  }

  private String unusable(Path file) {
    return switch (desk.run(file, SKIPPING)) {
      case ImportOutcome.Unusable(String reason) -> reason;
      case ImportOutcome.Imported imported -> throw new AssertionError(imported.toString());
      case ImportOutcome.Replayed replayed -> throw new AssertionError(replayed.toString());
      case ImportOutcome.Checked checked -> throw new AssertionError(checked.toString());
      case ImportOutcome.NothingUsable nothing -> throw new AssertionError(nothing.toString());
      case ImportOutcome.Refused refused -> throw new AssertionError(refused.toString());
    };
  }
}
