package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Reads the log of changes bit by bit, and begins anew now and then where it left off. */
final class LogConsumer implements AutoCloseable {

  private final ChangeLog log;
  private final RandomGenerator dice;
  private final List<ChangeLogEntry> taken = new ArrayList<>();
  private OrderedChangeReader reader;

  LogConsumer(ChangeLog log, RandomGenerator dice) {
    this.log = log;
    this.dice = dice;
    reader = log.readAfter(0);
  }

  void takeSome() {
    if (dice.nextInt(10) == 0) {
      reader.close();
      reader = log.readAfter(taken.isEmpty() ? 0 : taken.getLast().id());
    }
    taken.addAll(reader.next(dice.nextInt(1, 50)));
  }

  /** Takes what there is, while nobody writes. */
  List<ChangeLogEntry> takeAll() {
    long last = log.lastId();
    while (taken.isEmpty() || taken.getLast().id() < last) {
      takeSome();
    }
    return taken;
  }

  @Override
  public void close() {
    reader.close();
  }
}
