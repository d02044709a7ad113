package io.technicianviews.bootstrap.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.view.CustomView;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationRecord;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.port.ChangeLog.InvalidationReader;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.domain.request.RequestDetail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One sequence of random steps, done to both desks. After every step the outcomes are compared with
 * each other, the counters with a recount, what the readers of both change logs return, and the
 * results of some queries of one person, with the history of one request; at the end the results of
 * all queries of an admin and of another person.
 */
final class Sequence {

  private static final int QUESTIONS = 3;

  private final DifferentialPair differentialPair;
  private final ModelClock clock;
  private final long seed;
  private final int steps;

  Sequence(DifferentialPair differentialPair, ModelClock clock, long seed, int steps) {
    this.differentialPair = differentialPair;
    this.clock = clock;
    this.seed = seed;
    this.steps = steps;
  }

  void run() {
    RandomSource randomSource = new RandomSource(seed);
    Cast cast = differentialPair.begin(clock);
    RandomSteps random = new RandomSteps(randomSource, cast, clock);
    Questions questions = new Questions(cast);
    try (Logs logs = new Logs(differentialPair)) {
      for (int number = 1; number <= steps; number++) {
        clock.pass(randomSource);
        Step step = random.next();
        String where = "seed " + seed + ", step " + number + ": " + step.what();
        Object expected = step.outcome(differentialPair.oracle().service());
        assertThat(step.outcome(differentialPair.subject().service()))
            .as(where)
            .isEqualTo(expected);
        note(expected, cast);
        logs.compare(where);
        assertThat(differentialPair.subject().miscounted().get()).as(where).isEmpty();
        compare(questions.some(randomSource, QUESTIONS), where);
      }
    }
    compare(questions.all(randomSource), "seed " + seed + ", at the end");
  }

  private void compare(List<Questions.Question> questions, String where) {
    ServiceDesk oracle = differentialPair.oracle().service();
    ServiceDesk subject = differentialPair.subject().service();
    for (Questions.Question question : questions) {
      assertThat(question.ask().apply(subject))
          .as("%s; %s", where, question.what())
          .isEqualTo(question.ask().apply(oracle));
    }
  }

  /** What was made takes part from now on. */
  static void note(Object outcome, Cast cast) {
    if (outcome instanceof Result.Success<?>(RequestDetail detail, var cache)
        && !cast.requests().contains(detail.item().request().id())) {
      cast.requests().add(detail.item().request().id());
    }
    if (outcome instanceof Result.Success<?>(CustomView view, var cache)
        && !cast.views().contains(view.definition().id())) {
      cast.views().add(view.definition().id());
    }
  }

  /** Both readers of the change logs of both desks. */
  private record Logs(
      InvalidationReader oracleUnseen,
      InvalidationReader subjectUnseen,
      OrderedChangeReader oracleOrdered,
      OrderedChangeReader subjectOrdered)
      implements AutoCloseable {

    Logs(DifferentialPair differentialPair) {
      this(
          differentialPair.oracle().changes().newlyVisible(),
          differentialPair.subject().changes().newlyVisible(),
          differentialPair
              .oracle()
              .changes()
              .readAfter(differentialPair.oracle().changes().lastId()),
          differentialPair
              .subject()
              .changes()
              .readAfter(differentialPair.subject().changes().lastId()));
    }

    void compare(String where) {
      List<ChangeLogEntry> ordered = oracleOrdered.next(100);
      List<ChangeLogEntry> expected = comparable(ordered);
      assertThat(touched(subjectUnseen)).as("%s; unseen", where).isEqualTo(touched(ordered));
      assertThat(touched(oracleUnseen)).as("%s; model", where).isEqualTo(touched(ordered));
      assertThat(comparable(subjectOrdered.next(100)))
          .as("%s; in order", where)
          .isEqualTo(expected);
    }

    private static Map<Long, Set<InvalidationTag>> touched(InvalidationReader unseen) {
      return unseen.next().changes().stream()
          .collect(Collectors.toMap(InvalidationRecord::id, InvalidationRecord::tags));
    }

    private static Map<Long, Set<InvalidationTag>> touched(List<ChangeLogEntry> changes) {
      return changes.stream()
          .collect(Collectors.toMap(ChangeLogEntry::id, logged -> logged.change().tags()));
    }

    /** Each desk numbers transactions for itself; rows of one share the number. */
    private static List<ChangeLogEntry> comparable(List<ChangeLogEntry> changes) {
      List<ChangeLogEntry> comparable = new ArrayList<>();
      changes.stream()
          .sorted(Comparator.comparingLong(ChangeLogEntry::id))
          .forEach(
              change -> {
                assertThat(change.transaction()).isEqualTo(changes.getFirst().transaction());
                comparable.add(
                    new ChangeLogEntry(change.id(), 0, change.at(), change.by(), change.change()));
              });
      return comparable;
    }

    @Override
    public void close() {
      oracleUnseen.close();
      subjectUnseen.close();
      oracleOrdered.close();
      subjectOrdered.close();
    }
  }
}
