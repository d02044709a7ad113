package io.technicianviews.bootstrap.servicenow;

import java.util.Optional;

/**
 * What came of an import. Unless it is {@link Imported} or {@link Replayed}, the desk is as it was.
 */
public sealed interface ImportOutcome {

  /** The desk holds the log now. */
  record Imported(ImportSummary summary) implements ImportOutcome {}

  /** The desk holds the log now, and has lived through it. */
  record Replayed(ImportSummary summary, ReplayCounts events) implements ImportOutcome {}

  /** Rows could not be understood, so nothing was imported. */
  record Refused(BadRows badRows) implements ImportOutcome {}

  /** The file was read, and nothing was imported. */
  record Checked(ImportPreview preview, Optional<ImportOutcome> refusal) implements ImportOutcome {}

  /**
   * The file has no row that could be imported.
   *
   * @param reason a sentence that names the file and says why
   */
  record NothingUsable(String reason, BadRows badRows) implements ImportOutcome {}

  /**
   * The file is not such a log, or cannot be read to its end.
   *
   * @param reason a sentence that names the file and says what is wrong with it
   */
  record Unusable(String reason) implements ImportOutcome {}
}
