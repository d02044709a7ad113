package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.ChangeLogPoll;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a node.
 *
 * @param log null: the node has not polled since it was started
 * @param runningPoll the running poll, which the node has not processed yet
 */
record Node(@Nullable NodeLog log, @Nullable RunningPoll runningPoll) {

  static final Node STARTED = new Node(null, null);

  /**
   * A running poll.
   *
   * @param first whether it is the first poll of a new poller
   */
  record RunningPoll(ChangeLogPoll poll, boolean first) {}

  Node startsPoll(ChangeLogPoll poll, boolean first) {
    return new Node(log, new RunningPoll(poll, first));
  }

  Node completesPoll(RunningPoll completed) {
    return new Node(
        completed.first() || log == null
            ? NodeLog.begin(completed.poll())
            : log.add(completed.poll()),
        null);
  }

  Node withLog(NodeLog other) {
    return new Node(other, runningPoll);
  }
}
