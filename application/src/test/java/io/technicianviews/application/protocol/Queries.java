package io.technicianviews.application.protocol;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.ChangeLogPoll;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The steps of the queries: begin, collect the parts, validate them, return the result. */
final class Queries implements Actor {

  private static final int ATTEMPTS = 3;

  private final Set<Fault> faults;

  Queries(Set<Fault> faults) {
    this.faults = faults;
  }

  @Override
  public void act(ModelState modelState, Consumer<Step> steps) {
    for (int i = 0; i < modelState.queries().size(); i++) {
      Query query = modelState.queries().get(i);
      switch (query.phase()) {
        case NOT_STARTED -> start(modelState, i, steps);
        case COLLECTS -> collect(modelState, i, steps);
        case WAITS_FOR_ADMISSION -> admit(modelState, i, steps);
        case VALIDATES -> validate(modelState, i, steps);
        case WAITS_FOR_POLL -> closeSnapshot(modelState, i, steps);
        case WAITS_FOR_POLL_BEFORE_LOOKUP, POLL_RUNS_BEFORE_LOOKUP, POLL_RUNS, FINISHED -> {}
      }
    }
  }

  /**
   * Queries begin in order and the first one at the first node, because queries and nodes are
   * interchangeable.
   */
  private void start(ModelState modelState, int number, Consumer<Step> steps) {
    if (number != modelState.queries().indexOf(Query.NOT_STARTED)) {
      return;
    }
    boolean first = modelState.queries().stream().allMatch(Query.NOT_STARTED::equals);
    for (int node = 0; node < (first ? 1 : modelState.nodes().size()); node++) {
      Query query = Query.startedAt(node, modelState.storage().now());
      boolean waits =
          modelState.nodes().get(node).log() == null || faults.contains(Fault.POLL_BEFORE_LOOKUP);
      Query begun = waits ? query : query.collects(CollectPhase.begin(modelState.storage().day()));
      String description = "query " + number + " begins at node " + node;
      steps.accept(Step.of(description, modelState.with(number, begun)));
      if (!waits && modelState.remaining().limitsAdmissions()) {
        steps.accept(
            Step.of(
                description + " after other queries waited for too long",
                modelState.with(number, query.waitsForAdmission(null))));
      }
    }
  }

  private void collect(ModelState modelState, int number, Consumer<Step> steps) {
    Query query = modelState.queries().get(number);
    CollectPhase parts = requireNonNull(query.parts());
    boolean coalesces = parts.has(Part.COALESCED);
    for (Count count : Count.values()) {
      switch (parts.part(count)) {
        case Part.Missing() -> {
          // A query that waits for another load starts none itself, to avoid deadlocks.
          if (!coalesces) {
            steps.accept(lookUp(modelState, number, parts, count));
          }
        }
        case Part.Loaded(var cacheEntry) ->
            steps.accept(store(modelState, number, parts, count, cacheEntry));
        case Part.InFlight() -> {}
        case Part.Coalesced() -> {}
        case Part.Available(var any) -> {}
      }
    }
    Query loader = admitted(modelState, query);
    if (loader != null && parts.has(Part.IN_FLIGHT)) {
      CollectPhase loaded =
          parts.withLoaded(
              ModelSnapshot.of(modelState.storage()),
              (from, count) -> load(modelState, from, count, parts));
      steps.accept(
          Step.of(
              "query " + number + " loads its missing parts",
              modelState.with(number, loader.collects(loaded))));
    }
  }

  private static CacheEntry<CountValue> load(
      ModelState modelState, ModelSnapshot from, Count count, CollectPhase parts) {
    return new CacheEntry<>(
        modelState
            .storage()
            .valueAt(from.moment(), count, parts.day(), modelState.remaining().writes()),
        from.snapshotVersion());
  }

