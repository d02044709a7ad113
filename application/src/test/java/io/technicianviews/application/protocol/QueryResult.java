package io.technicianviews.application.protocol;

/**
 * The result of a query of the model.
 *
 * @param startedAt the moment at which the query began
 * @param asOf the moment whose state the result claims to show
 */
record QueryResult(CountValue a, CountValue b, int startedAt, int asOf) {

  /** Whether the result equals the state at its as-of moment. */
  boolean isCorrectAsOf(ModelState modelState) {
    return startedAt <= asOf && isCorrectAt(asOf, modelState);
  }

  /** Whether the result equals the state at one moment between the query and its result. */
  boolean isCorrectAtSomeMoment(ModelState modelState) {
    for (int moment = startedAt; moment <= modelState.storage().now(); moment++) {
      if (isCorrectAt(moment, modelState)) {
        return true;
      }
    }
    return false;
  }

  private boolean isCorrectAt(int moment, ModelState modelState) {
    return a.equals(expectedAt(moment, Count.A, modelState))
        && b.equals(expectedAt(moment, Count.B, modelState));
  }

  private static CountValue expectedAt(int moment, Count count, ModelState modelState) {
    Storage storage = modelState.storage();
    return storage.valueAt(moment, count, storage.dayAt(moment), modelState.remaining().writes());
  }
}
