package io.technicianviews.application.protocol;

import io.technicianviews.application.protocol.Node.UnderWay;
import io.technicianviews.domain.change.InvalidationRecord;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.port.ChangeLogPoll;
import io.technicianviews.domain.port.SnapshotVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The change-log poller of each node. A poll begins for some of the waiting queries, because others
 * may arrive too late for it. Later the node processes the poll, and those queries continue.
 */
final class Pollers implements Actor {

  private final Set<Flaw> flaws;

  Pollers(Set<Flaw> flaws) {
    this.flaws = flaws;
  }

  @Override
  public void act(ModelState modelState, Consumer<Step> can) {
    for (int node = 0; node < modelState.nodes().size(); node++) {
      UnderWay underWay = modelState.nodes().get(node).underWay();
      if (underWay == null) {
        begin(modelState, node, can);
      } else {
        can.accept(
            Step.of("node " + node + " takes in what it read", takeIn(modelState, node, underWay)));
        if (flaws.contains(Flaw.RUNNING_POLL_JOINED)) {
          serve(modelState, node, "joins the poll of", can);
        }
      }
    }
  }

  private void begin(ModelState modelState, int node, Consumer<Step> can) {
    if (waiting(modelState, node).isEmpty()) {
      return;
    }
    NodeLog log = modelState.nodes().get(node).log();
    ModelState begun =
        modelState.with(
            node, modelState.nodes().get(node).reads(poll(modelState, log), log == null));
    serve(begun, node, "is served by a poll that begins at", can);
    Limits left = modelState.left();
    if (log != null && left.evictedIndexEntries() > 0) {
      ModelState afresh =
          modelState
              .with(left.evictedIndexEntries(left.evictedIndexEntries() - 1))
              .with(node, modelState.nodes().get(node).reads(poll(modelState, null), true));
      serve(afresh, node, "is served by a first poll, after a long silence, at", can);
    }
  }

  private static List<Integer> waiting(ModelState modelState, int node) {
    List<Integer> waiting = new ArrayList<>();
    for (int i = 0; i < modelState.questions().size(); i++) {
      Question question = modelState.questions().get(i);
      if (question.isWaiting() && question.node() == node) {
        waiting.add(i);
      }
    }
    return waiting;
  }

  /** Serves every subset of the waiting queries. */
  private static void serve(ModelState modelState, int node, String how, Consumer<Step> can) {
    List<Integer> waiting = waiting(modelState, node);
    for (int index = 1; index < 1 << waiting.size(); index++) {
      ModelState after = modelState;
      for (int i = 0; i < waiting.size(); i++) {
        if ((index & 1 << i) != 0) {
          int number = waiting.get(i);
          after = after.with(number, modelState.questions().get(number).isServed());
        }
      }
      can.accept(Step.of(served(waiting, index) + how + " node " + node, after));
    }
  }

  private static String served(List<Integer> waiting, int index) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < waiting.size(); i++) {
      if ((index & 1 << i) != 0) {
        names.append("question ").append(waiting.get(i)).append(' ');
      }
    }
    return names.toString();
  }

  /** The poll of the current state. Its instant is the moment. */
  private ChangeLogPoll poll(ModelState modelState, @Nullable NodeLog log) {
    Desk desk = modelState.desk();
    return new ChangeLogPoll(
        Instant.ofEpochSecond(desk.now()),
        desk.visibility(),
        log == null ? List.of() : newlyVisible(desk, log.reached(), modelState.left().writes()));
  }

  private List<InvalidationRecord> newlyVisible(
      Desk desk, SnapshotVersion reached, List<Write> writes) {
    long last = -1;
    for (long id : desk.committed()) {
      last = reached.contains(id) ? Math.max(last, id) : last;
    }
    List<InvalidationRecord> newlyVisible = new ArrayList<>();
    for (long id : desk.committed()) {
      boolean isNew = flaws.contains(Flaw.LOG_READ_BY_LAST_ID) ? id > last : !reached.contains(id);
      if (isNew) {
        newlyVisible.add(new InvalidationRecord(id, id, tags(writes.get((int) id))));
      }
    }
    return newlyVisible;
  }

  private Set<InvalidationTag> tags(Write write) {
    return flaws.contains(Flaw.SCOPE_LEFT_OUT) && write.alters(Count.A)
        ? Set.of(Count.A.tag())
        : write.tags();
  }

  private ModelState takeIn(ModelState modelState, int node, UnderWay read) {
    ModelState after = modelState.with(node, modelState.nodes().get(node).takesIn(read));
    for (int i = 0; i < modelState.questions().size(); i++) {
      Question question = modelState.questions().get(i);
      if (question.isServedNow() && question.node() == node) {
        after = after.with(i, continues(question, read.poll(), modelState.desk()));
      }
    }
    return after;
  }

  private Question continues(Question question, ChangeLogPoll poll, Desk desk) {
    CollectPhase facts = question.facts();
    if (facts != null && facts.isComplete()) {
      return question.checks(facts, poll);
    }
    boolean early = flaws.contains(Flaw.LOG_READ_BEFORE_GATHERING);
    return question
        .holds(early ? poll : null)
        .gathers(facts == null ? CollectPhase.begin(desk.day()) : facts);
  }
}
