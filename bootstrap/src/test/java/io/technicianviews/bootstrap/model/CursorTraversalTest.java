package io.technicianviews.bootstrap.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.application.ViewQuery;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.query.RequestQuery.PageRows;
import io.technicianviews.domain.query.RequestQuery.RequestById;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.testkit.ForwardingSnapshot;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lists that are read by cursor while requests move. {@code -Dtest.model.traversals=100} runs more
 * traversals than every build does; {@code -Dtest.model.seed=7 -Dtest.model.traversals=1} repeats
 * one traversal of every view.
 */
class CursorTraversalTest {

  private static final int FILLING = 60;

  @TempDir private static Path dataDir;

  @Test
  void unmovedRequestsAreListedOnceInMemory() {
    ModelClock clock = new ModelClock();
    DifferentialPair differentialPair =
        new DifferentialPair(
            DifferentialPair.Side.inMemory(clock), DifferentialPair.Side.inMemory(clock));
    long first = Long.getLong("test.model.seed", 1);
    for (long seed = first; seed < first + 20; seed++) {
      traverse(differentialPair, clock, seed);
    }
  }

  @Test
  void unmovedRequestsAreListedOnceInPostgresql() throws Exception {
    ModelClock clock = new ModelClock();
    TestDatabase.initializedBefore(dataDir);
    try (EmbeddedPostgres server = EmbeddedPostgres.join(dataDir);
        PostgresDesk postgres =
            PostgresDesk.open(
                PostgresSettings.of(server.jdbcUrl(), server.user(), server.password())
                    .withClock(clock)
                    .withPoolSize(4))) {
      DifferentialPair differentialPair =
          new DifferentialPair(
              DifferentialPair.Side.inMemory(clock), DifferentialPair.Side.of(postgres));
      long first = Long.getLong("test.model.seed", 1);
      long traversals = Long.getLong("test.model.traversals", 2);
      for (long seed = first; seed < first + traversals; seed++) {
        traverse(differentialPair, clock, seed);
      }
    } finally {
      TestDatabase.cleanUp(dataDir);
    }
  }

  @Test
  void detectsACursorThatUsesTheCurrentPositionOfTheLastRequest() {
    ModelClock clock = new ModelClock();
    DifferentialPair differentialPair =
        new DifferentialPair(withMovedCursor(clock), withMovedCursor(clock));
    assertThatThrownBy(
            () -> {
              for (long seed = 1; seed <= 20; seed++) {
                traverse(differentialPair, clock, seed);
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed ");
  }

  private static void traverse(DifferentialPair differentialPair, ModelClock clock, long seed) {
    RandomSource randomSource = new RandomSource(seed);
    ModelFixture fixture = differentialPair.begin(clock);
    RandomSteps steps = new RandomSteps(randomSource, fixture, clock);
    for (int i = 0; i < FILLING; i++) {
      clock.advance(randomSource);
      Step step = steps.next();
      Sequence.record(step.outcome(differentialPair.oracle().service()), fixture);
      step.outcome(differentialPair.subject().service());
    }
    for (View view : View.values()) {
      long person = randomSource.percent(50) ? fixture.admin() : randomSource.one(fixture.people());
      ViewQuery query = query(view, fixture, randomSource);
      new CursorTraversal(
              differentialPair, clock, randomSource, fixture, steps, person, query, "seed " + seed)
          .run();
    }
  }

  private static ViewQuery query(View view, ModelFixture fixture, RandomSource randomSource) {
    ViewQuery query = ViewQuery.of(view);
    if (randomSource.percent(30)) {
      query = query.type(randomSource.one(List.of(RequestType.values())));
    }
    if (randomSource.percent(30)) {
      query =
          query.units(UnitScope.only(UnitScope.WITHOUT_UNIT, randomSource.one(fixture.units())));
    }
    if (view.isUnsolvedOnly() && randomSource.percent(50)) {
      SortKey key =
          randomSource.one(
              List.of(SortKey.CREATED, SortKey.UPDATED, SortKey.PRIORITY, SortKey.DUE_DATE));
      query =
          query.order(
              randomSource.percent(50) ? SortOrder.ascending(key) : SortOrder.descending(key));
    }
    return view.isUnsolvedOnly() && randomSource.percent(20) ? query.unreadOnly(true) : query;
  }

  /**
   * A faulty desk that continues a page at the current position of the last request instead of its
   * position in the cursor.
   */
  private static DifferentialPair.Side withMovedCursor(ModelClock clock) {
    InMemoryDesk desk = new InMemoryDesk(clock);
    return DifferentialPair.Side.of(
        timeout -> withMovedCursor(desk.open(timeout)), desk, desk, desk, List::of);
  }

  private static Snapshot withMovedCursor(Snapshot correct) {
    return new ForwardingSnapshot(correct) {
      @Override
      public QueryResults read(Collection<? extends Query<?>> queries) {
        QueryResults results = super.read(queries);
        for (Query<?> query : queries) {
          if (query instanceof PageRows page) {
            results.put(page, correct.read(withMovedCursor(page, correct)));
          }
        }
        return results;
      }
    };
  }

  private static PageRows withMovedCursor(PageRows page, Snapshot correct) {
    return page.start() instanceof PageStart.AfterPosition(SeekPosition before)
        ? new PageRows(
            page.filter(),
            page.order(),
            new PageStart.AfterPosition(
                correct
                    .read(new RequestById(before.id()))
                    .map(page.order()::positionOf)
                    .orElse(before)),
            page.limit())
        : page;
  }
}
