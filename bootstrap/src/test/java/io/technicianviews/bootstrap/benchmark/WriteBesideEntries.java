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
 * Benchmark of a write while the cache contains few or many entries, and of the response after it,
 * which must not come from an entry that the write invalidated. The numbers of entries are
 * interleaved. It prints medians in milliseconds.
 *
 * <p>Arguments: a directory for PostgreSQL and the generated helpdesk, its size in requests, and
 * numbers of cache entries.
 */
public final class WriteBesideEntries {

  private static final int WARM_UP = 100;
  private static final int ROUNDS = 501;
  private static final Duration TTL = Duration.ofHours(5);

  private WriteBesideEntries() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk benchmark = BenchmarkDesk.of(Integer.parseInt(args[1]), 10, server)) {
      long admin = benchmark.first(Role.ADMIN).id();
      List<CachedDesk> desks =
          IntStream.range(2, args.length)
              .mapToObj(i -> CachedDesk.open(benchmark, Integer.parseInt(args[i]), admin))
              .toList();
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        for (CachedDesk cached : desks) {
          cached.run(round >= 0);
        }
      }
      System.out.printf("%nmilliseconds, median of %d%n", ROUNDS);
      for (CachedDesk cached : desks) {
        System.out.printf(
            "%,12d entries: write%8.2f, response after it%8.2f%n",
            cached.entries, cached.write.medianMillis(), cached.read.medianMillis());
        cached.service.close();
      }
    }
  }

  /** A service desk with this number of cache entries. */
  private record CachedDesk(
      int entries,
      ServiceDesk service,
      long admin,
      long request,
      DurationSample write,
      DurationSample read) {

    static CachedDesk open(BenchmarkDesk benchmark, int entries, long admin) {
      CaffeineQueryCache cache = new CaffeineQueryCache(1L << 30, new SimpleMeterRegistry());
      ServiceDesk service =
          benchmark.cachedDesk(cache, CacheSettings.DEFAULTS.withTtl(TTL), CacheMetrics.NONE);
      try (Snapshot snapshot = benchmark.postgres().snapshots().open(Duration.ofMinutes(1))) {
        for (int i = 0; i < entries; i++) {
          cache.store(
              new CacheKey<>(
                  benchmark.postgres().desk().id(),
                  snapshot.snapshotVersion().epoch(),
                  new PeopleQuery.PersonById(1_000_000_000L + i)),
              new CacheEntry<>(Optional.empty(), snapshot.snapshotVersion()),
              TTL);
        }
      }
      long request =
          service
              .commands()
              .create(admin, NewRequest.of("Benchmark"))
              .orElseThrow()
              .item()
              .request()
              .id();
      return new CachedDesk(
          entries, service, admin, request, new DurationSample(), new DurationSample());
    }

    void run(boolean measured) {
      DurationSample writes = measured ? write : new DurationSample();
      DurationSample reads = measured ? read : new DurationSample();
      RequestPatch patch = RequestPatch.NOTHING.subject("Benchmark " + System.nanoTime());
      writes.time(() -> service.commands().update(admin, request, patch).orElseThrow());
      reads.time(
          () -> service.technicianViews().page(admin, ViewQuery.of(View.UNASSIGNED)).orElseThrow());
    }
  }
}
