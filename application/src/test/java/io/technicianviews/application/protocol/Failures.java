package io.technicianviews.application.protocol;

import java.util.function.Consumer;

/** Failures: lost entries, expired changes, crashed nodes. */
final class Failures implements Actor {

  @Override
  public void act(ModelState modelState, Consumer<Step> can) {
    evict(modelState, can);
    for (int node = 0; node < modelState.nodes().size(); node++) {
      expire(modelState, node, can);
      crash(modelState, node, can);
    }
  }

  private static void evict(ModelState modelState, Consumer<Step> can) {
    Limits left = modelState.left();
    if (left.evictions() > 0) {
      ModelState after = modelState.with(left.evictions(left.evictions() - 1));
      for (ModelState.Key key : modelState.store().keySet()) {
        can.accept(Step.of("the store loses " + key, after.losing(key)));
      }
    }
  }

  private static void expire(ModelState modelState, int node, Consumer<Step> can) {
    Limits left = modelState.left();
    NodeLog log = modelState.nodes().get(node).log();
    if (left.evictedIndexEntries() > 0 && log != null && log.hasUnexpired()) {
      ModelState after =
          modelState
              .with(left.evictedIndexEntries(left.evictedIndexEntries() - 1))
              .with(node, modelState.nodes().get(node).knows(log.expireOldest()));
      can.accept(Step.of("node " + node + " forgets its oldest change", after));
    }
  }

  private static void crash(ModelState modelState, int node, Consumer<Step> can) {
    Limits left = modelState.left();
    if (left.crashes() == 0 || !hasSomethingToLose(modelState, node)) {
      return;
    }
    ModelState after = modelState.with(left.crashes(left.crashes() - 1)).with(node, Node.STARTED);
    for (int i = 0; i < modelState.questions().size(); i++) {
      if (modelState.questions().get(i).isUnderWayAt(node)) {
        after = after.with(i, Question.OVER);
      }
    }
    can.accept(Step.of("node " + node + " crashes, and starts again", after));
  }

  private static boolean hasSomethingToLose(ModelState modelState, int node) {
    return !modelState.nodes().get(node).equals(Node.STARTED)
        || modelState.questions().stream().anyMatch(each -> each.isUnderWayAt(node));
  }
}
