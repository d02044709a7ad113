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

/** Imports incidents that were exported from ServiceNow. */
@Command(
    name = "servicenow",
    description = {
      "Imports incidents from ServiceNow: the whole file, or nothing. The file is a list export"
          + " (Number, Short description, State, Priority, Opened, Updated, Caller, Assignment group,"
          + " Assigned to, and others), or an event log, in which each row is the state of an incident"
          + " after one event.",
      "Another import of the same incidents updates them and creates no duplicates. It preserves what an"
          + " administrator changed: names, activation and roles of people, removed memberships, names"
          + " of business units. Demo data are replaced if no user has changed them; otherwise the import"
          + " adds to them."
    },
    exitCodeList = {
      "0:done",
      "1:failed, or the file contains nothing to import; the reason is on stderr; no data were"
          + " changed, but the schema may have been migrated; with --replay, events already replayed"
          + " stay",
      "2:a setting, an option or an argument is invalid; nothing was done"
    },
    footer = {
      "",
      "Encodings are UTF-8 and UTF-16; values are separated by commas, semicolons, tabs or bars. Times"
          + " are in the time zone of the helpdesk, in the years 1970 to 2999. Subjects are truncated"
          + " to 255 characters, descriptions to 10,000; a row with a longer number or name is"
          + " invalid.",
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
      description = "The list export or event log as CSV, plain or compressed with gzip.")
  private Path file = Path.of("");

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Import only the events up to the end of this day, such as 2016-03-15.")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--shift-to-today",
      description =
          "Shift all times by whole days, so that the day of --as-of, or else of the last event, is"
              + " today.")
  private boolean shiftToToday;

  @Option(
      names = "--skip-bad-rows",
      description = "Skip invalid rows, instead of importing nothing.")
  private boolean skipBadRows;

  @Option(
      names = "--check",
      description =
          "Print what would be imported: format, rows, requests, people. No database is used.")
  private boolean check;

  @Option(
      names = "--column",
      paramLabel = "NAME=HEADER",
      description =
          "The header of a column that is not recognized; repeatable. An empty HEADER means that the"
              + " file has no such column. Names are those of ServiceNow, such as caller_id.")
  private List<String> columns = new ArrayList<>();

  @Option(
      names = "--date-format",
      paramLabel = "PATTERN",
      description =
          "The format of times, such as \"dd/MM/yyyy HH:mm:ss\" or \"MM-dd-yy h:mm a\", if it cannot"
              + " be detected.")
  private @Nullable String dateFormat;

  @Option(
      names = "--replay",
      description =
          "Replay the log event by event, each in a transaction of its own. The resulting requests are"
              + " the same as without --replay. After an interruption the same command continues.")
  private boolean replay;

  @Option(
      names = "--writers",
      paramLabel = "N",
      description =
          "With --replay: the number of events written concurrently, each of another incident; 1 to"
              + " DATABASE_POOL_SIZE, 1 by default.")
  private @Nullable Integer writers;

  @Spec private CommandSpec spec = CommandSpec.create();

  ImportServiceNow(CommandEnvironment commandEnvironment) {
    super(commandEnvironment, Tokens.NOT_NEEDED);
  }

  @Override
  void run(Settings settings, ResourceStack resourceStack) {
    int concurrency = writers(settings);
    FormatOptions format = format();
    if (check) {
      new ImportReport(commandEnvironment(), () -> 0)
          .print(checked(new ImportOptions(asOf, null, skipBadRows, format)));
      return;
    }
    PostgresDesk desk = DeskFactory.open(settings, resourceStack);
    ZoneId zone = desk.desk().timeZone();
    LocalDate today = LocalDate.ofInstant(commandEnvironment().clock().instant(), zone);
    ImportOptions options =
        new ImportOptions(asOf, shiftToToday ? today : null, skipBadRows, format);
    new ImportReport(
            commandEnvironment(), () -> RequestCount.of(desk, commandEnvironment().clock()))
        .print(replay ? replayed(desk, options, concurrency) : imported(desk, options));
  }

  private FormatOptions format() {
    Map<Column, String> headers = new EnumMap<>(Column.class);
    for (String given : columns) {
      int equals = given.indexOf('=');
      Column column =
          Column.named(equals < 0 ? "" : given.substring(0, equals))
              .orElseThrow(
                  () ->
                      invalid(
                          "--column must be NAME=HEADER, where NAME is one of %s: %s"
                              .formatted(Column.knownNames(), given)));
      String header = given.substring(equals + 1).strip();
      if (header.isEmpty() && column.isMandatory()) {
        throw invalid("--column %s must name a header: the column is mandatory".formatted(given));
      }
      headers.put(column, header);
    }
    try {
      return new FormatOptions(headers, dateFormat == null ? null : TimePattern.of(dateFormat));
    } catch (IllegalArgumentException e) {
      throw invalid(
          "--date-format must be a pattern of date and time such as \"dd/MM/yyyy HH:mm:ss\", not"
              + " \"%s\": %s".formatted(dateFormat, e.getMessage()));
    }
  }

  private ParameterException invalid(String reason) {
    return new ParameterException(spec.commandLine(), reason);
  }

  private int writers(Settings settings) {
    if (writers == null) {
      return 1;
    }
    if (!replay) {
      throw new ParameterException(spec.commandLine(), "--writers requires --replay");
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
    try (Progress progress = Progress.start(commandEnvironment().err())) {
      return ServiceNowImport.check(file, options, new ImportProgressPrinter(progress));
    }
  }

  private ImportOutcome imported(PostgresDesk desk, ImportOptions options) {
    ServiceNowImport log = new ServiceNowImport(desk.loader(), desk.desk().timeZone());
    try (Progress progress = Progress.start(commandEnvironment().err())) {
      return log.run(file, options, new ImportProgressPrinter(progress));
    }
  }

  private ImportOutcome replayed(PostgresDesk desk, ImportOptions options, int concurrency) {
    EventReplay events = DeskFactory.serviceDesk(desk).replay();
    ServiceNowReplay log =
        new ServiceNowReplay(desk.loader(), desk.desk().timeZone(), events::apply, concurrency);
    try (Progress progress = Progress.start(commandEnvironment().err())) {
      return log.run(file, options, new ImportProgressPrinter(progress));
    } catch (DeskUnavailableException e) {
      throw new CommandFailedException(
          e.getMessage() + ". Events already replayed stay; the same command continues.", e);
    }
  }
}
