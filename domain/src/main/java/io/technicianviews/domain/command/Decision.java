package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.request.ServiceRequest;

/** The outcome of a command on one request. */
public sealed interface Decision {

  /**
   * The command is applied.
   *
   * @param after the new state of the request
   * @param change the entry for the change log
   */
  record Accepted(ServiceRequest after, Change change) implements Decision {}

  /** The command changes nothing, so nothing is written. */
  record Unchanged() implements Decision {}

  /** The command is refused, so nothing is written. */
  record Refused(Refusal refusal) implements Decision {}

  /** Returns a refusal. */
  static Decision refused(Refusal refusal) {
    return new Refused(refusal);
  }

  /** Returns the decision that nothing changes. */
  static Decision unchanged() {
    return new Unchanged();
  }
}
