package io.technicianviews.application.protocol;

import java.util.function.Consumer;

/** The steps of transactions and of the calendar. */
final class Writers implements Actor {

  @Override
  public void act(ModelState modelState, Consumer<Step> steps) {
    Storage storage = modelState.storage();
    Limits remaining = modelState.remaining();
    if (storage.begun() < remaining.writes().size()) {
      Write write = remaining.writes().get(storage.begun());
      steps.accept(
          Step.of(
              "transaction " + storage.begun() + " begins: " + write,
              modelState.with(storage.begin())));
    }
    for (long each : storage.running()) {
      steps.accept(
          Step.of("transaction " + each + " commits", modelState.with(storage.commit(each))));
      if (remaining.rollbacks() > 0) {
        ModelState after =
            modelState
                .with(storage.rollBack(each))
                .with(remaining.rollbacks(remaining.rollbacks() - 1));
        steps.accept(Step.of("transaction " + each + " rolls back", after));
      }
    }
    if (remaining.midnights() > 0) {
      ModelState after =
          modelState.with(storage.midnight()).with(remaining.midnights(remaining.midnights() - 1));
      steps.accept(Step.of("midnight", after));
    }
  }
}
