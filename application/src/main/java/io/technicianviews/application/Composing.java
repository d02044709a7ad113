package io.technicianviews.application;

import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.port.ReadSnapshots;
import io.technicianviews.domain.view.DeskDay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers a person's question from facts, his rights being one of them. With a cache it gathers
 * what is kept and reads what is not, and then waits for a reading of the log of changes that began
 * after that: if no change that could alter any of the facts has come since each of them was read,
 * all of them are the state of the desk that this reading saw. What does not stand that is read
 * anew, once; after that everything is read from one fresh snapshot.
 */
final class Composing implements AutoCloseable {

  /** An answer whose instant is not known yet. */
  @FunctionalInterface
  interface Draft<T> extends Function<Instant, T> {}

  private static final int ATTEMPTS = 2;

  private final ReadSnapshots snapshots;
  private final Duration timeout;
  private final ZoneId zone;
  private final @Nullable CacheUse cache;

  /** By {@link System#nanoTime}: no answer is checked against an older reading of the log. */
  private volatile long heard = System.nanoTime();

  /**
   * @param cache null: every answer is read from a fresh snapshot
   */
  Composing(ReadSnapshots snapshots, Duration timeout, ZoneId zone, @Nullable CacheUse cache) {
    this.snapshots = snapshots;
    this.timeout = timeout;
    this.zone = zone;
    this.cache = cache;
  }

  /**
   * @param asked equal for equal questions, and of another type than those of other answers
   */
  <T> Answer<T> asPerson(
      long personId, Object asked, BiFunction<Person, Facts, Draft<T>> question) {
    return answer(
        new RecentAnswers.Question(personId, asked),
        facts -> identified(personId, facts, person -> Answer.of(question.apply(person, facts))));
  }

  /** As {@link #asPerson}, for technicians only. */
  <T> Answer<T> asTechnician(
      long personId, Object asked, BiFunction<Person, Facts, Draft<T>> question) {
    return answer(
        new RecentAnswers.Question(personId, asked),
        facts ->
            identified(
                personId,
                facts,
                person ->
                    person.role().worksOnRequests()
                        ? Answer.of(question.apply(person, facts))
                        : Answer.refused(new Refusal.NotATechnician(personId))));
  }

  private static <T> Answer<Draft<T>> identified(
      long personId, Facts facts, Function<Person, Answer<Draft<T>>> question) {
    Optional<Person> person = facts.get(new Fact.Rights(personId));
    if (person.isEmpty()) {
      return Answer.refused(new Refusal.UnknownPerson(personId));
    }
    return person.get().active()
        ? question.apply(person.get())
        : Answer.refused(new Refusal.DeactivatedPerson(personId));
  }

  private <T> Answer<T> answer(
      RecentAnswers.Question asked, Function<Facts, Answer<Draft<T>>> question) {
    long deadline = System.nanoTime() + timeout.toNanos();
    if (cache == null) {
      return whole(asked, question, timeout);
    }
    Answer<T> answer = composed(asked, question, deadline, cache);
    cache
        .meters()
        .answered(answer instanceof Answer.Given<T>(T any, CacheOutcome o) ? o : CacheOutcome.MISS);
    return answer;
  }

  private <T> Answer<T> composed(
      RecentAnswers.Question key,
      Function<Facts, Answer<Draft<T>>> question,
      long deadline,
      CacheUse use) {
    long asked = System.nanoTime();
    LogReader.Made known = use.log().last();
    if (known == null) {
      known = use.log().read(deadline);
    }
    KeptFacts facts = begin(use, known, deadline);
    try {
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        Answer<Draft<T>> draft =
            attempt == 1 ? recalled(key, facts, question) : question.apply(facts);
        Optional<Instant> alone = facts.asOfOneSnapshot();
        if (alone.isPresent() && day(alone.get()).equals(facts.day())) {
          return dated(draft, alone.get(), facts.outcome());
        }
        facts.close();
        LogReader.Made made = recent(use, asked, facts);
        if (made != null) {
          return dated(draft, made.reading().asOf(), facts.outcome());
        }
        made = after(use, deadline, facts);
        if (made.begun() - asked < 0) {
          return dated(draft, made.reading().asOf(), CacheOutcome.STALE);
        }
        boolean sameDay = day(made.reading().asOf()).equals(facts.day());
        if (sameDay && facts.isStillTrue()) {
          return dated(draft, made.reading().asOf(), facts.outcome());
        }
        use.meters().reloaded();
        if (sameDay && facts.isOf(made.reading().visibility().run())) {
          facts.forgetWhatChanged();
        } else {
          facts.close();
          facts = begin(use, made, deadline);
        }
      }
    } finally {
      facts.close();
    }
    return whole(key, question, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
  }