  private Step lookUp(ModelState modelState, int number, CollectPhase parts, Count count) {
    Query query = modelState.queries().get(number);
    CacheEntry<CountValue> cached = modelState.store().get(key(count, parts));
    if (cached != null
        && validity(modelState, query).test(cached, count)
        && isUsable(cached, count, parts, modelState, query)) {
      String description = "query " + number + " hits " + count + ": " + cached.value();
      return advance(modelState, number, parts.withAvailable(count, cached), description);
    }
    String description = "query " + number + " misses " + count;
    if (parts.mayCoalesce() && isLoadedElsewhere(modelState, number, parts, count)) {
      return Step.of(
          description, modelState.with(number, query.collects(parts.withCoalesced(count))));
    }
    Query admitted = admitted(modelState, query);
    if (admitted != null) {
      return Step.of(
          description, modelState.with(number, admitted.collects(parts.withInFlight(count))));
    }
    if (faults.contains(Fault.LOAD_REGISTERED_BEFORE_ADMISSION)) {
      return Step.of(
          description, modelState.with(number, query.collects(parts.withInFlight(count))));
    }
    CollectPhase retained =
        faults.contains(Fault.HITS_FROM_BEFORE_ADMISSION_RETAINED) ? parts.onlyAvailable() : null;
    return Step.of(
        description + " and waits for its admission",
        modelState.with(number, query.waitsForAdmission(retained)));
  }

  /** Whether the entry is valid in the open snapshot, if there is one. */
  private boolean isUsable(
      CacheEntry<CountValue> cached,
      Count count,
      CollectPhase parts,
      ModelState modelState,
      Query query) {
    ModelSnapshot open = parts.snapshot();
    return open == null || validityAt(open, modelState, query).test(cached, count);
  }

  /** The query with its admission; null if it has to wait. */
  private static @Nullable Query admitted(ModelState modelState, Query query) {
    if (query.admitted() || !modelState.remaining().limitsAdmissions()) {
      return query;
    }
    long others =
        modelState.queries().stream()
            .filter(each -> each.admitted() && each.isRunningAt(query.node()))
            .count();
    return others < modelState.remaining().permits() ? query.isAdmitted() : null;
  }

  /** A query that had to wait looks up all parts again after its admission. */
  private static void admit(ModelState modelState, int number, Consumer<Step> steps) {
    Query admitted = admitted(modelState, modelState.queries().get(number));
    if (admitted != null) {
      CollectPhase retained = admitted.parts();
      CollectPhase begun =
          retained == null ? CollectPhase.begin(modelState.storage().day()) : retained;
      steps.accept(
          Step.of(
              "query " + number + " is admitted",
              modelState.with(number, admitted.collects(begun))));
    }
  }

  /** Whether another query of this node loads the same part. */
  private static boolean isLoadedElsewhere(
      ModelState modelState, int number, CollectPhase parts, Count count) {
    int node = modelState.queries().get(number).node();
    for (int i = 0; i < modelState.queries().size(); i++) {
      CollectPhase others = modelState.queries().get(i).parts();
      if (i != number
          && modelState.queries().get(i).isRunningAt(node)
          && others != null
          && others.day() == parts.day()
          && (others.part(count) instanceof Part.InFlight
              || others.part(count) instanceof Part.Loaded)) {
        return true;
      }
    }
    return false;
  }

  private Step store(
      ModelState modelState,
      int number,
      CollectPhase parts,
      Count count,
      CacheEntry<CountValue> loaded) {
    CacheEntry<CountValue> cacheEntry =
        faults.contains(Fault.SNAPSHOT_VERSION_FROM_AFTER_THE_LOAD)
            ? new CacheEntry<>(loaded.value(), modelState.storage().snapshotVersion())
            : loaded;
    ModelState cached = modelState.withEntry(key(count, parts), cacheEntry);
    for (int i = 0; i < cached.queries().size(); i++) {
      CollectPhase others = cached.queries().get(i).parts();
      if (i != number
          && isCoalescedWith(cached.queries().get(i), others, modelState, number, count)) {
        cached =
            advance(cached, i, requireNonNull(others).withAvailable(count, cacheEntry), "").after();
      }
    }
    String description = "query " + number + " stores " + count + ": " + cacheEntry.value();
    return advance(cached, number, parts.withAvailable(count, cacheEntry), description);
  }

