package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.ChangeLogPoll;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a node.
 *
 * @param log null: it has not read the log since it was started
 * @param underWay the reading of the log that it makes now: what the desk has answered, and the
 *     node has not taken in yet
 */
record Node(@Nullable NodeLog log, @Nullable UnderWay underWay) {

  static final Node STARTED = new Node(null, null);

  /**
   * A reading.
   *
   * @param first whether it begins afresh
   */
  record UnderWay(ChangeLogPoll reading, boolean first) {}

  Node reads(ChangeLogPoll reading, boolean first) {
    return new Node(log, new UnderWay(reading, first));
  }

  Node takesIn(UnderWay read) {
    return new Node(
        read.first() || log == null ? NodeLog.begin(read.reading()) : log.add(read.reading()),
        null);
  }

  Node knows(NodeLog other) {
    return new Node(other, underWay);
  }
}
