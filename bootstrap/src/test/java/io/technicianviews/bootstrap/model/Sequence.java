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

  private static final int QUERIES_PER_STEP = 3;

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
    ModelFixture fixture = differentialPair.begin(clock);
    RandomSteps random = new RandomSteps(randomSource, fixture, clock);
    ModelQueries queries = new ModelQueries(fixture);
    try (Logs logs = new Logs(differentialPair)) {
      for (int number = 1; number <= steps; number++) {
        clock.advance(randomSource);
        Step step = random.next();
        String where = "seed " + seed + ", step " + number + ": " + step.what();
        Object expected = step.outcome(differentialPair.oracle().service());
        assertThat(step.outcome(differentialPair.subject().service()))
            .as(where)
            .isEqualTo(expected);
        record(expected, fixture);
        logs.compare(where);
        assertThat(differentialPair.subject().miscounted().get()).as(where).isEmpty();
        compare(queries.some(randomSource, QUERIES_PER_STEP), where);
      }
    }
    compare(queries.all(randomSource), "seed " + seed + ", at the end");
  }

  private void compare(List<ModelQueries.ModelQuery> queries, String where) {
    ServiceDesk oracle = differentialPair.oracle().service();
    ServiceDesk subject = differentialPair.subject().service();
    for (ModelQueries.ModelQuery query : queries) {
      assertThat(query.call().apply(subject))
          .as("%s; %s", where, query.what())
          .isEqualTo(query.call().apply(oracle));
    }
  }

  /** Adds what the step created to the fixture. */
  static void record(Object outcome, ModelFixture fixture) {
    if (outcome instanceof Result.Success<?>(RequestDetail detail, var cache)
        && !fixture.requests().contains(detail.item().request().id())) {
      fixture.requests().add(detail.item().request().id());
    }
    if (outcome instanceof Result.Success<?>(CustomView view, var cache)
        && !fixture.views().contains(view.definition().id())) {
      fixture.views().add(view.definition().id());
    }
  }

  /** The two change-log readers of each desk. */
  private record Logs(
      InvalidationReader oracleInvalidations,
      InvalidationReader subjectInvalidations,
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
      assertThat(tags(subjectInvalidations))
          .as("%s; invalidations", where)
          .isEqualTo(tags(ordered));
      assertThat(tags(oracleInvalidations)).as("%s; model", where).isEqualTo(tags(ordered));
      assertThat(comparable(subjectOrdered.next(100)))
          .as("%s; in order", where)
          .isEqualTo(expected);
    }

    private static Map<Long, Set<InvalidationTag>> tags(InvalidationReader reader) {
      return reader.next().changes().stream()
          .collect(Collectors.toMap(InvalidationRecord::id, InvalidationRecord::tags));
    }

    private static Map<Long, Set<InvalidationTag>> tags(List<ChangeLogEntry> changes) {
      return changes.stream()
          .collect(Collectors.toMap(ChangeLogEntry::id, logged -> logged.change().tags()));
    }

    /**
     * Removes the transaction number, which differs between desks but is equal within a
     * transaction.
     */
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
      oracleInvalidations.close();
      subjectInvalidations.close();
      oracleOrdered.close();
      subjectOrdered.close();
    }
  }
}
