package io.technicianviews.application.protocol;

import java.util.function.Consumer;

/** Failures: lost entries, expired changes, crashed nodes. */
final class Failures implements Actor {

  @Override
  public void act(ModelState modelState, Consumer<Step> steps) {
    evict(modelState, steps);
    for (int node = 0; node < modelState.nodes().size(); node++) {
      expire(modelState, node, steps);
      crash(modelState, node, steps);
    }
  }

  private static void evict(ModelState modelState, Consumer<Step> steps) {
    Limits remaining = modelState.remaining();
    if (remaining.evictions() > 0) {
      ModelState after = modelState.with(remaining.evictions(remaining.evictions() - 1));
      for (ModelState.Key key : modelState.store().keySet()) {
        steps.accept(Step.of("the cache loses " + key, after.withoutEntry(key)));
      }
    }
  }

  private static void expire(ModelState modelState, int node, Consumer<Step> steps) {
    Limits remaining = modelState.remaining();
    NodeLog log = modelState.nodes().get(node).log();
    if (remaining.evictedIndexEntries() > 0 && log != null && log.hasUnexpired()) {
      ModelState after =
          modelState
              .with(remaining.evictedIndexEntries(remaining.evictedIndexEntries() - 1))
              .with(node, modelState.nodes().get(node).withLog(log.expireOldest()));
      steps.accept(Step.of("node " + node + " drops its oldest change", after));
    }
  }

  private static void crash(ModelState modelState, int node, Consumer<Step> steps) {
    Limits remaining = modelState.remaining();
    if (remaining.crashes() == 0 || !hasVolatileState(modelState, node)) {
      return;
    }
    ModelState after =
        modelState.with(remaining.crashes(remaining.crashes() - 1)).with(node, Node.STARTED);
    for (int i = 0; i < modelState.queries().size(); i++) {
      if (modelState.queries().get(i).isRunningAt(node)) {
        after = after.with(i, Query.FINISHED);
      }
    }
    steps.accept(Step.of("node " + node + " crashes and restarts", after));
  }

  private static boolean hasVolatileState(ModelState modelState, int node) {
    return !modelState.nodes().get(node).equals(Node.STARTED)
        || modelState.queries().stream().anyMatch(each -> each.isRunningAt(node));
  }
}
