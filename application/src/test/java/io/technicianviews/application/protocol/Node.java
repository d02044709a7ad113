package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.ChangeLogPoll;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a node.
 *
 * @param log null: the node has not polled since it was started
 * @param underWay the running poll, which the node has not processed yet
 */
record Node(@Nullable NodeLog log, @Nullable UnderWay underWay) {

  static final Node STARTED = new Node(null, null);

  /**
   * A running poll.
   *
   * @param first whether it is the first poll of a new reader
   */
  record UnderWay(ChangeLogPoll poll, boolean first) {}

  Node reads(ChangeLogPoll poll, boolean first) {
    return new Node(log, new UnderWay(poll, first));
  }

  Node takesIn(UnderWay read) {
    return new Node(
        read.first() || log == null ? NodeLog.begin(read.poll()) : log.add(read.poll()), null);
  }

  Node knows(NodeLog other) {
    return new Node(other, underWay);
  }
}
