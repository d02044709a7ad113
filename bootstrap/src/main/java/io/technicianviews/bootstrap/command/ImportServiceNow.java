package io.technicianviews.bootstrap.command;

import io.technicianviews.application.EventReplay;
import io.technicianviews.bootstrap.servicenow.ImportOptions;
import io.technicianviews.bootstrap.servicenow.ImportOutcome;
import io.technicianviews.bootstrap.servicenow.ServiceNowImport;
import io.technicianviews.bootstrap.servicenow.ServiceNowReplay;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.CommandFailedException;
import io.technicianviews.bootstrap.wiring.DeskDatabase;
import io.technicianviews.bootstrap.wiring.Opened;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresDesk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports the event log of a ServiceNow desk. */
@Command(
    name = "servicenow",
    description = {
      "Imports the event log of a ServiceNow desk: all of the file, or nothing.",
      "Importing it again updates and never doubles. A demo gives way to an import."
    },
    exitCodeList = {
      "0:done",
      "1:failed; the reason is on stderr, and the desk is as it was, with --replay as far as it"
          + " came",
      "2:a setting, an option or an argument is wrong; nothing was done"
    },
    footer = {
      "",
      "Examples:",
      "  ${COMMAND-FULL-NAME} incident_event_log.csv",
      "  ${COMMAND-FULL-NAME} events.csv.gz --as-of 2016-03-15 --shift-to-today",
      "  ${COMMAND-FULL-NAME} events.csv.gz --replay --writers 8"
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

  @Option(
      names = "--replay",
      description =
          "Let the desk live through the log: every event is a write of its own. It ends as it"
              + " would without, and if it is interrupted, the same command goes on from there.")
  private boolean replay;

  @Option(
      names = "--writers",
      paramLabel = "N",
      description =
          "With --replay: how many events at a time, each of another incident; 1 unless given."
              + " DATABASE_POOL_SIZE bounds it.")
  private @Nullable Integer writers;

  @Spec private CommandSpec spec = CommandSpec.create();

  ImportServiceNow(Surroundings surroundings) {
    super(surroundings, Tokens.NOT_NEEDED);
  }

  @Override
  void run(Settings settings, Opened opened) {
    int atATime = writers(settings);
    PostgresDesk desk = DeskDatabase.open(settings, opened);
    ZoneId zone = desk.desk().timeZone();
    LocalDate today = LocalDate.ofInstant(surroundings().clock().instant(), zone);
    ImportOptions options = new ImportOptions(asOf, shiftToToday ? today : null, skipBadRows);
    new ImportReport(surroundings())
        .say(replay ? replayed(desk, options, atATime) : imported(desk, options));
  }

  private int writers(Settings settings) {
    if (writers == null) {
      return 1;
    }
    if (!replay) {
      throw new ParameterException(spec.commandLine(), "--writers is for --replay only");
    }
    if (writers < 1 || writers > settings.poolSize()) {
      throw new ParameterException(
          spec.commandLine(),
          "--writers must be from 1 to DATABASE_POOL_SIZE, which is %d, not %d"
              .formatted(settings.poolSize(), writers));
    }
    return writers;
  }

  private ImportOutcome imported(PostgresDesk desk, ImportOptions options) {
    ServiceNowImport log = new ServiceNowImport(desk.loader(), desk.desk().timeZone());
    try (Progress progress = Progress.start(surroundings().err())) {
      return log.run(file, options, new ImportSteps(progress));
    }
  }

  private ImportOutcome replayed(PostgresDesk desk, ImportOptions options, int atATime) {
    EventReplay events = DeskDatabase.serviceDesk(desk).replay();
    ServiceNowReplay log =
        new ServiceNowReplay(desk.loader(), desk.desk().timeZone(), events::repeat, atATime);
    try (Progress progress = Progress.start(surroundings().err())) {
      return log.run(file, options, new ImportSteps(progress));
    } catch (DeskUnavailableException e) {
      throw new CommandFailedException(
          e.getMessage() + ". What was replayed stays; the same command goes on from there.", e);
    }
  }
}
