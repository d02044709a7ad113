package io.technicianviews.persistence;

import io.technicianviews.domain.view.CounterKey;
import java.util.List;

/**
 * What came of comparing the kept counters with the requests themselves, in one snapshot.
 *
 * @param requests how many requests were counted, deleted ones left aside
 * @param differences where the counters were wrong; empty if nowhere
 */
public record VerificationResult(long requests, List<Difference> differences) {

  public VerificationResult {
    differences = List.copyOf(differences);
  }

  /** Whether the counters said what was true. */
  public boolean agrees() {
    return differences.isEmpty();
  }

  /**
   * A counter that was wrong.
   *
   * @param stored what it said
   * @param expected what was true
   */
  public record Difference(CounterKey counter, long stored, long expected) {}
}
