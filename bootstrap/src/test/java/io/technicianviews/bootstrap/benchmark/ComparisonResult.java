package io.technicianviews.bootstrap.benchmark;

import org.jspecify.annotations.Nullable;

/**
 * The results of one system at one size.
 *
 * @param staleToOthers the maximum staleness for other technicians, or the number of stale reads
 * @param staleToWriter the same for the writer
 * @param consistency of counts and lists; null if the warm read timed out
 */
record ComparisonResult(
    int requests,
    String title,
    Cost warm,
    Cost cold,
    Cost addedToWrite,
    String staleToOthers,
    String staleToWriter,
    @Nullable CountConsistency consistency) {

  private static final Cost ZERO = new Cost.Measured(0);

  static ComparisonResult of(int requests, ComparedSystem system) {
    return new ComparisonResult(
        requests,
        system.title(),
        ZERO,
        ZERO,
        ZERO,
        system.staleToOthers(),
        system.staleToWriter(),
        null);
  }

  ComparisonResult withReadCosts(Cost whenWarm, Cost whenCold) {
    return new ComparisonResult(
        requests,
        title,
        whenWarm,
        whenCold,
        addedToWrite,
        staleToOthers,
        staleToWriter,
        consistency);
  }

  ComparisonResult withAddedToWrite(Cost toWrite) {
    return new ComparisonResult(
        requests, title, warm, cold, toWrite, staleToOthers, staleToWriter, consistency);
  }

  ComparisonResult withConsistency(@Nullable CountConsistency measured) {
    return new ComparisonResult(
        requests, title, warm, cold, addedToWrite, staleToOthers, staleToWriter, measured);
  }

  ComparisonResult withStaleness(Staleness measured) {
    return new ComparisonResult(
        requests,
        title,
        warm,
        cold,
        addedToWrite,
        measured.describeOthers(),
        measured.describeWriter(),
        consistency);
  }
}
