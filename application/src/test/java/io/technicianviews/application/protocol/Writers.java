package io.technicianviews.application.protocol;

import java.util.function.Consumer;

/** The steps of transactions and of the calendar. */
final class Writers implements Actor {

  @Override
  public void act(ModelState modelState, Consumer<Step> can) {
    Desk desk = modelState.desk();
    Limits left = modelState.left();
    if (desk.begun() < left.writes().size()) {
      Write write = left.writes().get(desk.begun());
      can.accept(
          Step.of(
              "transaction " + desk.begun() + " begins: " + write, modelState.with(desk.begin())));
    }
    for (long each : desk.running()) {
      can.accept(Step.of("transaction " + each + " commits", modelState.with(desk.commit(each))));
      if (left.rollbacks() > 0) {
        ModelState after =
            modelState.with(desk.rollBack(each)).with(left.rollbacks(left.rollbacks() - 1));
        can.accept(Step.of("transaction " + each + " rolls back", after));
      }
    }
    if (left.midnights() > 0) {
      ModelState after =
          modelState.with(desk.midnight()).with(left.midnights(left.midnights() - 1));
      can.accept(Step.of("midnight", after));
    }
  }
}
