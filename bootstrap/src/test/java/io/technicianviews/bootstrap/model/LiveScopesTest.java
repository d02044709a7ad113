package io.technicianviews.bootstrap.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Verifies live updates under random changes of requests and permissions: each subscriber receives
 * every change of the requests that the person may see, with the views that the request left and
 * entered, and no other change. {@code -Dtest.live.sequences=500} runs more sequences; {@code
 * -Dtest.live.seed=7 -Dtest.live.sequences=1} repeats one.
 */
class LiveScopesTest {

  private static final int STEPS = 40;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  @TempDir private static Path dataDir;

  private final ModelClock clock = new ModelClock();
  private int received;
  private long seen;

  @Test
  void noSubscriberReceivesEventsOutsideItsScopeInMemory() {
    run(DifferentialPair.Side.inMemory(clock), Integer.getInteger("test.live.sequences", 8));
    assertThat(received).isGreaterThan(100);
  }

  @Test
  void noSubscriberReceivesEventsOutsideItsScopeInPostgresql() throws Exception {
    TestDatabase.initializedBefore(dataDir);
    try (EmbeddedPostgres server = EmbeddedPostgres.join(dataDir);
        PostgresDesk postgres =
            PostgresDesk.open(
                PostgresSettings.of(server.jdbcUrl(), server.user(), server.password())
                    .withClock(clock)
                    .withPoolSize(4))) {
      run(
          DifferentialPair.Side.of(postgres),
          Math.max(1, Integer.getInteger("test.live.sequences", 8) / 20));
    } finally {
      TestDatabase.cleanUp(dataDir);
    }
  }

  private void run(DifferentialPair.Side desk, int sequences) {
    long first = Long.getLong("test.live.seed", 1);
    for (long seed = first; seed < first + sequences; seed++) {
      sequence(desk, seed);
    }
    desk.service().close();
  }

  private void sequence(DifferentialPair.Side desk, long seed) {
    RandomSource randomSource = new RandomSource(seed);
    ModelFixture fixture =
        new DifferentialPair(desk, DifferentialPair.Side.inMemory(clock)).begin(clock);
    RandomSteps steps = new RandomSteps(randomSource, fixture, clock);
    List<LiveSubscriber> subscribers = subscribers(desk, fixture);
    seen = desk.changes().lastId();
    try (OrderedChangeReader log = desk.changes().readAfter(seen)) {
      for (int number = 1; number <= STEPS; number++) {
        clock.advanceSlightly();
        Step step = randomSource.percent(20) ? steps.administration() : steps.next();
        String where = "seed " + seed + ", step " + number + ": " + step.what();
        step(desk, step, fixture, subscribers, log, where);
      }
      subscribers.forEach(subscriber -> subscriber.checkCounts("seed " + seed + ", at the end"));
    } finally {
      subscribers.forEach(LiveSubscriber::close);
    }
  }

  private void step(
      DifferentialPair.Side desk,
      Step step,
      ModelFixture fixture,
      List<LiveSubscriber> subscribers,
      OrderedChangeReader log,
      String where) {
    DeskDay day = DeskDay.at(clock.instant(), ZoneOffset.UTC);
    try (Snapshot before = desk.snapshots().open(TIMEOUT)) {
      subscribers.forEach(subscriber -> subscriber.subscribe(before, day));
    }
    Sequence.record(step.outcome(desk.service()), fixture);
    List<ChangeLogEntry> changes = all(desk, log);
    try (Snapshot after = desk.snapshots().open(TIMEOUT)) {
      for (LiveSubscriber subscriber : subscribers) {
        received += subscriber.check(where, changes, after, day);
      }
    }
  }

  private List<ChangeLogEntry> all(DifferentialPair.Side desk, OrderedChangeReader log) {
    long last = desk.changes().lastId();
    List<ChangeLogEntry> changes = new ArrayList<>();
    while (seen < last) {
      List<ChangeLogEntry> batch = log.next(100);
      changes.addAll(batch);
      seen = batch.isEmpty() ? seen : batch.getLast().id();
    }
    return changes;
  }

  /** Two subscribers for each person: one with all units and one with some of them. */
  private static List<LiveSubscriber> subscribers(
      DifferentialPair.Side desk, ModelFixture fixture) {
    UnitScope part = UnitScope.only(fixture.units().getFirst(), UnitScope.WITHOUT_UNIT);
    return fixture.people().stream()
        .flatMap(
            person ->
                Stream.of(
                    new LiveSubscriber(desk, person, UnitScope.ALL),
                    new LiveSubscriber(desk, person, part)))
        .toList();
  }
}
