package io.technicianviews.application.protocol;

import io.technicianviews.application.protocol.Node.RunningPoll;
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

  private final Set<Fault> faults;

  Pollers(Set<Fault> faults) {
    this.faults = faults;
  }

  @Override
  public void act(ModelState modelState, Consumer<Step> steps) {
    for (int node = 0; node < modelState.nodes().size(); node++) {
      RunningPoll runningPoll = modelState.nodes().get(node).runningPoll();
      if (runningPoll == null) {
        begin(modelState, node, steps);
      } else {
        steps.accept(
            Step.of(
                "node " + node + " completes its poll",
                completePoll(modelState, node, runningPoll)));
        if (faults.contains(Fault.RUNNING_POLL_JOINED)) {
          serve(modelState, node, "joins the poll of", steps);
        }
      }
    }
  }

  private void begin(ModelState modelState, int node, Consumer<Step> steps) {
    if (waiting(modelState, node).isEmpty()) {
      return;
    }
    NodeLog log = modelState.nodes().get(node).log();
    ModelState begun =
        modelState.with(
            node, modelState.nodes().get(node).startsPoll(poll(modelState, log), log == null));
    serve(begun, node, "is served by a poll that begins at", steps);
    Limits remaining = modelState.remaining();
    if (log != null && remaining.evictedIndexEntries() > 0) {
      ModelState restarted =
          modelState
              .with(remaining.evictedIndexEntries(remaining.evictedIndexEntries() - 1))
              .with(node, modelState.nodes().get(node).startsPoll(poll(modelState, null), true));
      serve(restarted, node, "is served by the first poll of a restarted poller at", steps);
    }
  }

  private static List<Integer> waiting(ModelState modelState, int node) {
    List<Integer> waiting = new ArrayList<>();
    for (int i = 0; i < modelState.queries().size(); i++) {
      Query query = modelState.queries().get(i);
      if (query.isWaitingForPoll() && query.node() == node) {
        waiting.add(i);
      }
    }
    return waiting;
  }

  /** Serves every subset of the waiting queries. */
  private static void serve(
      ModelState modelState, int node, String relation, Consumer<Step> steps) {
    List<Integer> waiting = waiting(modelState, node);
    for (int subset = 1; subset < 1 << waiting.size(); subset++) {
      ModelState after = modelState;
      for (int i = 0; i < waiting.size(); i++) {
        if ((subset & 1 << i) != 0) {
          int number = waiting.get(i);
          after = after.with(number, modelState.queries().get(number).isServedByPoll());
        }
      }
      steps.accept(Step.of(served(waiting, subset) + relation + " node " + node, after));
    }
  }

  private static String served(List<Integer> waiting, int subset) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < waiting.size(); i++) {
      if ((subset & 1 << i) != 0) {
        names.append("query ").append(waiting.get(i)).append(' ');
      }
    }
    return names.toString();
  }

  /** The poll of the current state. Its instant is the moment. */
  private ChangeLogPoll poll(ModelState modelState, @Nullable NodeLog log) {
    Storage storage = modelState.storage();
    return new ChangeLogPoll(
        Instant.ofEpochSecond(storage.now()),
        storage.snapshotVersion(),
        log == null
            ? List.of()
            : newlyVisible(storage, log.lastSnapshot(), modelState.remaining().writes()));
  }

  private List<InvalidationRecord> newlyVisible(
      Storage storage, SnapshotVersion lastSnapshot, List<Write> writes) {
    long last = -1;
    for (long id : storage.committed()) {
      last = lastSnapshot.contains(id) ? Math.max(last, id) : last;
    }
    List<InvalidationRecord> newlyVisible = new ArrayList<>();
    for (long id : storage.committed()) {
      boolean isNew =
          faults.contains(Fault.POLL_BY_LAST_ID) ? id > last : !lastSnapshot.contains(id);
      if (isNew) {
        newlyVisible.add(new InvalidationRecord(id, id, tags(writes.get((int) id))));
      }
    }
    return newlyVisible;
  }

  private Set<InvalidationTag> tags(Write write) {
    return faults.contains(Fault.TAG_OMITTED) && write.alters(Count.A)
        ? Set.of(Count.A.tag())
        : write.tags();
  }

  private ModelState completePoll(ModelState modelState, int node, RunningPoll completed) {
    ModelState after = modelState.with(node, modelState.nodes().get(node).completesPoll(completed));
    for (int i = 0; i < modelState.queries().size(); i++) {
      Query query = modelState.queries().get(i);
      if (query.isPollRunning() && query.node() == node) {
        after = after.with(i, afterPoll(query, completed.poll(), modelState.storage()));
      }
    }
    return after;
  }

  private Query afterPoll(Query query, ChangeLogPoll poll, Storage storage) {
    CollectPhase parts = query.parts();
    if (parts != null && parts.isComplete()) {
      return query.validates(parts, poll);
    }
    boolean early = faults.contains(Fault.POLL_BEFORE_LOOKUP);
    return query
        .withEarlyPoll(early ? poll : null)
        .collects(parts == null ? CollectPhase.begin(storage.day()) : parts);
  }
}
