package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.servicenow.BadRows;
import io.technicianviews.bootstrap.servicenow.ImportOutcome;
import io.technicianviews.bootstrap.servicenow.ImportPreview;
import io.technicianviews.bootstrap.servicenow.ImportSummary;
import io.technicianviews.bootstrap.servicenow.ReplayCounts;
import io.technicianviews.bootstrap.servicenow.format.BadRow;
import io.technicianviews.bootstrap.servicenow.format.FileFormat;
import io.technicianviews.bootstrap.wiring.CommandFailedException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.request.StatusCategory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Prints the outcome of an import. */
final class ImportReport {

  private final CommandEnvironment commandEnvironment;
  private final LongSupplier requests;

  /**
   * Creates a report.
   *
   * @param requests counts the requests of the helpdesk after an import
   */
  ImportReport(CommandEnvironment commandEnvironment, LongSupplier requests) {
    this.commandEnvironment = commandEnvironment;
    this.requests = requests;
  }

  /**
   * Prints the outcome to stdout, and invalid rows to stderr.
   *
   * @throws CommandFailedException if nothing was imported
   */
  void print(ImportOutcome outcome) {
    switch (outcome) {
      case ImportOutcome.Imported(ImportSummary summary) -> print(text(summary), summary);
      case ImportOutcome.Replayed(ImportSummary summary, ReplayCounts events) ->
          print(text(events), summary);
      case ImportOutcome.Refused(BadRows badRows) -> {
        list(badRows);
        throw new CommandFailedException(
            "nothing was imported: %d rows are invalid; --skip-bad-rows imports the others"
                .formatted(badRows.total()));
      }
      case ImportOutcome.NothingUsable(String reason, BadRows badRows) -> {
        list(badRows);
        throw new CommandFailedException(reason);
      }
      case ImportOutcome.Checked(ImportPreview preview, var refusal) -> {
        commandEnvironment.out().println(text(preview));
        refusal.ifPresentOrElse(this::print, () -> list(preview.summary().skipped()));
      }
      case ImportOutcome.Unusable(String reason) -> throw new CommandFailedException(reason);
    }
  }

  private void print(String imported, ImportSummary summary) {
    list(summary.skipped());
    commandEnvironment.out().println(imported + names(summary) + notes(summary) + total(summary));
  }

  /** Shows that an import was added to other data, such as demo data that users have changed. */
  private String total(ImportSummary summary) {
    try {
      long total = requests.getAsLong();
      return total <= summary.incidents()
          ? ""
          : String.format(Locale.ROOT, "%nThe helpdesk has %,d requests now.", total);
    } catch (DeskUnavailableException e) {
      // The import has succeeded: an error would say that no data were changed.
      return "";
    }
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
        Replayed %,d events, %,d per second: %,d created a request, %,d updated one,
        %,d were already applied or changed nothing.
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
        "The file names %,d people, %,d of them technicians, and %,d business units.",
        summary.people(),
        summary.technicians(),
        summary.businessUnits());
  }

  private static String notes(ImportSummary summary) {
    String shortened =
        summary.shortened() == 0
            ? ""
            : "%nTruncated the subject or the description of %,d events."
                .formatted(summary.shortened());
    long skipped = summary.skipped().total();
    return skipped == 0 ? shortened : shortened + "%nSkipped %,d invalid rows.".formatted(skipped);
  }

  private static String text(ImportPreview preview) {
    ImportSummary summary = preview.summary();
    return text(preview.format())
        + String.format(
            Locale.ROOT,
            "Rows: %,d, invalid: %,d. Events: %,d%s.%n",
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
            : "Events whose subject or description will be truncated: %,d.%n"
                .formatted(summary.shortened()))
        + "Check only: nothing was imported.";
  }

  private static String text(FileFormat format) {
    return String.format(
        "Format: %s, %s, separated by %s, times: %s.%nColumns: %s.%n",
        format.kind().description(),
        format.charset(),
        format.delimiter() == '\t' ? "tabs" : "\"" + format.delimiter() + "\"",
        format.times(),
        format.headers().entrySet().stream()
            .map(header -> header.getKey().internalName() + " = \"" + header.getValue() + "\"")
            .collect(Collectors.joining(", ")));
  }

  private static String statuses(ImportPreview preview) {
    return Arrays.stream(StatusCategory.values())
        .filter(preview.categories()::containsKey)
        .map(category -> category.wireName() + " " + preview.categories().get(category))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(", "), list -> list.isEmpty() ? "" : " (" + list + ")"));
  }
}
