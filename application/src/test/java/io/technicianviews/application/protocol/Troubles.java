package io.technicianviews.application.protocol;

import java.util.function.Consumer;

/** What is lost: entries, memories, nodes. */
final class Troubles implements Actor {

  @Override
  public void act(World world, Consumer<Step> can) {
    evict(world, can);
    for (int node = 0; node < world.nodes().size(); node++) {
      forget(world, node, can);
      crash(world, node, can);
    }
  }

  private static void evict(World world, Consumer<Step> can) {
    Bounds left = world.left();
    if (left.evictions() > 0) {
      World after = world.with(left.evictions(left.evictions() - 1));
      for (World.Key key : world.store().keySet()) {
        can.accept(Step.of("the store loses " + key, after.losing(key)));
      }
    }
  }

  private static void forget(World world, int node, Consumer<Step> can) {
    Bounds left = world.left();
    NodeLog log = world.nodes().get(node).log();
    if (left.forgettings() > 0 && log != null && log.hasSomethingToForget()) {
      World after =
          world
              .with(left.forgettings(left.forgettings() - 1))
              .with(node, world.nodes().get(node).knows(log.forgetOldest()));
      can.accept(Step.of("node " + node + " forgets its oldest change", after));
    }
  }

  private static void crash(World world, int node, Consumer<Step> can) {
    Bounds left = world.left();
    if (left.crashes() == 0 || !hasSomethingToLose(world, node)) {
      return;
    }
    World after = world.with(left.crashes(left.crashes() - 1)).with(node, Node.STARTED);
    for (int i = 0; i < world.questions().size(); i++) {
      if (world.questions().get(i).isUnderWayAt(node)) {
        after = after.with(i, Question.OVER);
      }
    }
    can.accept(Step.of("node " + node + " crashes, and starts again", after));
  }

  private static boolean hasSomethingToLose(World world, int node) {
    return !world.nodes().get(node).equals(Node.STARTED)
        || world.questions().stream().anyMatch(each -> each.isUnderWayAt(node));
  }
}
