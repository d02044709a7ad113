package io.technicianviews.application.protocol;

/**
 * What a question has come to.
 *
 * @param asked when it was asked
 * @param asOf the moment whose state it claims to be
 */
record Answer(Counted a, Counted b, int asked, int asOf) {

  /** Whether it is true of the moment that it claims to be of. */
  boolean isTrueAsOf(World world) {
    return asked <= asOf && isTrueAt(asOf, world);
  }

  /** Whether it is true of one moment from the question to the answer. */
  boolean isTrueOfOneMoment(World world) {
    for (int moment = asked; moment <= world.desk().now(); moment++) {
      if (isTrueAt(moment, world)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTrueAt(int moment, World world) {
    return a.equals(trueAt(moment, Count.A, world)) && b.equals(trueAt(moment, Count.B, world));
  }

  private static Counted trueAt(int moment, Count count, World world) {
    Desk desk = world.desk();
    return desk.countedAt(moment, count, desk.dayAt(moment), world.left().writes());
  }
}