  private static boolean isCoalescedWith(
      Query other, @Nullable CollectPhase others, ModelState modelState, int number, Count count) {
    Query loader = modelState.queries().get(number);
    return other.isRunningAt(loader.node())
        && others != null
        && others.part(count) instanceof Part.Coalesced
        && others.day() == requireNonNull(loader.parts()).day();
  }

  private ModelState.Key key(Count count, CollectPhase parts) {
    return new ModelState.Key(count, faults.contains(Fault.DAY_NOT_IN_THE_KEY) ? 0 : parts.day());
  }

  private BiPredicate<CacheEntry<CountValue>, Count> validity(ModelState modelState, Query query) {
    NodeLog log = requireNonNull(modelState.nodes().get(query.node()).log());
    if (faults.contains(Fault.CHANGES_BEFORE_THE_FIRST_POLL_IGNORED)) {
      log = log.ignoringEarlierChanges();
    }
    if (faults.contains(Fault.EXPIRED_CHANGES_IGNORED)) {
      log = log.ignoringExpiredChanges();
    }
    return log::isValid;
  }

  private BiPredicate<CacheEntry<CountValue>, Count> validityAt(
      ModelSnapshot open, ModelState modelState, Query query) {
    NodeLog log = requireNonNull(modelState.nodes().get(query.node()).log());
    return (cacheEntry, count) ->
        log.isValidAt(
            open.snapshotVersion(),
            cacheEntry,
            count,
            faults.contains(Fault.NEWER_THAN_THE_SNAPSHOT_ACCEPTED));
  }

  /** Advances the query to its next phase. Parts from one new snapshot need no validation. */
  private Step advance(ModelState modelState, int number, CollectPhase parts, String description) {
    Query query = modelState.queries().get(number);
    if (!parts.isComplete()) {
      return Step.of(description, modelState.with(number, query.collects(parts)));
    }
    ChangeLogPoll early = query.poll();
    ModelSnapshot open = parts.snapshot();
    if (open != null && isOfItsDay(parts, open.moment(), modelState)) {
      if (parts.areAllFrom(open)) {
        return finish(modelState, number, parts, open.moment(), description);
      }
      if (early == null) {
        return Step.of(
            description,
            modelState.with(number, validateWhenCovered(modelState, query, parts, open)));
      }
    }
    CollectPhase collected = parts.closeSnapshot();
    return Step.of(
        description,
        modelState.with(
            number,
            early == null ? query.waitsForPoll(collected) : query.validates(collected, early)));
  }

  /** Validates the parts at the open snapshot, after a poll whose snapshot contains it. */
  private Query validateWhenCovered(
      ModelState modelState, Query query, CollectPhase parts, ModelSnapshot open) {
    NodeLog log = requireNonNull(modelState.nodes().get(query.node()).log());
    boolean isCovered =
        log.lastSnapshot().isAtLeast(open.snapshotVersion())
            || faults.contains(Fault.SNAPSHOT_VALIDATED_BEFORE_A_POLL_COVERS_IT);
    return isCovered ? query.validates(parts, null) : query.waitsForPoll(parts);
  }

  private boolean isOfItsDay(CollectPhase parts, int moment, ModelState modelState) {
    return faults.contains(Fault.DAY_NOT_COMPARED)
        || modelState.storage().dayAt(moment) == parts.day();
  }

  /** The snapshot is closed early, because the poller may need its connection. */
  private static void closeSnapshot(ModelState modelState, int number, Consumer<Step> steps) {
    Query query = modelState.queries().get(number);
    CollectPhase parts = requireNonNull(query.parts());
    if (parts.snapshot() != null) {
      steps.accept(
          Step.of(
              "query " + number + " closes its snapshot",
              modelState.with(number, query.waitsForPoll(parts.closeSnapshot()))));
    }
  }

