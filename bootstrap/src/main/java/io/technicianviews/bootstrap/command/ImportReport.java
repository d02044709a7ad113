package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.servicenow.BadRow;
import io.technicianviews.bootstrap.servicenow.BadRows;
import io.technicianviews.bootstrap.servicenow.ImportOutcome;
import io.technicianviews.bootstrap.servicenow.ImportSummary;
import io.technicianviews.bootstrap.servicenow.ReplayCounts;
import io.technicianviews.bootstrap.wiring.CommandFailedException;
import java.util.Locale;

/** Tells the operator what came of an import. */
final class ImportReport {

  private final Surroundings surroundings;

  ImportReport(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Says it.
   *
   * @throws CommandFailedException if nothing was imported
   */
  void say(ImportOutcome outcome) {
    switch (outcome) {
      case ImportOutcome.Imported(ImportSummary summary) -> say(text(summary), summary);
      case ImportOutcome.Replayed(ImportSummary summary, ReplayCounts events) ->
          say(text(events), summary);
      case ImportOutcome.Refused(BadRows badRows) -> {
        list(badRows);
        throw new CommandFailedException(
            "nothing was imported, for %d of the rows cannot be understood; --skip-bad-rows leaves them out"
                .formatted(badRows.total()));
      }
      case ImportOutcome.Unusable(String reason) -> throw new CommandFailedException(reason);
    }
  }

  private void say(String what, ImportSummary summary) {
    list(summary.skipped());
    surroundings.out().println(what + names(summary) + skipped(summary.skipped()));
  }

  private void list(BadRows badRows) {
    for (BadRow row : badRows.first()) {
      surroundings.err().println("line " + row.line() + ": " + row.reason());
    }
    long unlisted = badRows.total() - badRows.first().size();
    if (unlisted > 0) {
      surroundings.err().println("... and " + unlisted + " more");
    }
  }

  private static String text(ImportSummary summary) {
    return String.format(
        Locale.ROOT,
        "Imported %,d incidents (%,d new, %,d updated) from %,d events in %,d rows.%n",
        summary.incidents(),
        summary.created(),
        summary.updated(),
        summary.events(),
        summary.rows());
  }

  private static String text(ReplayCounts events) {
    return String.format(
        Locale.ROOT,
        """
        Replayed %,d events, %,d per second: %,d made a request, %,d changed one,
        %,d had happened before or changed nothing.
        """,
        events.total(),
        events.perSecond(),
        events.created(),
        events.updated(),
        events.unchanged());
  }

  private static String names(ImportSummary summary) {
    return String.format(
        Locale.ROOT,
        "They name %,d people, %,d of them technicians, and %,d business units.",
        summary.people(),
        summary.technicians(),
        summary.businessUnits());
  }

  private static String skipped(BadRows badRows) {
    return badRows.total() == 0
        ? ""
        : "%nLeft out %,d rows that cannot be understood.".formatted(badRows.total());
  }
}
