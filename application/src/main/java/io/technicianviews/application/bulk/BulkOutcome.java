package io.technicianviews.application.bulk;

import io.technicianviews.domain.command.Refusal;

/** What a bulk update did to one request. */
public sealed interface BulkOutcome {

  /** The id of the request. */
  long requestId();

  /**
   * The request was changed.
   *
   * @param version the version after the change
   */
  record Changed(long requestId, long version) implements BulkOutcome {}

  /** The request had all values already, so nothing was written. */
  record Unchanged(long requestId, long version) implements BulkOutcome {}

  /** The request was not changed; {@link Refusal.RequestNotFound} if the caller may not see it. */
  record Refused(long requestId, Refusal refusal) implements BulkOutcome {}

  /**
   * The storage failed, or the time for the update was over.
   *
   * @param timedOut whether the time was over
   * @param attempted whether the change was begun. Then it may have been made or not; otherwise it
   *     was not made
   */
  record NotCompleted(long requestId, boolean timedOut, boolean attempted) implements BulkOutcome {}
}
