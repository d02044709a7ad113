package io.technicianviews.application;

import io.technicianviews.application.internal.cache.InvalidationIndex;
import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.change.InvalidationRecord;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.ChangeLogPoll;
import io.technicianviews.domain.port.SnapshotVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Benchmark of the invalidation index after thirty seconds with a hundred writes per second: the
 * check whether an entry with five units is valid, and the addition of a poll.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InvalidationIndexBenchmark {

  private static final int POLLS = 3_000;
  private static final int UNITS = 100;
  private static final long POLL_INTERVAL = Duration.ofMillis(10).toNanos();

  private final InvalidationIndex index = new InvalidationIndex(Duration.ofSeconds(30));
  private final Dependencies dependencies =
      Dependencies.ofUnits(UnitScope.only(1L, 2L, 3L, 4L, 5L));
  private final SnapshotVersion version;
  private long number;

  /** Adds as many polls as the index retains. */
  public InvalidationIndexBenchmark() {
    index.begin(poll(0));
    while (number < POLLS) {
      addNext();
    }
    version = snapshotVersion(number);
  }

  private static ChangeLogPoll poll(long transaction) {
    return new ChangeLogPoll(
        Instant.EPOCH,
        snapshotVersion(transaction),
        List.of(
            new InvalidationRecord(
                transaction,
                transaction,
                Set.of(new InvalidationTag.Unit(1 + transaction % UNITS)))));
  }

  private static SnapshotVersion snapshotVersion(long transaction) {
    return new SnapshotVersion("run", transaction + 1, Set.of());
  }

  @Benchmark
  public long addPoll() {
    return addNext();
  }

  private long addNext() {
    number++;
    index.add(poll(number), number * POLL_INTERVAL);
    return number;
  }

  @Benchmark
  public boolean checkValidity() {
    return index.isUpToDate(version, dependencies);
  }
}
