package io.technicianviews.application.internal.write;

import io.technicianviews.application.bulk.BulkOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The text form of the outcomes of a bulk update, as they are stored for its idempotency key. */
final class BulkOutcomeCodec {

  private static final String SEPARATOR = ",";
  private static final String CHANGED = "changed";
  private static final String UNCHANGED = "unchanged";

  private BulkOutcomeCodec() {}

  /**
   * Writes outcomes.
   *
   * @throws IllegalArgumentException if one is not of a completed change
   */
  static String encode(List<BulkOutcome> outcomes) {
    return outcomes.stream().map(BulkOutcomeCodec::encode).collect(Collectors.joining(SEPARATOR));
  }

  private static String encode(BulkOutcome outcome) {
    return switch (outcome) {
      case BulkOutcome.Changed(long id, long version) -> CHANGED + ":" + id + ":" + version;
      case BulkOutcome.Unchanged(long id, long version) -> UNCHANGED + ":" + id + ":" + version;
      case BulkOutcome.Refused refused -> throw new IllegalArgumentException(refused.toString());
      case BulkOutcome.NotCompleted failed -> throw new IllegalArgumentException(failed.toString());
    };
  }

  /** Reads what {@link #encode} wrote. */
  static List<BulkOutcome> decode(String text) {
    return Arrays.stream(text.split(SEPARATOR)).map(BulkOutcomeCodec::outcome).toList();
  }

  private static BulkOutcome outcome(String text) {
    String[] parts = text.split(":");
    long id = Long.parseLong(parts[1]);
    long version = Long.parseLong(parts[2]);
    return parts[0].equals(CHANGED)
        ? new BulkOutcome.Changed(id, version)
        : new BulkOutcome.Unchanged(id, version);
  }
}
