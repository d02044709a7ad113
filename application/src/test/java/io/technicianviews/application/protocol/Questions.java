package io.technicianviews.application.protocol;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.ChangeLogPoll;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The questions: how they are asked, gather their facts, check them and are answered. */
final class Questions implements Actor {

  private static final int ATTEMPTS = 2;

  private final Set<Flaw> flaws;

  Questions(Set<Flaw> flaws) {
    this.flaws = flaws;
  }

  @Override
  public void act(World world, Consumer<Step> can) {
    for (int i = 0; i < world.questions().size(); i++) {
      Question question = world.questions().get(i);
      switch (question.phase()) {
        case UNASKED -> ask(world, i, can);
        case GATHERS -> gather(world, i, can);
        case CHECKS -> check(world, i, can);
        case WAITS_TO_GATHER, IS_SERVED_TO_GATHER, WAITS, IS_SERVED, OVER -> {}
      }
    }
  }

  /** One after the other, as all are alike; the first at the first node, as those are, too. */
  private void ask(World world, int number, Consumer<Step> can) {
    if (number != world.questions().indexOf(Question.UNASKED)) {
      return;
    }
    boolean first = world.questions().stream().allMatch(Question.UNASKED::equals);
    for (int node = 0; node < (first ? 1 : world.nodes().size()); node++) {
      Question asked = Question.asked(node, world.desk().now());
      boolean waits =
          world.nodes().get(node).log() == null || flaws.contains(Flaw.LOG_READ_BEFORE_GATHERING);
      Question begun = waits ? asked : asked.gathers(Gathering.begin(world.desk().day()));
      can.accept(
          Step.of("question " + number + " is asked at node " + node, world.with(number, begun)));
    }
  }

  private void gather(World world, int number, Consumer<Step> can) {
    Question question = world.questions().get(number);
    Gathering facts = requireNonNull(question.facts());
    for (Count count : Count.values()) {
      switch (facts.part(count)) {
        case Part.Missing() -> can.accept(look(world, number, facts, count));
        case Part.Read(var cacheEntry) ->
            can.accept(store(world, number, facts, count, cacheEntry));
        case Part.Announced() -> {}
        case Part.Following() -> {}
        case Part.Gathered(var any) -> {}
      }
    }
    if (facts.isAbout(Part.ANNOUNCED)) {
      Gathering read =
          facts.reads(Taken.of(world.desk()), (from, count) -> read(world, from, count, facts));
      can.accept(
          Step.of(
              "question " + number + " reads what it misses",
              world.with(number, question.gathers(read))));
    }
  }

  private static CacheEntry<Counted> read(World world, Taken from, Count count, Gathering facts) {
    return new CacheEntry<>(
        world.desk().countedAt(from.moment(), count, facts.day(), world.left().writes()),
        from.visibility());
  }

  private Step look(World world, int number, Gathering facts, Count count) {
    Question question = world.questions().get(number);
    CacheEntry<Counted> kept = world.store().get(key(count, facts));
    if (kept != null && stillTrue(world, question).test(kept, count)) {
      String does = "question " + number + " finds " + count + ": " + kept.value();
      return settled(world, number, facts.gets(count, kept), does);
    }
    Gathering misses =
        isReadElsewhere(world, number, facts, count)
            ? facts.follows(count)
            : facts.announces(count);
    String does = "question " + number + " misses " + count;
    return Step.of(does, world.with(number, question.gathers(misses)));
  }