  private void validate(ModelState modelState, int number, Consumer<Step> steps) {
    Query query = modelState.queries().get(number);
    CollectPhase parts = requireNonNull(query.parts());
    if (parts.snapshot() == null) {
      validateAtPoll(modelState, number, parts, requireNonNull(query.poll()), steps);
    } else {
      validateAtSnapshot(modelState, number, parts, parts.snapshot(), steps);
    }
  }

  private void validateAtSnapshot(
      ModelState modelState,
      int number,
      CollectPhase parts,
      ModelSnapshot open,
      Consumer<Step> steps) {
    Query query = modelState.queries().get(number);
    BiPredicate<CacheEntry<CountValue>, Count> validity = validityAt(open, modelState, query);
    String description = "query " + number + " validates its parts at its snapshot";
    if (isSecondUnvalidated(query) || parts.areValid(validity)) {
      steps.accept(finish(modelState, number, parts, open.moment(), description));
    } else if (query.attempt() < ATTEMPTS) {
      CollectPhase remaining = parts.dropInvalid(validity);
      steps.accept(
          Step.of(description + " and retries", modelState.with(number, query.retries(remaining))));
    } else if (admitted(modelState, query) != null) {
      steps.accept(loadAll(modelState, number));
    }
  }

  private boolean isSecondUnvalidated(Query query) {
    return query.attempt() == 2 && faults.contains(Fault.SECOND_ATTEMPT_NOT_VALIDATED);
  }

  private void validateAtPoll(
      ModelState modelState,
      int number,
      CollectPhase parts,
      ChangeLogPoll poll,
      Consumer<Step> steps) {
    Query query = modelState.queries().get(number);
    int moment = (int) poll.asOf().getEpochSecond();
    boolean sameDay = isOfItsDay(parts, moment, modelState);
    String description = "query " + number + " validates its parts at its poll";
    if (sameDay && areValidAt(parts, poll, modelState, query)) {
      steps.accept(finish(modelState, number, parts, moment, description));
    } else if (query.attempt() < ATTEMPTS) {
      CollectPhase remaining = remaining(parts, sameDay, modelState, query);
      steps.accept(
          Step.of(description + " and retries", modelState.with(number, retry(query, remaining))));
    } else if (admitted(modelState, query) != null) {
      steps.accept(loadAll(modelState, number));
    }
  }

  private boolean areValidAt(
      CollectPhase parts, ChangeLogPoll poll, ModelState modelState, Query query) {
    return isSecondUnvalidated(query)
        || parts.areValidAt(
            poll, faults.contains(Fault.NEWER_THAN_THE_POLL_ACCEPTED), validity(modelState, query));
  }

  private CollectPhase remaining(
      CollectPhase parts, boolean sameDay, ModelState modelState, Query query) {
    return sameDay
        ? parts.dropInvalid(validity(modelState, query))
        : CollectPhase.begin(modelState.storage().day());
  }

  private Query retry(Query query, CollectPhase remaining) {
    Query retry = query.retries(remaining);
    if (faults.contains(Fault.POLL_BEFORE_LOOKUP)) {
      return retry.pollsFirst();
    }
    return remaining.isComplete() ? retry.waitsForPoll(remaining) : retry;
  }

  /** Returns a result from one new snapshot. */
  private static Step loadAll(ModelState modelState, int number) {
    ModelSnapshot snapshot = ModelSnapshot.of(modelState.storage());
    CollectPhase whole = CollectPhase.begin(modelState.storage().day());
    for (Count count : Count.values()) {
      whole = whole.withAvailable(count, load(modelState, snapshot, count, whole));
    }
    String description = "query " + number + " loads all parts from one snapshot";
    return finish(modelState, number, whole, snapshot.moment(), description);
  }

  private static Step finish(
      ModelState modelState, int number, CollectPhase parts, int asOf, String description) {
    CountValue a = parts.value(Count.A);
    CountValue b = parts.value(Count.B);
    QueryResult result = new QueryResult(a, b, modelState.queries().get(number).startedAt(), asOf);
    return new Step(
        description + " and returns " + result, modelState.with(number, Query.FINISHED), result);
  }
}
