package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.bootstrap.servicenow.format.BadRow;
import io.technicianviews.bootstrap.servicenow.format.Event;
import io.technicianviews.bootstrap.servicenow.format.FileFormat;
import io.technicianviews.bootstrap.servicenow.format.IncidentFile;
import io.technicianviews.bootstrap.servicenow.format.InvalidLogFileException;
import io.technicianviews.bootstrap.servicenow.format.Row;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads a file to its end: events into a log, and invalid rows. */
final class EventLogReader {

  private final Path file;
  private final ImportOptions options;
  private final EventLog log;
  private final FileFormat format;
  private final Consumer<Incident> events;
  private BadRows badRows = BadRows.NONE;
  private long rows;
  private long shortened;

  private EventLogReader(
      Path file, ImportOptions options, FileFormat format, Consumer<Incident> events) {
    this.file = file;
    this.options = options;
    this.format = format;
    this.events = events;
    log = new EventLog(options.asOf());
  }

  /**
   * Reads a file to its end and imports it, unless it is refused.
   *
   * @param events receives the incident after each event, in the order of the file
   * @param imported imports the file that was read
   */
  static ImportOutcome readAndImport(
      Path file,
      ImportOptions options,
      ImportProgress progress,
      Consumer<Incident> events,
      Function<EventLogReader, ImportOutcome> imported) {
    return read(
        file,
        options,
        progress,
        events,
        reader -> reader.refusal().orElseGet(() -> imported.apply(reader)));
  }

  /** Reads a file to its end and imports nothing. */
  static ImportOutcome check(Path file, ImportOptions options, ImportProgress progress) {
    return read(
        file,
        options,
        progress,
        incident -> {},
        reader -> new ImportOutcome.Checked(reader.preview(), reader.refusal()));
  }

  private static ImportOutcome read(
      Path file,
      ImportOptions options,
      ImportProgress progress,
      Consumer<Incident> events,
      Function<EventLogReader, ImportOutcome> outcome) {
    try (IncidentFile incidents = new IncidentFile(file, progress::read)) {
      FileFormat format = incidents.format(options.format());
      EventLogReader reader = new EventLogReader(file, options, format, events);
      reader.rows = incidents.read(format, reader::add);
      return outcome.apply(reader);
    } catch (InvalidLogFileException e) {
      return new ImportOutcome.Unusable(e.reason());
    }
  }

  private void add(Row row) {
    switch (row) {
      case Event event -> {
        Incident incident = log.add(event);
        if (incident != null) {
          shortened += event.shortened() ? 1 : 0;
          events.accept(incident);
        }
      }
      case BadRow badRow -> badRows = badRows.plus(badRow);
    }
  }

  /** The reason why nothing can be imported, if there is one. */
  private Optional<ImportOutcome> refusal() {
    if (badRows.total() > 0 && !options.skipBadRows()) {
      return Optional.of(new ImportOutcome.Refused(badRows));
    }
    return log.events() > 0
        ? Optional.empty()
        : Optional.of(
            new ImportOutcome.NothingUsable(
                file + " contains nothing to import: " + reasonForNothing(), badRows));
  }

  private String reasonForNothing() {
    if (rows == 0) {
      return "it has a header and no rows";
    }
    return badRows.total() == rows
        ? "all of its %,d rows are invalid".formatted(rows)
        : "no event is on or before " + options.asOf();
  }

  EventLog log() {
    return log;
  }

  ImportSummary summary(int created) {
    int incidents = log.incidents().size();
    return new ImportSummary(
        rows,
        log.events(),
        incidents,
        created,
        incidents - created,
        log.people().size(),
        log.technicians().size(),
        log.groups().size(),
        shortened,
        badRows);
  }

  private ImportPreview preview() {
    return new ImportPreview(format, summary(0), log.categories(), log.firstDay(), log.lastDay());
  }
}
