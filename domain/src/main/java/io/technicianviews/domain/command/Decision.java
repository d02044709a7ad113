package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.request.ServiceRequest;

/** What came of a command about one request. */
public sealed interface Decision {

  /**
   * It is done.
   *
   * @param after the request as it is from now on
   */
  record Accepted(ServiceRequest after, Change change) implements Decision {}

  /** Everything is as the command wants it already: nothing is written. */
  record Unchanged() implements Decision {}

  /** It is not to be done. */
  record Refused(Refusal refusal) implements Decision {}

  static Decision refused(Refusal refusal) {
    return new Refused(refusal);
  }

  static Decision unchanged() {
    return new Unchanged();
  }
}
