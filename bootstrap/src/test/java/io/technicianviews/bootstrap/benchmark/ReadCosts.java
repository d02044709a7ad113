package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.bootstrap.benchmark.peers.PageQuery;
import io.technicianviews.bootstrap.benchmark.peers.PageReader;
import io.technicianviews.bootstrap.benchmark.peers.PageResult;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measurement of a page with all counts for each system. The systems are interleaved, so that noise
 * of the machine affects all equally. A system is not read again after a timeout or when its time
 * budget is spent.
 */
final class ReadCosts {

  private static final int WARM_ROUNDS = 51;
  private static final int MIN_ROUNDS = 3;
  private static final Duration WARM_TIME = Duration.ofSeconds(30);
  private static final int COLD_ROUNDS = 3;
  private static final Duration COLD_TIME = Duration.ofSeconds(20);

  private final List<ComparedSystem> systems;
  private final PageQuery pageQuery;

  ReadCosts(List<ComparedSystem> systems, PageQuery pageQuery) {
    this.systems = systems;
    this.pageQuery = pageQuery;
  }

  /**
   * Measures warm reads: the data is in memory as far as it fits, and connections and statements
   * are open.
   *
   * @return the costs in the order of the systems
   * @throws IllegalStateException if the counts or rows of a system differ from those of the first
   *     one
   */
  List<Cost> warm() throws SQLException {
    List<Reads> allReads = newReads();
    List<PageReader> readers = new ArrayList<>();
    try {
      for (ComparedSystem system : systems) {
        readers.add(system.factory().open());
      }
      PageResult expected = readers.getFirst().read(pageQuery);
      for (int round = -1; round < WARM_ROUNDS; round++) {
        for (int i = 0; i < readers.size(); i++) {
          Reads reads = allReads.get(i);
          if (!reads.isTimedOut()
              && (round < MIN_ROUNDS || reads.spent().compareTo(WARM_TIME) < 0)) {
            ComparedSystem system = systems.get(i);
            reads
                .read(readers.get(i), pageQuery, false)
                .ifPresent(result -> requireEqual(system, result, expected));
            // The other systems have replaced data in memory; the second read is warm.
            if (!reads.isTimedOut()) {
              reads.read(readers.get(i), pageQuery, round >= 0);
            }
          }
        }
      }
      return costs(allReads);
    } finally {
      for (PageReader reader : readers) {
        reader.close();
      }
    }
  }

  /**
   * Measures the first read on new connections after {@link DatabaseCaches#evict}.
   *
   * @param warm the costs of warm reads; a system that timed out is not read again
   */
  List<Cost> cold(List<Cost> warm, BenchmarkDesk desk, DatabaseCaches caches)
      throws SQLException, IOException, InterruptedException {
    List<Reads> allReads = newReads();
    for (int round = 0; round < COLD_ROUNDS; round++) {
      for (int i = 0; i < systems.size(); i++) {
        Reads reads = allReads.get(i);
        if (warm.get(i) instanceof Cost.TimedOut) {
          reads.markTimedOut();
        } else if (!reads.isTimedOut() && reads.spent().compareTo(COLD_TIME) < 0) {
          try (PageReader reader = systems.get(i).factory().open()) {
            caches.evict(desk);
            reads.read(reader, pageQuery, true);
          }
        }
      }
    }
    return costs(allReads);
  }

  private static void requireEqual(ComparedSystem system, PageResult result, PageResult expected) {
    if (!result.equals(expected)) {
      throw new IllegalStateException(
          "%s returns %s instead of %s".formatted(system.title(), result, expected));
    }
  }

  private List<Reads> newReads() {
    return systems.stream().map(system -> new Reads(system.limit())).toList();
  }

  private static List<Cost> costs(List<Reads> allReads) {
    return allReads.stream().map(Reads::cost).toList();
  }

  /** The reads of one system and their durations. */
  private static final class Reads {
    private final Duration limit;
    private final DurationSample sample = new DurationSample();
    private Duration spent = Duration.ZERO;
    private boolean timedOut;

    Reads(Duration limit) {
      this.limit = limit;
    }

    Optional<PageResult> read(PageReader reader, PageQuery pageQuery, boolean measured)
        throws SQLException {
      long start = System.nanoTime();
      Optional<PageResult> result = ComparedSystem.read(reader, pageQuery);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      spent = spent.plus(elapsed);
      timedOut = result.isEmpty();
      if (measured) {
        sample.add(elapsed);
      }
      return result;
    }

    void markTimedOut() {
      timedOut = true;
    }

    boolean isTimedOut() {
      return timedOut;
    }

    Duration spent() {
      return spent;
    }

    Cost cost() {
      return timedOut ? new Cost.TimedOut(limit) : new Cost.Measured(sample.medianMillis());
    }
  }
}
