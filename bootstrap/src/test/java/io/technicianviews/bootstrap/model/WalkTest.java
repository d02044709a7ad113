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
 * Lists that are walked by cursor while tickets move. {@code -Dtest.model.walks=100} looks further
 * than every build, {@code -Dtest.model.seed=7 -Dtest.model.walks=1} at one walk of every view
 * again.
 */
class WalkTest {

  private static final int FILLING = 60;

  @TempDir private static Path dataDir;

  @Test
  void whatDoesNotMoveIsSeenOnceInMemory() {
    ModelClock clock = new ModelClock();
    DifferentialPair differentialPair =
        new DifferentialPair(
            DifferentialPair.Side.inMemory(clock), DifferentialPair.Side.inMemory(clock));
    long first = Long.getLong("test.model.seed", 1);
    for (long seed = first; seed < first + 20; seed++) {
      walk(differentialPair, clock, seed);
    }
  }

  @Test
  void whatDoesNotMoveIsSeenOnceInPostgresql() throws Exception {
    ModelClock clock = new ModelClock();
    TestDatabase.unpackedBefore(dataDir);
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
      long walks = Long.getLong("test.model.walks", 2);
      for (long seed = first; seed < first + walks; seed++) {
        walk(differentialPair, clock, seed);
      }
    } finally {
      TestDatabase.cleanUp(dataDir);
    }
  }

  @Test
  void aWalkThatGoesOnFromWhereTheLastOneIsNowIsFoundOut() {
    ModelClock clock = new ModelClock();
    DifferentialPair differentialPair = new DifferentialPair(following(clock), following(clock));
    assertThatThrownBy(
            () -> {
              for (long seed = 1; seed <= 20; seed++) {
                walk(differentialPair, clock, seed);
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed ");
  }

  private static void walk(DifferentialPair differentialPair, ModelClock clock, long seed) {
    RandomSource randomSource = new RandomSource(seed);
    Cast cast = differentialPair.begin(clock);
    RandomSteps steps = new RandomSteps(randomSource, cast, clock);
    for (int i = 0; i < FILLING; i++) {
      clock.pass(randomSource);
      Step step = steps.next();
      Sequence.note(step.outcome(differentialPair.oracle().service()), cast);
      step.outcome(differentialPair.subject().service());
    }
    for (View view : View.values()) {
      long person = randomSource.percent(50) ? cast.admin() : randomSource.one(cast.people());
      ViewQuery query = query(view, cast, randomSource);
      new Walk(differentialPair, clock, randomSource, cast, steps, person, query, "seed " + seed)
          .run();
    }
  }

  private static ViewQuery query(View view, Cast cast, RandomSource randomSource) {
    ViewQuery query = ViewQuery.of(view);
    if (randomSource.percent(30)) {
      query = query.type(randomSource.one(List.of(RequestType.values())));
    }
    if (randomSource.percent(30)) {
      query = query.units(UnitScope.only(UnitScope.WITHOUT_UNIT, randomSource.one(cast.units())));
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

  /** A desk that follows a request that has moved. */
  private static DifferentialPair.Side following(ModelClock clock) {
    InMemoryDesk desk = new InMemoryDesk(clock);
    return DifferentialPair.Side.of(
        timeout -> following(desk.open(timeout)), desk, desk, desk, List::of);
  }

  private static Snapshot following(Snapshot right) {
    return new ForwardingSnapshot(right) {
      @Override
      public QueryResults read(Collection<? extends Query<?>> queries) {
        QueryResults results = super.read(queries);
        for (Query<?> query : queries) {
          if (query instanceof PageRows page) {
            results.put(page, right.read(following(page, right)));
          }
        }
        return results;
      }
    };
  }

  private static PageRows following(PageRows page, Snapshot right) {
    return page.start() instanceof PageStart.AfterPosition(SeekPosition before)
        ? new PageRows(
            page.filter(),
            page.order(),
            new PageStart.AfterPosition(
                right
                    .read(new RequestById(before.id()))
                    .map(page.order()::positionOf)
                    .orElse(before)),
            page.limit())
        : page;
  }
}
