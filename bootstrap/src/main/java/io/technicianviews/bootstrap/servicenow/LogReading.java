package io.technicianviews.bootstrap.servicenow;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Sorts the rows of a file: events into the log, the others into a list for whoever imports it. */
final class LogReading {

  private final EventLog log;
  private BadRows badRows = BadRows.NONE;

  LogReading(@Nullable LocalDate asOf) {
    log = new EventLog(asOf);
  }

  void add(Row row) {
    switch (row) {
      case Event event -> log.add(event);
      case BadRow badRow -> badRows = badRows.plus(badRow);
    }
  }

  EventLog log() {
    return log;
  }

  BadRows badRows() {
    return badRows;
  }

  ImportSummary summary(long rows, int created) {
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