  /** Whether another question of this node reads the same. */
  private static boolean isReadElsewhere(World world, int number, Gathering facts, Count count) {
    int node = world.questions().get(number).node();
    for (int i = 0; i < world.questions().size(); i++) {
      Gathering others = world.questions().get(i).facts();
      if (i != number
          && world.questions().get(i).isUnderWayAt(node)
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
      World world, int number, Gathering facts, Count count, CacheEntry<Counted> read) {
    CacheEntry<Counted> cacheEntry =
        flaws.contains(Flaw.VISIBILITY_TAKEN_AFTER_THE_LOAD)
            ? new CacheEntry<>(read.value(), world.desk().visibility())
            : read;
    World kept = world.keeping(key(count, facts), cacheEntry);
    for (int i = 0; i < kept.questions().size(); i++) {
      Gathering others = kept.questions().get(i).facts();
      if (i != number && follows(kept.questions().get(i), others, world, number, count)) {
        kept = settled(kept, i, requireNonNull(others).gets(count, cacheEntry), "").after();
      }
    }
    String does = "question " + number + " stores " + count + ": " + cacheEntry.value();
    return settled(kept, number, facts.lands(count, cacheEntry), does);
  }

  private static boolean follows(
      Question other, @Nullable Gathering others, World world, int number, Count count) {
    Question reader = world.questions().get(number);
    return other.isUnderWayAt(reader.node())
        && others != null
        && others.part(count) instanceof Part.Following
        && others.day() == requireNonNull(reader.facts()).day();
  }

  private World.Key key(Count count, Gathering facts) {
    return new World.Key(count, flaws.contains(Flaw.DAY_NOT_IN_THE_KEY) ? 0 : facts.day());
  }

  private BiPredicate<CacheEntry<Counted>, Count> stillTrue(World world, Question question) {
    NodeLog log = requireNonNull(world.nodes().get(question.node()).log());
    if (flaws.contains(Flaw.CHANGES_BEFORE_THE_FIRST_READING_IGNORED)) {
      log = log.trustingWhatWasBefore();
    }
    if (flaws.contains(Flaw.FORGOTTEN_CHANGES_IGNORED)) {
      log = log.trustingWhatIsForgotten();
    }
    return log::isStillTrue;
  }

  /** Goes on with what was gathered: whatever is of one fresh snapshot needs no check. */
  private Step settled(World world, int number, Gathering facts, String does) {
    Question question = world.questions().get(number);
    if (!facts.isWhole()) {
      return Step.of(does, world.with(number, question.gathers(facts)));
    }
    Taken whole = facts.whole();
    if (whole != null && isOfItsDay(facts, whole.moment(), world)) {
      return answered(world, number, facts, whole.moment(), does);
    }
    ChangeLogPoll early = question.reading();
    Gathering gathered = facts.close();
    return Step.of(
        does,
        world.with(
            number, early == null ? question.waits(gathered) : question.checks(gathered, early)));
  }

  private boolean isOfItsDay(Gathering facts, int moment, World world) {
    return flaws.contains(Flaw.DAY_NOT_COMPARED) || world.desk().dayAt(moment) == facts.day();
  }

  private void check(World world, int number, Consumer<Step> can) {
    Question question = world.questions().get(number);
    Gathering facts = requireNonNull(question.facts());
    ChangeLogPoll reading = requireNonNull(question.reading());
    int moment = (int) reading.asOf().getEpochSecond();
    boolean sameDay = isOfItsDay(facts, moment, world);
    String does = "question " + number + " checks what it gathered";
    if (sameDay && isTrueAt(facts, reading, world, question)) {
      can.accept(answered(world, number, facts, moment, does));
    } else if (question.attempt() < ATTEMPTS) {
      Gathering left = left(facts, sameDay, world, question);
      can.accept(Step.of(does + " and tries again", world.with(number, again(question, left))));
    } else {
      can.accept(readWhole(world, number));
    }
  }

  private boolean isTrueAt(Gathering facts, ChangeLogPoll reading, World world, Question question) {
    if (question.attempt() == ATTEMPTS && flaws.contains(Flaw.SECOND_ATTEMPT_NOT_CHECKED)) {
      return true;
    }
    return facts.isTrueAt(
        reading, flaws.contains(Flaw.NEWER_THAN_THE_READING_ACCEPTED), stillTrue(world, question));
  }

  private Gathering left(Gathering facts, boolean sameDay, World world, Question question) {
    return sameDay
        ? facts.forgetWhatChanged(stillTrue(world, question))
        : Gathering.begin(world.desk().day());
  }

  private Question again(Question question, Gathering left) {
    Question again = question.triesAgain(left);
    if (flaws.contains(Flaw.LOG_READ_BEFORE_GATHERING)) {
      return again.readsFirst();
    }
    return left.isWhole() ? again.waits(left) : again;
  }

  /** Opens a snapshot and answers from nothing else. */
  private static Step readWhole(World world, int number) {
    Taken taken = Taken.of(world.desk());
    Gathering whole = Gathering.begin(world.desk().day());
    for (Count count : Count.values()) {
      whole = whole.lands(count, read(world, taken, count, whole));
    }
    String does = "question " + number + " reads everything from one snapshot";
    return answered(world, number, whole, taken.moment(), does);
  }

  private static Step answered(World world, int number, Gathering facts, int asOf, String does) {
    Counted a = facts.value(Count.A);
    Counted b = facts.value(Count.B);
    Answer answer = new Answer(a, b, world.questions().get(number).asked(), asOf);
    return new Step(does + " and answers " + answer, world.with(number, Question.OVER), answer);
  }
}
