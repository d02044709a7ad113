package io.technicianviews.bootstrap.command;

import io.technicianviews.application.EventReplay;
import io.technicianviews.bootstrap.servicenow.ImportOptions;
import io.technicianviews.bootstrap.servicenow.ImportOutcome;
import io.technicianviews.bootstrap.servicenow.ServiceNowImport;
import io.technicianviews.bootstrap.servicenow.ServiceNowReplay;
import io.technicianviews.bootstrap.servicenow.format.Column;
import io.technicianviews.bootstrap.servicenow.format.FormatOptions;
import io.technicianviews.bootstrap.servicenow.format.TimePattern;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.CommandFailedException;
import io.technicianviews.bootstrap.wiring.DeskFactory;
import io.technicianviews.bootstrap.wiring.ResourceStack;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresDesk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports the incidents of a ServiceNow desk. */
@Command(
    name = "servicenow",
    description = {
      "Imports incidents of a ServiceNow desk: all of the file, or nothing. The file is a list export"
          + " (Number, Short description, State, Priority, Opened, Updated, Caller, Assignment group,"
          + " Assigned to, and others), or an event log, of which each row is the state of an incident"
          + " after one event.",
      "Importing again updates and never doubles, and undoes nothing that an administrator decided:"
          + " names, activation and roles of people, removed memberships, names of business units."
          + " Demo data are replaced."
    },
    exitCodeList = {
      "0:done",
      "1:failed, or nothing in the file can be imported; the reason is on stderr, and the desk is as"
          + " it was, with --replay as far as it came",
      "2:a setting, an option or an argument is wrong; nothing was done"
    },
    footer = {
      "",
      "Encodings are UTF-8 and UTF-16; values are separated by commas, semicolons, tabs or bars. Times"
          + " are local times of the desk, in the years 1970 to 2999. Subjects are shortened to 255"
          + " characters, descriptions to 10,000; a row with a longer number or name is refused.",
      "",
      "Examples:",
      "  ${COMMAND-FULL-NAME} incident.csv --check",
      "  ${COMMAND-FULL-NAME} incident.csv --date-format \"dd/MM/yyyy HH:mm:ss\"",
      "  ${COMMAND-FULL-NAME} incident.csv --column caller_id=Customer --column assigned_to=",
      "  ${COMMAND-FULL-NAME} events.csv.gz --as-of 2016-03-15 --shift-to-today",
      "  ${COMMAND-FULL-NAME} events.csv.gz --replay --writers 8"
    })
final class ImportServiceNow extends DeskCommand {

  @Parameters(
      paramLabel = "FILE",
      description = "The list or log as CSV, plain or compressed with gzip.")
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
      names = "--check",
      description =
          "Only say what would be imported: format, rows, requests, people. No desk is used.")
  private boolean check;

  @Option(
      names = "--column",
      paramLabel = "NAME=HEADER",
      description =
          "The header of a column that is not recognized; repeatable. Without a header the file has"
              + " no such column. Names are those of ServiceNow, such as caller_id.")
  private List<String> columns = new ArrayList<>();

  @Option(
      names = "--date-format",
      paramLabel = "PATTERN",
      description =
          "How times are written, such as \"dd/MM/yyyy HH:mm:ss\" or \"MM-dd-yy h:mm a\", if the file"
              + " does not show it.")
  private @Nullable String dateFormat;

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

  ImportServiceNow(CommandEnvironment commandEnvironment) {
    super(commandEnvironment, Tokens.NOT_NEEDED);
  }

  @Override
  void run(Settings settings, ResourceStack resourceStack) {
    int atATime = writers(settings);
    FormatOptions format = format();
    if (check) {
      new ImportReport(surroundings())
          .say(checked(new ImportOptions(asOf, null, skipBadRows, format)));
      return;
    }
    PostgresDesk desk = DeskFactory.open(settings, resourceStack);
    ZoneId zone = desk.desk().timeZone();
    LocalDate today = LocalDate.ofInstant(surroundings().clock().instant(), zone);
    ImportOptions options =
        new ImportOptions(asOf, shiftToToday ? today : null, skipBadRows, format);
    new ImportReport(surroundings())
        .say(replay ? replayed(desk, options, atATime) : imported(desk, options));
  }

  private FormatOptions format() {
    Map<Column, String> headers = new EnumMap<>(Column.class);
    for (String given : columns) {
      int equals = given.indexOf('=');
      Column column =
          Column.named(equals < 0 ? "" : given.substring(0, equals))
              .orElseThrow(
                  () ->
                      wrong(
                          "--column must be NAME=HEADER, where NAME is one of %s: %s"
                              .formatted(Column.knownNames(), given)));
      String header = given.substring(equals + 1).strip();
      if (header.isEmpty() && column.isMandatory()) {
        throw wrong("--column %s must name a header: rows need it".formatted(given));
      }
      headers.put(column, header);
    }
    try {
      return new FormatOptions(headers, dateFormat == null ? null : TimePattern.of(dateFormat));
    } catch (IllegalArgumentException e) {
      throw wrong(
          "--date-format must be a pattern of date and time such as \"dd/MM/yyyy HH:mm:ss\", not"
              + " \"%s\": %s".formatted(dateFormat, e.getMessage()));
    }
  }

  private ParameterException wrong(String reason) {
    return new ParameterException(spec.commandLine(), reason);
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

  private ImportOutcome checked(ImportOptions options) {
    try (Progress progress = Progress.start(surroundings().err())) {
      return ServiceNowImport.check(file, options, new ImportProgressPrinter(progress));
    }
  }

  private ImportOutcome imported(PostgresDesk desk, ImportOptions options) {
    ServiceNowImport log = new ServiceNowImport(desk.loader(), desk.desk().timeZone());
    try (Progress progress = Progress.start(surroundings().err())) {
      return log.run(file, options, new ImportProgressPrinter(progress));
    }
  }

  private ImportOutcome replayed(PostgresDesk desk, ImportOptions options, int atATime) {
    EventReplay events = DeskFactory.serviceDesk(desk).replay();
    ServiceNowReplay log =
        new ServiceNowReplay(desk.loader(), desk.desk().timeZone(), events::apply, atATime);
    try (Progress progress = Progress.start(surroundings().err())) {
      return log.run(file, options, new ImportProgressPrinter(progress));
    } catch (DeskUnavailableException e) {
      throw new CommandFailedException(
          e.getMessage() + ". What was replayed stays; the same command goes on from there.", e);
    }
  }
}