  /** Puts the answer together, unless that was done lately and has not changed. */
  @SuppressWarnings("unchecked") // Equal questions have answers of one type.
  private static <T> Answer<Draft<T>> recalled(
      RecentAnswers.Question key, KeptFacts facts, Function<Facts, Answer<Draft<T>>> question) {
    RecentAnswers.Known known = facts.recall(key);
    if (known != null) {
      return (Answer<Draft<T>>) known.answer();
    }
    Answer<Draft<T>> draft = question.apply(facts);
    if (draft instanceof Answer.Given<Draft<T>>) {
      facts.remember(key, draft);
    }
    return draft;
  }

  private KeptFacts begin(CacheUse use, LogReader.Made known, long deadline) {
    Instant now = known.reading().asOf().plusNanos(System.nanoTime() - known.begun());
    return new KeptFacts(use, known.reading().visibility().run(), day(now), deadline);
  }

  /** A reading that is as young as was settled, if that is not required to be a new one. */
  private LogReader.@Nullable Made recent(CacheUse use, long asked, KeptFacts facts) {
    if (use.settings().freshness().isZero()) {
      return null;
    }
    long oldest = asked - use.settings().freshness().toNanos();
    long told = heard;
    return usable(use.log().last(), told - oldest > 0 ? told : oldest, facts);
  }

  /** Whoever asks from now on has perhaps heard of what can be seen now, and must see it. */
  void heard() {
    heard = System.nanoTime();
  }

  /** A reading that begins now; or, if there is none to be had, one that is as old as it may be. */
  private LogReader.Made after(CacheUse use, long deadline, KeptFacts facts) {
    try {
      return use.log().read(deadline);
    } catch (DeskUnavailableException e) {
      long oldest = System.nanoTime() - use.settings().staleIfError().toNanos();
      LogReader.Made made =
          use.settings().staleIfError().isZero() ? null : usable(use.log().last(), oldest, facts);
      if (made == null) {
        throw e;
      }
      return made;
    }
  }

  private LogReader.@Nullable Made usable(
      LogReader.@Nullable Made made, long oldest, KeptFacts facts) {
    return made != null
            && made.begun() - oldest >= 0
            && day(made.reading().asOf()).equals(facts.day())
            && facts.isTrueAt(made.reading())
        ? made
        : null;
  }

  private <T> Answer<T> whole(
      RecentAnswers.Question asked, Function<Facts, Answer<Draft<T>>> question, Duration within) {
    return ParallelFetch.from(
        snapshots,
        within,
        List.of(new Fact.Rights(asked.personId())),
        parts -> {
          Instant asOf = parts.snapshot().asOf();
          return dated(question.apply(new ReadFacts(parts, day(asOf))), asOf, CacheOutcome.MISS);
        });
  }

  private static <T> Answer<T> dated(Answer<Draft<T>> draft, Instant asOf, CacheOutcome outcome) {
    return switch (draft) {
      case Answer.Given<Draft<T>>(Draft<T> value, CacheOutcome any) ->
          new Answer.Given<>(value.apply(asOf), outcome);
      case Answer.Refused<Draft<T>>(Refusal refusal) -> Answer.refused(refusal);
    };
  }

  private DeskDay day(Instant instant) {
    return DeskDay.at(instant, zone);
  }

  /** Ends the reading of the log. */
  @Override
  public void close() {
    if (cache != null) {
      cache.close();
    }
  }
}
