package io.technicianviews.testkit.difference;

import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Loads the same random data into the storage under test and into an in-memory storage, and
 * compares the results of the same queries, before and after the same changes.
 */
public abstract class DeskDifference {

  private static final int BATCHES = 2;
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  /** Creates an empty storage of a helpdesk in this time zone. */
  protected abstract DeskUnderTest emptyDesk(ZoneId zone);

  /**
   * Returns the seeds, one data set each. {@code -Dtest.differential.seeds=1000} tests more than
   * the build does.
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
    for (int number = 1; number <= BATCHES; number++) {
      GeneratedBatch batch =
          number == 1 ? desk.first(subject.loader()) : desk.next(subject.loader());
      batch.into(oracle);
      batch.into(subject.loader());
      String where = "seed " + seed + ", batch " + number;
      try (Snapshot expected = oracle.open(TIMEOUT);
          Snapshot actual = subject.snapshots().open(TIMEOUT)) {
        Differential differential = new Differential(expected, actual, where);
        new RecordDifference(differential, desk, randomSource).check();
        new TagDifference(differential, desk, randomSource).check();
        new SearchDifference(differential, desk, randomSource).check();
        new ViewDifference(differential, desk, randomSource).check();
        new ConditionDifference(differential, desk, randomSource, seed).check();
      }
    }
  }
}
