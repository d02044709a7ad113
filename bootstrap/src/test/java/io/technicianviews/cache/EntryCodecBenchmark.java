package io.technicianviews.cache;

import io.technicianviews.bootstrap.benchmark.SmallDesk;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.View;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

/** Benchmark of the codec of cache entries in Redis, with twenty rows of a page. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EntryCodecBenchmark {

  private final CacheEntry<Slice> cacheEntry =
      new CacheEntry<>(
          new Slice(new SmallDesk().page().value().rows().shared(), true),
          new SnapshotVersion("run", 9, Set.of(3L)));
  private final CacheKey<Slice> key =
      new CacheKey<>(
          new UUID(0, 1),
          "run",
          new RequestQuery.PageRows(
              new RequestFilter(
                  View.ALL_UNSOLVED,
                  UnitScope.only(1L, 2L, 3L, 4L, 5L),
                  null,
                  RequestType.ALL,
                  false,
                  DeskDay.at(Instant.now(), ZoneOffset.UTC)),
              View.ALL_UNSOLVED.order(),
              PageStart.FIRST,
              20));
  private final byte[] encoded = EntryCodec.encode(key, cacheEntry);

  @Benchmark
  public byte[] encode() {
    return EntryCodec.encode(key, cacheEntry);
  }

  @Benchmark
  public Optional<?> decode() {
    return EntryCodec.decode(key, encoded);
  }
}
