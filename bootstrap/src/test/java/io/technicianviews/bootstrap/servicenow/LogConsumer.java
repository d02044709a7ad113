package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A reader of the change log that reads random batches and at times reopens the log at its last
 * position.
 */
final class LogConsumer implements AutoCloseable {

  private final ChangeLog log;
  private final RandomGenerator random;
  private final List<ChangeLogEntry> read = new ArrayList<>();
  private OrderedChangeReader reader;

  LogConsumer(ChangeLog log, RandomGenerator random) {
    this.log = log;
    this.random = random;
    reader = log.readAfter(0);
  }

  void readSome() {
    if (random.nextInt(10) == 0) {
      reader.close();
      reader = log.readAfter(read.isEmpty() ? 0 : read.getLast().id());
    }
    read.addAll(reader.next(random.nextInt(1, 50)));
  }

  /** Reads the rest of the log, while there are no writers. */
  List<ChangeLogEntry> readAll() {
    long last = log.lastId();
    while (read.isEmpty() || read.getLast().id() < last) {
      readSome();
    }
    return read;
  }

  @Override
  public void close() {
    reader.close();
  }
}
