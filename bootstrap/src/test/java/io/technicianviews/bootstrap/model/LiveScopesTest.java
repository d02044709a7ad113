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
 * Everybody listens while random things are done to requests and to rights: each hears of every
 * change of a request that he may see, with the views that it left and entered for him, and never
 * anything of another one. {@code -Dtest.live.sequences=500} looks further, {@code
 * -Dtest.live.seed=7 -Dtest.live.sequences=1} at one sequence again.
 */
class LiveScopesTest {

  private static final int STEPS = 40;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  @TempDir private static Path dataDir;

  private final ModelClock clock = new ModelClock();
  private int heard;
  private long seen;

  @Test
  void nobodyHearsAnythingOutsideHisScopeInMemory() {
    run(DifferentialPair.Side.inMemory(clock), Integer.getInteger("test.live.sequences", 8));
    assertThat(heard).isGreaterThan(100);
  }

  @Test
  void nobodyHearsAnythingOutsideHisScopeInPostgresql() throws Exception {
    TestDatabase.unpackedBefore(dataDir);
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
    Cast cast = new DifferentialPair(desk, DifferentialPair.Side.inMemory(clock)).begin(clock);
    RandomSteps steps = new RandomSteps(randomSource, cast, clock);
    List<Audience> audiences = audiences(desk, cast);
    seen = desk.changes().lastId();
    try (OrderedChangeReader log = desk.changes().readAfter(seen)) {
      for (int number = 1; number <= STEPS; number++) {
        clock.passAMoment();
        Step step = randomSource.percent(20) ? steps.administration() : steps.next();
        String where = "seed " + seed + ", step " + number + ": " + step.what();
        step(desk, step, cast, audiences, log, where);
      }
      audiences.forEach(audience -> audience.checkCounts("seed " + seed + ", at the end"));
    } finally {
      audiences.forEach(Audience::close);
    }
  }

  private void step(
      DifferentialPair.Side desk,
      Step step,
      Cast cast,
      List<Audience> audiences,
      OrderedChangeReader log,
      String where) {
    DeskDay day = DeskDay.at(clock.instant(), ZoneOffset.UTC);
    try (Snapshot before = desk.snapshots().open(TIMEOUT)) {
      audiences.forEach(audience -> audience.listen(before, day));
    }
    Sequence.note(step.outcome(desk.service()), cast);
    List<ChangeLogEntry> changes = all(desk, log);
    try (Snapshot after = desk.snapshots().open(TIMEOUT)) {
      for (Audience audience : audiences) {
        heard += audience.check(where, changes, after, day);
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

  /** Everybody twice: with all that he may see, and with a part of it. */
  private static List<Audience> audiences(DifferentialPair.Side desk, Cast cast) {
    UnitScope part = UnitScope.only(cast.units().getFirst(), UnitScope.WITHOUT_UNIT);
    return cast.people().stream()
        .flatMap(
            person ->
                Stream.of(
                    new Audience(desk, person, UnitScope.ALL), new Audience(desk, person, part)))
        .toList();
  }
}
