package io.technicianviews.application.protocol;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.ChangeLogPoll;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The steps of the queries: begin, gather parts, validate, return. */
final class Questions implements Actor {

  private static final int ATTEMPTS = 3;

  private final Set<Flaw> flaws;

  Questions(Set<Flaw> flaws) {
    this.flaws = flaws;
  }

  @Override
  public void act(ModelState modelState, Consumer<Step> can) {
    for (int i = 0; i < modelState.questions().size(); i++) {
      Question question = modelState.questions().get(i);
      switch (question.phase()) {
        case UNASKED -> ask(modelState, i, can);
        case GATHERS -> gather(modelState, i, can);
        case WAITS_FOR_ADMISSION -> admit(modelState, i, can);
        case CHECKS -> check(modelState, i, can);
        case WAITS -> closeSnapshot(modelState, i, can);
        case WAITS_TO_GATHER, IS_SERVED_TO_GATHER, IS_SERVED, OVER -> {}
      }
    }
  }

  /**
   * Queries begin in order and the first one at the first node, because queries and nodes are
   * interchangeable.
   */
  private void ask(ModelState modelState, int number, Consumer<Step> can) {
    if (number != modelState.questions().indexOf(Question.UNASKED)) {
      return;
    }
    boolean first = modelState.questions().stream().allMatch(Question.UNASKED::equals);
    for (int node = 0; node < (first ? 1 : modelState.nodes().size()); node++) {
      Question question = Question.startedAt(node, modelState.desk().now());
      boolean waits =
          modelState.nodes().get(node).log() == null
              || flaws.contains(Flaw.LOG_READ_BEFORE_GATHERING);
      Question begun =
          waits ? question : question.gathers(CollectPhase.begin(modelState.desk().day()));
      String does = "question " + number + " is asked at node " + node;
      can.accept(Step.of(does, modelState.with(number, begun)));
      if (!waits && modelState.left().limitAdmissions()) {
        can.accept(
            Step.of(
                does + " while others wait long",
                modelState.with(number, question.waitsForAdmission(null))));
      }
    }
  }

  private void gather(ModelState modelState, int number, Consumer<Step> can) {
    Question question = modelState.questions().get(number);
    CollectPhase facts = requireNonNull(question.facts());
    boolean coalesces = facts.isAbout(Part.FOLLOWING);
    for (Count count : Count.values()) {
      switch (facts.part(count)) {
        case Part.Missing() -> {
          // A query that waits for another one announces nothing.
          if (!coalesces) {
            can.accept(look(modelState, number, facts, count));
          }
        }
        case Part.Read(var cacheEntry) ->
            can.accept(store(modelState, number, facts, count, cacheEntry));
        case Part.Announced() -> {}
        case Part.Following() -> {}
        case Part.Gathered(var any) -> {}
      }
    }
    Question reader = admitted(modelState, question);
    if (reader != null && facts.isAbout(Part.ANNOUNCED)) {
      CollectPhase read =
          facts.reads(
              Taken.of(modelState.desk()), (from, count) -> read(modelState, from, count, facts));
      can.accept(
          Step.of(
              "question " + number + " reads what it misses",
              modelState.with(number, reader.gathers(read))));
    }
  }

  private static CacheEntry<Counted> read(
      ModelState modelState, Taken from, Count count, CollectPhase facts) {
    return new CacheEntry<>(
        modelState.desk().countedAt(from.moment(), count, facts.day(), modelState.left().writes()),
        from.visibility());
  }

  private Step look(ModelState modelState, int number, CollectPhase facts, Count count) {
    Question question = modelState.questions().get(number);
    CacheEntry<Counted> cached = modelState.store().get(key(count, facts));
    if (cached != null
        && validity(modelState, question).test(cached, count)
        && isUsable(cached, count, facts, modelState, question)) {
      String does = "question " + number + " finds " + count + ": " + cached.value();
      return settled(modelState, number, facts.gets(count, cached), does);
    }
    String does = "question " + number + " misses " + count;
    if (facts.mayCoalesce() && isReadElsewhere(modelState, number, facts, count)) {
      return Step.of(does, modelState.with(number, question.gathers(facts.coalesces(count))));
    }
    Question admitted = admitted(modelState, question);
    if (admitted != null) {
      return Step.of(does, modelState.with(number, admitted.gathers(facts.announces(count))));
    }
    if (flaws.contains(Flaw.LOAD_ANNOUNCED_BEFORE_ADMISSION)) {
      return Step.of(does, modelState.with(number, question.gathers(facts.announces(count))));
    }
    CollectPhase kept = flaws.contains(Flaw.FOUND_BEFORE_ADMISSION_KEPT) ? facts.restart() : null;
    return Step.of(
        does + " and waits for its admission",
        modelState.with(number, question.waitsForAdmission(kept)));
  }

  /** Whether the entry may be the state of the open snapshot, if there is one. */
  private boolean isUsable(
      CacheEntry<Counted> cached,
      Count count,
      CollectPhase facts,
      ModelState modelState,
      Question question) {
    Taken open = facts.snapshot();
    return open == null || validityAt(open, modelState, question).test(cached, count);
  }

