package io.technicianviews.persistence;

import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.view.CounterKey;
import java.util.List;

/**
 * The result of verifying the materialized counters and count cells against the requests, in one
 * snapshot.
 *
 * @param requests the number of requests counted, excluding deleted ones
 * @param differences the wrong counters and cells; empty if all agree
 */
public record VerificationResult(long requests, List<Difference> differences) {

  public VerificationResult {
    differences = List.copyOf(differences);
  }

  /** Whether all counters and cells have their expected value. */
  public boolean agrees() {
    return differences.isEmpty();
  }

  /** A counter or cell with a wrong value. */
  public sealed interface Difference {

    /** Its value before any repair. */
    long stored();

    /** The number of requests that it stands for. */
    long expected();
  }

  /** A counter with a wrong value. */
  public record CounterDifference(CounterKey counter, long stored, long expected)
      implements Difference {}

  /** A count cell with a wrong sum. */
  public record CellDifference(CellKey cell, long stored, long expected) implements Difference {}
}
