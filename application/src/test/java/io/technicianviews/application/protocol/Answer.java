package io.technicianviews.application.protocol;

/**
 * The result of a query of the model.
 *
 * @param startedAt the moment at which the query began
 * @param asOf the moment whose state the result claims to show
 */
record Answer(Counted a, Counted b, int startedAt, int asOf) {

  /** Whether the result equals the state at its as-of moment. */
  boolean isTrueAsOf(ModelState modelState) {
    return startedAt <= asOf && isTrueAt(asOf, modelState);
  }

  /** Whether the result equals the state at one moment between the query and its result. */
  boolean isTrueOfOneMoment(ModelState modelState) {
    for (int moment = startedAt; moment <= modelState.desk().now(); moment++) {
      if (isTrueAt(moment, modelState)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTrueAt(int moment, ModelState modelState) {
    return a.equals(trueAt(moment, Count.A, modelState))
        && b.equals(trueAt(moment, Count.B, modelState));
  }

  private static Counted trueAt(int moment, Count count, ModelState modelState) {
    Desk desk = modelState.desk();
    return desk.countedAt(moment, count, desk.dayAt(moment), modelState.left().writes());
  }
}
