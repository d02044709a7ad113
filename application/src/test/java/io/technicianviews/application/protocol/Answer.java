package io.technicianviews.application.protocol;

/**
 * What a question has come to.
 *
 * @param asked when it was asked
 * @param asOf the moment whose state it claims to be
 */
record Answer(Counted a, Counted b, int asked, int asOf) {

  /** Whether it is true of the moment that it claims to be of. */
  boolean isTrueAsOf(ModelState modelState) {
    return asked <= asOf && isTrueAt(asOf, modelState);
  }

  /** Whether it is true of one moment from the question to the answer. */
  boolean isTrueOfOneMoment(ModelState modelState) {
    for (int moment = asked; moment <= modelState.desk().now(); moment++) {
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
