package io.technicianviews.application.protocol;

import java.util.function.Consumer;

/** Transactions, and the days that pass. */
final class Writers implements Actor {

  @Override
  public void act(World world, Consumer<Step> can) {
    Desk desk = world.desk();
    Bounds left = world.left();
    if (desk.begun() < left.writes().size()) {
      Write write = left.writes().get(desk.begun());
      can.accept(
          Step.of("transaction " + desk.begun() + " begins: " + write, world.with(desk.begin())));
    }
    for (long each : desk.running()) {
      can.accept(Step.of("transaction " + each + " commits", world.with(desk.commit(each))));
      if (left.rollbacks() > 0) {
        World after = world.with(desk.rollBack(each)).with(left.rollbacks(left.rollbacks() - 1));
        can.accept(Step.of("transaction " + each + " rolls back", after));
      }
    }
    if (left.midnights() > 0) {
      World after = world.with(desk.midnight()).with(left.midnights(left.midnights() - 1));
      can.accept(Step.of("midnight", after));
    }
  }
}
