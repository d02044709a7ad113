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

/** A file that was read to its end: events in a log, and the rows that are none. */
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
   * Reads a file to its end, and imports it if that can be done.
   *
   * @param events takes each incident as every event that counts left it, in the order of the file
   */
  static ImportOutcome of(
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
        reading -> reading.refusal().orElseGet(() -> imported.apply(reading)));
  }

  /** Reads a file to its end, and imports nothing. */
  static ImportOutcome check(Path file, ImportOptions options, ImportProgress progress) {
    return read(
        file,
        options,
        progress,
        incident -> {},
        reading -> new ImportOutcome.Checked(reading.preview(), reading.refusal()));
  }

  private static ImportOutcome read(
      Path file,
      ImportOptions options,
      ImportProgress progress,
      Consumer<Incident> events,
      Function<EventLogReader, ImportOutcome> outcome) {
    try (IncidentFile incidents = new IncidentFile(file, progress::read)) {
      FileFormat format = incidents.format(options.format());
      EventLogReader reading = new EventLogReader(file, options, format, events);
      reading.rows = incidents.read(format, reading::add);
      return outcome.apply(reading);
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

  /** Why nothing can be imported, if so. */
  private Optional<ImportOutcome> refusal() {
    if (badRows.total() > 0 && !options.skipBadRows()) {
      return Optional.of(new ImportOutcome.Refused(badRows));
    }
    return log.events() > 0
        ? Optional.empty()
        : Optional.of(
            new ImportOutcome.NothingUsable(
                file + " has nothing to import: " + whyNothing(), badRows));
  }

  private String whyNothing() {
    if (rows == 0) {
      return "it has a header and no rows";
    }
    return badRows.total() == rows
        ? "none of its %,d rows can be understood".formatted(rows)
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
    return new ImportPreview(format, summary(0), log.statuses(), log.firstDay(), log.lastDay());
  }
}
