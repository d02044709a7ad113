package io.technicianviews.domain.difference;

import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.TestDesk;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Loads the same random desk into the one under test and into the one in memory, and asks both the
 * same questions; then changes both in the same way, and asks again.
 */
public abstract class DeskDifference {

  private static final int WAVES = 2;
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  /** A desk of this time zone that holds nothing. */
  protected abstract DeskUnderTest emptyDesk(ZoneId zone);

  /**
   * One desk is made from each; {@code -Dtest.differential.seeds=1000} looks further than every
   * build.
   */
  protected LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("test.differential.seeds", 1));
  }

  @TestFactory
  Stream<DynamicTest> resultsEqualThoseOfTheInMemoryStorage() {
    return seeds().mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> compare(seed)));
  }

  final void compare(long seed) {
    InMemoryDesk oracle = new InMemoryDesk(InstantSource.fixed(TestDesk.NOON));
    RandomDesk desk = new RandomDesk(seed);
    DeskUnderTest subject = emptyDesk(desk.today().zone());
    RandomSource randomSource = new RandomSource(seed);
    for (int number = 1; number <= WAVES; number++) {
      GeneratedBatch generatedBatch =
          number == 1 ? desk.first(subject.loader()) : desk.next(subject.loader());
      generatedBatch.into(oracle);
      generatedBatch.into(subject.loader());
      String where = "seed " + seed + ", wave " + number;
      try (Snapshot expected = oracle.open(TIMEOUT);
          Snapshot actual = subject.snapshots().open(TIMEOUT)) {
        Differential differential = new Differential(expected, actual, where);
        new RecordDifference(differential, desk, randomSource).check();
        new ViewDifference(differential, desk, randomSource).check();
      }
    }
  }
}
