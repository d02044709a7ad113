package io.technicianviews.bootstrap.servicenow;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/** Sorts the rows of a file: events into the log, the others into a list for whoever imports it. */
final class LogReading {

  private final EventLog log;
  private final Consumer<Incident> events;
  private BadRows badRows = BadRows.NONE;
  private long rows;

  private LogReading(EventLog log, Consumer<Incident> events) {
    this.log = log;
    this.events = events;
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
      Function<LogReading, ImportOutcome> imported) {
    LogReading reading = new LogReading(new EventLog(options.asOf()), events);
    try {
      reading.rows = new EventFile(file, progress).read(reading::add);
    } catch (UnusableFileException e) {
      return new ImportOutcome.Unusable(e.reason());
    }
    return reading.badRows.total() > 0 && !options.skipBadRows()
        ? new ImportOutcome.Refused(reading.badRows)
        : imported.apply(reading);
  }

  private void add(Row row) {
    switch (row) {
      case Event event -> {
        Incident incident = log.add(event);
        if (incident != null) {
          events.accept(incident);
        }
      }
      case BadRow badRow -> badRows = badRows.plus(badRow);
    }
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
        badRows);
  }
}
