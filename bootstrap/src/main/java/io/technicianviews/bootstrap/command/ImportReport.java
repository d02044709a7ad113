package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.servicenow.BadRows;
import io.technicianviews.bootstrap.servicenow.ImportOutcome;
import io.technicianviews.bootstrap.servicenow.ImportPreview;
import io.technicianviews.bootstrap.servicenow.ImportSummary;
import io.technicianviews.bootstrap.servicenow.ReplayCounts;
import io.technicianviews.bootstrap.servicenow.format.BadRow;
import io.technicianviews.bootstrap.servicenow.format.FileFormat;
import io.technicianviews.bootstrap.wiring.CommandFailedException;
import io.technicianviews.domain.request.Status;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells the operator what came of an import. */
final class ImportReport {

  private final CommandEnvironment commandEnvironment;

  ImportReport(CommandEnvironment commandEnvironment) {
    this.commandEnvironment = commandEnvironment;
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
      case ImportOutcome.NothingUsable(String reason, BadRows badRows) -> {
        list(badRows);
        throw new CommandFailedException(reason);
      }
      case ImportOutcome.Checked(ImportPreview preview, var refusal) -> {
        commandEnvironment.out().println(text(preview));
        refusal.ifPresentOrElse(this::say, () -> list(preview.summary().skipped()));
      }
      case ImportOutcome.Unusable(String reason) -> throw new CommandFailedException(reason);
    }
  }

  private void say(String what, ImportSummary summary) {
    list(summary.skipped());
    commandEnvironment.out().println(what + names(summary) + notes(summary));
  }

  private void list(BadRows badRows) {
    for (BadRow row : badRows.first()) {
      commandEnvironment.err().println("line " + row.line() + ": " + row.reason());
    }
    long unlisted = badRows.total() - badRows.first().size();
    if (unlisted > 0) {
      commandEnvironment.err().println("... and " + unlisted + " more");
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

  private static String notes(ImportSummary summary) {
    String shortened =
        summary.shortened() == 0
            ? ""
            : "%nShortened the subject or the description of %,d events."
                .formatted(summary.shortened());
    long skipped = summary.skipped().total();
    return skipped == 0
        ? shortened
        : shortened + "%nLeft out %,d rows that cannot be understood.".formatted(skipped);
  }

  private static String text(ImportPreview preview) {
    ImportSummary summary = preview.summary();
    return text(preview.format())
        + String.format(
            Locale.ROOT,
            "Rows: %,d, of which %,d cannot be understood. Events: %,d%s.%n",
            summary.rows(),
            summary.skipped().total(),
            summary.events(),
            preview.firstDay() == null
                ? ""
                : ", from " + preview.firstDay() + " to " + preview.lastDay())
        + String.format(
            Locale.ROOT,
            "Requests: %,d%s.%nPeople: %,d, of them technicians: %,d. Business units: %,d.%n",
            summary.incidents(),
            statuses(preview),
            summary.people(),
            summary.technicians(),
            summary.businessUnits())
        + (summary.shortened() == 0
            ? ""
            : "Subjects or descriptions to be shortened: %,d.%n".formatted(summary.shortened()))
        + "Checked only: nothing was imported.";
  }

  private static String text(FileFormat format) {
    return String.format(
        "Format: %s, %s, separated by %s, times: %s.%nColumns: %s.%n",
        format.kind().description(),
        format.charset(),
        format.delimiter() == '\t' ? "tabs" : "\"" + format.delimiter() + "\"",
        format.times(),
        format.headers().entrySet().stream()
            .map(read -> read.getKey().internalName() + " = \"" + read.getValue() + "\"")
            .collect(Collectors.joining(", ")));
  }

  private static String statuses(ImportPreview preview) {
    return Arrays.stream(Status.values())
        .filter(preview.statuses()::containsKey)
        .map(
            status -> status.name().toLowerCase(Locale.ROOT) + " " + preview.statuses().get(status))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(", "), list -> list.isEmpty() ? "" : " (" + list + ")"));
  }
}
