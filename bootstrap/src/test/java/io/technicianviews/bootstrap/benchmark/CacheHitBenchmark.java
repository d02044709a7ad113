package io.technicianviews.bootstrap.benchmark;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.cache.CaffeineQueryCache;
import io.technicianviews.domain.view.View;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Benchmark of a cached page with all counts, with and without a poll of the change log for each
 * hit. The caller waits for the poll, which another thread executes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CacheHitBenchmark {

  private static final ViewQuery QUERY = ViewQuery.of(View.ALL_UNSOLVED);

  /** The maximum age of a poll of the change log. */
  @Param({"PT0S", "PT1H"})
  public String maxStaleness = "";

  private @Nullable ServiceDesk desk;
  private long technician;

  @Setup
  public void open() {
    SmallDesk small = new SmallDesk();
    technician = small.technician().id();
    desk =
        small
            .builder()
            .cache(
                new CaffeineQueryCache(
                    CaffeineQueryCache.DEFAULT_MAX_BYTES, new SimpleMeterRegistry()))
            .cacheSettings(
                CacheSettings.DEFAULTS
                    .withTtl(Duration.ofHours(2))
                    .withMaxStaleness(Duration.parse(maxStaleness))
                    .withMinPollInterval(Duration.ZERO))
            .build();
  }

  @Benchmark
  public ViewPage hit() {
    return Objects.requireNonNull(desk)
        .technicianViews()
        .page(technician, QUERY)
        .orElseThrow()
        .value();
  }

  @TearDown
  public void close() {
    Objects.requireNonNull(desk).close();
  }
}
