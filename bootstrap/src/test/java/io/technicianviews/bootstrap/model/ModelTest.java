package io.technicianviews.bootstrap.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Executes random sequences of all operations on the desk in memory and on the one in PostgreSQL
 * and verifies that their outcomes are equal. {@code -Dtest.model.sequences=3000} runs more
 * sequences than every build does; {@code -Dtest.model.seed=7 -Dtest.model.sequences=1} repeats
 * one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelTest {

  private static final int STEPS = 20;

  @TempDir private static Path dataDir;

  private final ModelClock clock = new ModelClock();
  private EmbeddedPostgres server;
  private PostgresDesk postgres;

  @BeforeAll
  void start() throws Exception {
    TestDatabase.initializedBefore(dataDir);
    server = EmbeddedPostgres.join(dataDir);
    postgres =
        PostgresDesk.open(
            PostgresSettings.of(server.jdbcUrl(), server.user(), server.password())
                .withClock(clock)
                .withPoolSize(4));
  }

  @AfterAll
  void stop() throws Exception {
    postgres.close();
    server.close();
    TestDatabase.cleanUp(dataDir);
  }

  @Test
  void postgresqlAndInMemoryHaveEqualOutcomes() {
    DifferentialPair differentialPair =
        new DifferentialPair(
            DifferentialPair.Side.inMemory(clock), DifferentialPair.Side.of(postgres));
    long first = Long.getLong("test.model.seed", 1);
    long sequences = Long.getLong("test.model.sequences", 6);
    for (long seed = first; seed < first + sequences; seed++) {
      new Sequence(differentialPair, clock, seed, STEPS).run();
    }
  }

  /**
   * The refusals of commands that are not steps of the model. Their own tests compare both
   * storages: FirstAdminTest, and the contracts of views and presences. Too many statuses need
   * nearly a hundred additions and too many views need fifty; a request is no longer in its view
   * only if it leaves the view during a bulk update. PostgresCustomViewsTest has a view that
   * another version wrote, and a cursor that is older than the conditions of its view.
   */
  private static final Set<Class<?>> NOT_IN_STEPS =
      Set.of(
          Refusal.AdminExists.class,
          Refusal.TooManyStatuses.class,
          Refusal.NotInView.class,
          Refusal.TooManyViews.class,
          Refusal.TooManyPresences.class,
          Refusal.TooManyHeartbeats.class,
          Refusal.UnreadableView.class,
          Refusal.CursorOfAnotherList.class);

  @Test
  void stepsCoverEveryRefusalAndManySuccesses() {
    ModelClock ownClock = new ModelClock();
    DifferentialPair.Side desk = DifferentialPair.Side.inMemory(ownClock);
    Coverage coverage = new Coverage();
    for (long seed = 1; seed <= 60; seed++) {
      RandomSource randomSource = new RandomSource(seed);
      ModelFixture fixture =
          new DifferentialPair(desk, DifferentialPair.Side.inMemory(ownClock)).begin(ownClock);
      RandomSteps steps = new RandomSteps(randomSource, fixture, ownClock);
      for (int step = 0; step < 200; step++) {
        ownClock.advance(randomSource);
        Object outcome = steps.next().outcome(desk.service());
        Sequence.record(outcome, fixture);
        coverage.record(outcome);
      }
    }
    assertThat(coverage.outcomes().keySet())
        .containsAll(
            Arrays.stream(Refusal.class.getPermittedSubclasses())
                .filter(refusal -> !NOT_IN_STEPS.contains(refusal))
                .map(Class::getSimpleName)
                .toList());
    assertThat(coverage.outcomes().get("RequestDetail")).isGreaterThan(1000);
  }

  @Test
  void detectsADeskThatDoesNotLogTheParent() {
    ModelClock ownClock = new ModelClock();
    InMemoryDesk lossy = new InMemoryDesk(ownClock);
    DifferentialPair differentialPair =
        new DifferentialPair(
            DifferentialPair.Side.inMemory(ownClock),
            LossyWriteTransactions.of(DifferentialPair.Side.of(lossy), lossy));
    assertThatThrownBy(
            () -> {
              for (long seed = 1; seed <= 20; seed++) {
                new Sequence(differentialPair, ownClock, seed, STEPS).run();
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed ");
  }
}
