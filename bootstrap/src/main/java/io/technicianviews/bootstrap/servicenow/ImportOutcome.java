package io.technicianviews.bootstrap.servicenow;

import java.util.Optional;

/**
 * The outcome of an import. Unless it is {@link Imported} or {@link Replayed}, nothing was changed.
 */
public sealed interface ImportOutcome {

  /** The incidents were imported in one transaction. */
  record Imported(ImportSummary summary) implements ImportOutcome {}

  /** The incidents were imported event by event. */
  record Replayed(ImportSummary summary, ReplayCounts events) implements ImportOutcome {}

  /** Invalid rows prevented the import. */
  record Refused(BadRows badRows) implements ImportOutcome {}

  /**
   * The file was only checked.
   *
   * @param refusal the outcome that an import would have; empty if it would import
   */
  record Checked(ImportPreview preview, Optional<ImportOutcome> refusal) implements ImportOutcome {}

  /**
   * The file has no row to import.
   *
   * @param reason a sentence with the file and the reason
   */
  record NothingUsable(String reason, BadRows badRows) implements ImportOutcome {}

  /**
   * The file has an unknown format, or cannot be read to its end.
   *
   * @param reason a sentence with the file and the reason
   */
  record Unusable(String reason) implements ImportOutcome {}
}