  /** The query with its admission; null if it has to wait. */
  private static @Nullable Question admitted(ModelState modelState, Question question) {
    if (question.admitted() || !modelState.left().limitAdmissions()) {
      return question;
    }
    long others =
        modelState.questions().stream()
            .filter(each -> each.admitted() && each.isUnderWayAt(question.node()))
            .count();
    return others < modelState.left().places() ? question.isAdmitted() : null;
  }

  /** A query that was admitted gathers all parts, from the cache as it is then. */
  private static void admit(ModelState modelState, int number, Consumer<Step> can) {
    Question admitted = admitted(modelState, modelState.questions().get(number));
    if (admitted != null) {
      CollectPhase kept = admitted.facts();
      CollectPhase begun = kept == null ? CollectPhase.begin(modelState.desk().day()) : kept;
      can.accept(
          Step.of(
              "question " + number + " is admitted",
              modelState.with(number, admitted.gathers(begun))));
    }
  }

  /** Whether another query of this node loads the same part. */
  private static boolean isReadElsewhere(
      ModelState modelState, int number, CollectPhase facts, Count count) {
    int node = modelState.questions().get(number).node();
    for (int i = 0; i < modelState.questions().size(); i++) {
      CollectPhase others = modelState.questions().get(i).facts();
      if (i != number
          && modelState.questions().get(i).isUnderWayAt(node)
          && others != null
          && others.day() == facts.day()
          && (others.part(count) instanceof Part.Announced
              || others.part(count) instanceof Part.Read)) {
        return true;
      }
    }
    return false;
  }

  private Step store(
      ModelState modelState,
      int number,
      CollectPhase facts,
      Count count,
      CacheEntry<Counted> read) {
    CacheEntry<Counted> cacheEntry =
        flaws.contains(Flaw.VISIBILITY_TAKEN_AFTER_THE_LOAD)
            ? new CacheEntry<>(read.value(), modelState.desk().visibility())
            : read;
    ModelState cached = modelState.keeping(key(count, facts), cacheEntry);
    for (int i = 0; i < cached.questions().size(); i++) {
      CollectPhase others = cached.questions().get(i).facts();
      if (i != number && follows(cached.questions().get(i), others, modelState, number, count)) {
        cached = settled(cached, i, requireNonNull(others).gets(count, cacheEntry), "").after();
      }
    }
    String does = "question " + number + " stores " + count + ": " + cacheEntry.value();
    return settled(cached, number, facts.gets(count, cacheEntry), does);
  }

  private static boolean follows(
      Question other,
      @Nullable CollectPhase others,
      ModelState modelState,
      int number,
      Count count) {
    Question reader = modelState.questions().get(number);
    return other.isUnderWayAt(reader.node())
        && others != null
        && others.part(count) instanceof Part.Following
        && others.day() == requireNonNull(reader.facts()).day();
  }

  private ModelState.Key key(Count count, CollectPhase facts) {
    return new ModelState.Key(count, flaws.contains(Flaw.DAY_NOT_IN_THE_KEY) ? 0 : facts.day());
  }

  private BiPredicate<CacheEntry<Counted>, Count> validity(
      ModelState modelState, Question question) {
    NodeLog log = requireNonNull(modelState.nodes().get(question.node()).log());
    if (flaws.contains(Flaw.CHANGES_BEFORE_THE_FIRST_READING_IGNORED)) {
      log = log.ignoringEarlierChanges();
    }
    if (flaws.contains(Flaw.FORGOTTEN_CHANGES_IGNORED)) {
      log = log.ignoringExpiredChanges();
    }
    return log::isValid;
  }

  private BiPredicate<CacheEntry<Counted>, Count> validityAt(
      Taken open, ModelState modelState, Question question) {
    NodeLog log = requireNonNull(modelState.nodes().get(question.node()).log());
    return (cacheEntry, count) ->
        log.isValidAt(
            open.visibility(),
            cacheEntry,
            count,
            flaws.contains(Flaw.NEWER_THAN_THE_SNAPSHOT_ACCEPTED));
  }

  /** Continues with the gathered parts. Parts from one new snapshot need no validation. */
  private Step settled(ModelState modelState, int number, CollectPhase facts, String does) {
    Question question = modelState.questions().get(number);
    if (!facts.isComplete()) {
      return Step.of(does, modelState.with(number, question.gathers(facts)));
    }
    ChangeLogPoll early = question.poll();
    Taken open = facts.snapshot();
    if (open != null && isOfItsDay(facts, open.moment(), modelState)) {
      if (facts.areOf(open)) {
        return answered(modelState, number, facts, open.moment(), does);
      }
      if (early == null) {
        return Step.of(does, modelState.with(number, covered(modelState, question, facts, open)));
      }
    }
    CollectPhase gathered = facts.close();
    return Step.of(
        does,
        modelState.with(
            number, early == null ? question.waits(gathered) : question.checks(gathered, early)));
  }

