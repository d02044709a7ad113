package io.technicianviews.bootstrap.benchmark;

import org.jspecify.annotations.Nullable;

/**
 * What a side-by-side run has found of one contender at one size.
 *
 * @param staleToOthers how old its numbers may be, or how many were
 * @param agreement of its counts and lists; null if it did not answer in time
 */
record Result(
    int requests,
    String title,
    Cost warm,
    Cost cold,
    Cost addedToWrite,
    String staleToOthers,
    String staleToWriter,
    @Nullable Agreement agreement) {

  private static final Cost NOTHING = new Cost.Took(0);

  static Result of(int requests, Contender contender) {
    return new Result(
        requests,
        contender.title(),
        NOTHING,
        NOTHING,
        NOTHING,
        contender.staleToOthers(),
        contender.staleToWriter(),
        null);
  }

  Result read(Cost whenWarm, Cost whenCold) {
    return new Result(
        requests, title, whenWarm, whenCold, addedToWrite, staleToOthers, staleToWriter, agreement);
  }

  Result added(Cost toWrite) {
    return new Result(
        requests, title, warm, cold, toWrite, staleToOthers, staleToWriter, agreement);
  }

  Result agreement(@Nullable Agreement measured) {
    return new Result(
        requests, title, warm, cold, addedToWrite, staleToOthers, staleToWriter, measured);
  }

  Result stale(Staleness measured) {
    return new Result(
        requests,
        title,
        warm,
        cold,
        addedToWrite,
        measured.toOthers(),
        measured.toWriter(),
        agreement);
  }
}
