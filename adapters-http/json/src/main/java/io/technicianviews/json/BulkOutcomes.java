package io.technicianviews.json;

import io.technicianviews.application.bulk.BulkOutcome;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.Refusal.NotAssignableReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The wire form of what a bulk update did to a request. */
final class BulkOutcomes {

  private static final String DONE = "done";
  private static final String UNCHANGED = "unchanged";
  private static final String REFUSED = "refused";
  private static final String NOT_FOUND = "not_found";
  private static final String FAILED = "failed";

  /** The names of all outcomes. */
  static final List<String> NAMES = List.of(DONE, UNCHANGED, REFUSED, NOT_FOUND, FAILED);

  private BulkOutcomes() {}

  static String name(BulkOutcome outcome) {
    return switch (outcome) {
      case BulkOutcome.Changed changed -> DONE;
      case BulkOutcome.Unchanged unchanged -> UNCHANGED;
      case BulkOutcome.Refused(long id, Refusal.RequestNotFound notFound) -> NOT_FOUND;
      case BulkOutcome.Refused refused -> REFUSED;
      case BulkOutcome.NotCompleted failed -> FAILED;
    };
  }

  /** The version after the update; null if it was refused or failed. */
  static @Nullable Long version(BulkOutcome outcome) {
    return switch (outcome) {
      case BulkOutcome.Changed(long id, long version) -> version;
      case BulkOutcome.Unchanged(long id, long version) -> version;
      case BulkOutcome.Refused refused -> null;
      case BulkOutcome.NotCompleted failed -> null;
    };
  }

  /** Why the request was not changed; null if it was. */
  static @Nullable Problem problem(BulkOutcome outcome) {
    return switch (outcome) {
      case BulkOutcome.Changed changed -> null;
      case BulkOutcome.Unchanged unchanged -> null;
      case BulkOutcome.Refused(long id, Refusal refusal) -> problem(refusal);
      case BulkOutcome.NotCompleted failed -> problem(failed);
    };
  }

  /** The problem of a request among several. */
  static Problem problem(Refusal refusal) {
    return switch (refusal) {
      case Refusal.StaleVersion stale ->
          Problem.of(
                  ProblemType.STALE_VERSION,
                  "The request has version "
                      + stale.current()
                      + ", which is not the one in ids. Read it again and send its new version.")
              .currentVersion(stale.current());
      case Refusal.NotAssignable(long id, NotAssignableReason reason) ->
          RefusalProblems.notAssignable("Each id in assign", id, reason);
      default -> Problem.of(refusal);
    };
  }

  private static Problem problem(BulkOutcome.NotCompleted failed) {
    return Problem.of(
        failed.timedOut() ? ProblemType.DEADLINE_EXCEEDED : ProblemType.DESK_UNAVAILABLE,
        failed.attempted()
            ? "The request may have been changed or not: read it before you send the change again."
            : "The request was not changed, since the time for the call was over or the database"
                + " became unavailable. Send the change again.");
  }
}