  /** Compares the parts with the open snapshot, once a poll has seen what is in it. */
  private Question covered(
      ModelState modelState, Question question, CollectPhase facts, Taken open) {
    NodeLog log = requireNonNull(modelState.nodes().get(question.node()).log());
    boolean covers =
        log.reached().isAtLeast(open.visibility())
            || flaws.contains(Flaw.SNAPSHOT_CHECKED_BEFORE_IT_WAS_POLLED);
    return covers ? question.checks(facts, null) : question.waits(facts);
  }

  private boolean isOfItsDay(CollectPhase facts, int moment, ModelState modelState) {
    return flaws.contains(Flaw.DAY_NOT_COMPARED) || modelState.desk().dayAt(moment) == facts.day();
  }

  /** The poller may need the connection of the snapshot. */
  private static void closeSnapshot(ModelState modelState, int number, Consumer<Step> can) {
    Question question = modelState.questions().get(number);
    CollectPhase facts = requireNonNull(question.facts());
    if (facts.snapshot() != null) {
      can.accept(
          Step.of(
              "question " + number + " closes its snapshot",
              modelState.with(number, question.waits(facts.close()))));
    }
  }

  private void check(ModelState modelState, int number, Consumer<Step> can) {
    Question question = modelState.questions().get(number);
    CollectPhase facts = requireNonNull(question.facts());
    if (facts.snapshot() == null) {
      checkAtPoll(modelState, number, facts, requireNonNull(question.poll()), can);
    } else {
      checkAtSnapshot(modelState, number, facts, facts.snapshot(), can);
    }
  }

  private void checkAtSnapshot(
      ModelState modelState, int number, CollectPhase facts, Taken open, Consumer<Step> can) {
    Question question = modelState.questions().get(number);
    BiPredicate<CacheEntry<Counted>, Count> validity = validityAt(open, modelState, question);
    String does = "question " + number + " compares what it gathered with its snapshot";
    if (isSecondUnchecked(question) || facts.areValid(validity)) {
      can.accept(answered(modelState, number, facts, open.moment(), does));
    } else if (question.attempt() < ATTEMPTS) {
      CollectPhase left = facts.dropInvalid(validity);
      can.accept(
          Step.of(does + " and tries again", modelState.with(number, question.triesAgain(left))));
    } else if (admitted(modelState, question) != null) {
      can.accept(readWhole(modelState, number));
    }
  }

  private boolean isSecondUnchecked(Question question) {
    return question.attempt() == 2 && flaws.contains(Flaw.SECOND_ATTEMPT_NOT_CHECKED);
  }

  private void checkAtPoll(
      ModelState modelState,
      int number,
      CollectPhase facts,
      ChangeLogPoll poll,
      Consumer<Step> can) {
    Question question = modelState.questions().get(number);
    int moment = (int) poll.asOf().getEpochSecond();
    boolean sameDay = isOfItsDay(facts, moment, modelState);
    String does = "question " + number + " checks what it gathered";
    if (sameDay && areValidAt(facts, poll, modelState, question)) {
      can.accept(answered(modelState, number, facts, moment, does));
    } else if (question.attempt() < ATTEMPTS) {
      CollectPhase left = left(facts, sameDay, modelState, question);
      can.accept(
          Step.of(does + " and tries again", modelState.with(number, again(question, left))));
    } else if (admitted(modelState, question) != null) {
      can.accept(readWhole(modelState, number));
    }
  }

  private boolean areValidAt(
      CollectPhase facts, ChangeLogPoll poll, ModelState modelState, Question question) {
    return isSecondUnchecked(question)
        || facts.areValidAt(
            poll,
            flaws.contains(Flaw.NEWER_THAN_THE_READING_ACCEPTED),
            validity(modelState, question));
  }

  private CollectPhase left(
      CollectPhase facts, boolean sameDay, ModelState modelState, Question question) {
    return sameDay
        ? facts.dropInvalid(validity(modelState, question))
        : CollectPhase.begin(modelState.desk().day());
  }

  private Question again(Question question, CollectPhase left) {
    Question again = question.triesAgain(left);
    if (flaws.contains(Flaw.LOG_READ_BEFORE_GATHERING)) {
      return again.readsFirst();
    }
    return left.isComplete() ? again.waits(left) : again;
  }

  /** Returns a result from one new snapshot. */
  private static Step readWhole(ModelState modelState, int number) {
    Taken taken = Taken.of(modelState.desk());
    CollectPhase whole = CollectPhase.begin(modelState.desk().day());
    for (Count count : Count.values()) {
      whole = whole.gets(count, read(modelState, taken, count, whole));
    }
    String does = "question " + number + " reads everything from one snapshot";
    return answered(modelState, number, whole, taken.moment(), does);
  }

  private static Step answered(
      ModelState modelState, int number, CollectPhase facts, int asOf, String does) {
    Counted a = facts.value(Count.A);
    Counted b = facts.value(Count.B);
    Answer answer = new Answer(a, b, modelState.questions().get(number).startedAt(), asOf);
    return new Step(
        does + " and answers " + answer, modelState.with(number, Question.OVER), answer);
  }
}
