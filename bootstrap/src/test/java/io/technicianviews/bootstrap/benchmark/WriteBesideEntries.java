package io.technicianviews.bootstrap.benchmark;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.cache.CacheMetrics;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.cache.CaffeineQueryCache;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.view.View;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a write costs while few or many entries are kept, and the answer after it, which must not
 * come from any entry that the write made old. The two take turns.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desk in, its size, and numbers of entries.
 */
public final class WriteBesideEntries {

  private static final int WARM_UP = 100;
  private static final int ROUNDS = 501;
  private static final Duration LONG = Duration.ofHours(5);

  private WriteBesideEntries() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk benchmark = BenchmarkDesk.of(Integer.parseInt(args[1]), 10, server)) {
      long admin = benchmark.first(Role.ADMIN).id();
      List<Kept> desks =
          IntStream.range(2, args.length)
              .mapToObj(i -> Kept.of(benchmark, Integer.parseInt(args[i]), admin))
              .toList();
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        for (Kept desk : desks) {
          desk.round(round >= 0);
        }
      }
      System.out.printf("%nmilliseconds, median of %d%n", ROUNDS);
      for (Kept desk : desks) {
        System.out.printf(
            "%,12d entries: write%8.2f, answer after it%8.2f%n",
            desk.entries, desk.write.millis(), desk.read.millis());
        desk.desk.close();
      }
    }
  }

  /** A desk with so many entries. */
  private record Kept(
      int entries, ServiceDesk desk, long admin, long request, Median write, Median read) {

    static Kept of(BenchmarkDesk benchmark, int entries, long admin) {
      CaffeineQueryCache cache = new CaffeineQueryCache(1L << 30, new SimpleMeterRegistry());
      ServiceDesk desk =
          benchmark.cachedDesk(cache, CacheSettings.DEFAULTS.withTtl(LONG), CacheMetrics.NONE);
      try (Snapshot snapshot = benchmark.postgres().snapshots().open(Duration.ofMinutes(1))) {
        for (int i = 0; i < entries; i++) {
          cache.store(
              new CacheKey<>(
                  benchmark.postgres().desk().id(),
                  snapshot.snapshotVersion().epoch(),
                  new PeopleQuery.PersonById(1_000_000_000L + i)),
              new CacheEntry<>(Optional.empty(), snapshot.snapshotVersion()),
              LONG);
        }
      }
      long request =
          desk.commands()
              .create(admin, NewRequest.of("Benchmark"))
              .orElseThrow()
              .item()
              .request()
              .id();
      return new Kept(entries, desk, admin, request, new Median(), new Median());
    }

    void round(boolean counted) {
      Median writes = counted ? write : new Median();
      Median reads = counted ? read : new Median();
      RequestPatch patch = RequestPatch.NOTHING.subject("Benchmark " + System.nanoTime());
      writes.time(() -> desk.commands().update(admin, request, patch).orElseThrow());
      reads.time(
          () -> desk.technicianViews().page(admin, ViewQuery.of(View.UNASSIGNED)).orElseThrow());
    }
  }
}
