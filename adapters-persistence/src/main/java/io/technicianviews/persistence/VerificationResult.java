package io.technicianviews.persistence;

import io.technicianviews.domain.view.CounterKey;
import java.util.List;

/**
 * The result of verifying the materialized counters against the requests, in one snapshot.
 *
 * @param requests the number of requests counted, excluding deleted ones
 * @param differences the wrong counters; empty if all agree
 */
public record VerificationResult(long requests, List<Difference> differences) {

  public VerificationResult {
    differences = List.copyOf(differences);
  }

  /** Whether all counters have their expected value. */
  public boolean agrees() {
    return differences.isEmpty();
  }

  /**
   * A counter with a wrong value.
   *
   * @param stored its value before any repair
   * @param expected the number of requests that it stands for
   */
  public record Difference(CounterKey counter, long stored, long expected) {}
}
