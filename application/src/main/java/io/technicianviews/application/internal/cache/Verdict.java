package io.technicianviews.application.internal.cache;

import io.technicianviews.application.cache.CacheOutcome;
import java.time.Instant;

/** Whether the parts of a result are the state of one moment since it was asked for. */
public sealed interface Verdict {

  /** They are the state of this instant. */
  record Valid(Instant asOf, CacheOutcome source) implements Verdict {}

  /**
   * One of them is not the state that the poll saw.
   *
   * @param newer the poll of the change log
   */
  record Invalid(ChangeLogPoller.Poll newer) implements Verdict {}
}
