package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.servicenow.BadRow;
import io.technicianviews.bootstrap.servicenow.BadRows;
import io.technicianviews.bootstrap.servicenow.ImportOptions;
import io.technicianviews.bootstrap.servicenow.ImportOutcome;
import io.technicianviews.bootstrap.servicenow.ImportSummary;
import io.technicianviews.bootstrap.servicenow.ServiceNowImport;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.CommandFailedException;
import io.technicianviews.bootstrap.wiring.DeskDatabase;
import io.technicianviews.bootstrap.wiring.Opened;
import io.technicianviews.persistence.PostgresDesk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports the event log of a ServiceNow desk. */
@Command(
    name = "servicenow",
    description = {
      "Imports the event log of a ServiceNow desk: all of the file, or nothing.",
      "Importing it again updates and never doubles. A demo gives way to an import."
    },
    footer = {
      "",
      "Examples:",
      "  ${COMMAND-FULL-NAME} incident_event_log.csv",
      "  ${COMMAND-FULL-NAME} events.csv.gz --as-of 2016-03-15 --shift-to-today"
    })
final class ImportServiceNow extends DeskCommand {

  @Parameters(paramLabel = "FILE", description = "The log as CSV, plain or compressed with gzip.")
  private Path file = Path.of("");

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Only the events up to the end of this day, such as 2016-03-15.")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--shift-to-today",
      description =
          "Move everything by whole days, so that the as-of day, or else the last event's, is"
              + " today.")
  private boolean shiftToToday;

  @Option(
      names = "--skip-bad-rows",
      description = "Leave out the rows that cannot be understood, instead of importing nothing.")
  private boolean skipBadRows;

  ImportServiceNow(Surroundings surroundings) {
    super(surroundings, Tokens.NOT_NEEDED);
  }

  @Override
  void run(Settings settings, Opened opened) {
    PostgresDesk desk = DeskDatabase.open(settings, opened);
    ZoneId zone = desk.desk().timeZone();
    LocalDate today = LocalDate.ofInstant(surroundings().clock().instant(), zone);
    ImportOptions options = new ImportOptions(asOf, shiftToToday ? today : null, skipBadRows);
    report(imported(new ServiceNowImport(desk.loader(), zone), options));
  }

  private ImportOutcome imported(ServiceNowImport log, ImportOptions options) {
    try (Progress progress = Progress.start(surroundings().err())) {
      return log.run(file, options, (rows, bytes, total) -> progress.is(state(rows, bytes, total)));
    }
  }

  private static String state(long rows, long bytes, long total) {
    return bytes < total
        ? "reading: %d %%, %,d rows".formatted(100 * bytes / total, rows)
        : "loading into the database";
  }

  private void report(ImportOutcome outcome) {
    switch (outcome) {
      case ImportOutcome.Imported(ImportSummary summary) -> {
        list(summary.skipped());
        surroundings().out().println(text(summary));
      }
      case ImportOutcome.Refused(BadRows badRows) -> {
        list(badRows);
        throw new CommandFailedException(
            "nothing was imported, for %d of the rows cannot be understood; --skip-bad-rows leaves them out"
                .formatted(badRows.total()));
      }
      case ImportOutcome.Unusable(String reason) -> throw new CommandFailedException(reason);
    }
  }

  private void list(BadRows badRows) {
    for (BadRow row : badRows.first()) {
      surroundings().err().println("line " + row.line() + ": " + row.reason());
    }
    long unlisted = badRows.total() - badRows.first().size();
    if (unlisted > 0) {
      surroundings().err().println("... and " + unlisted + " more");
    }
  }

  private static String text(ImportSummary summary) {
    return String.format(
            Locale.ROOT,
            """
        Imported %,d incidents (%,d new, %,d updated) from %,d events in %,d rows.
        They name %,d people, %,d of them technicians, and %,d business units.\
        """,
            summary.incidents(),
            summary.created(),
            summary.updated(),
            summary.events(),
            summary.rows(),
            summary.people(),
            summary.technicians(),
            summary.businessUnits())
        + skipped(summary.skipped());
  }

  private static String skipped(BadRows badRows) {
    return badRows.total() == 0
        ? ""
        : "%nLeft out %,d rows that cannot be understood.".formatted(badRows.total());
  }
}
