package io.technicianviews.bootstrap.benchmark;

import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.cache.CacheMetrics;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.wiring.TokenIssuer;
import io.technicianviews.cache.CaffeineQueryCache;
import io.technicianviews.domain.people.Role;
import io.technicianviews.http.HttpServer;
import io.technicianviews.http.HttpSettings;
import io.technicianviews.http.ServerOperations;
import io.technicianviews.http.auth.AuthenticationResult;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.auth.TokenKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Benchmark of cached responses relative to a bare handler. The bare handler authenticates the
 * caller in the same way and returns the same bytes, uncompressed. The benchmark measures the
 * responses per second of the bare handler, and of cached, compressed and 304 responses, for two
 * pages of a technician with five units. The measurements are interleaved; client and servers are
 * one process.
 *
 * <p>Arguments: a directory for PostgreSQL and the generated helpdesk, its size in requests, and
 * the minimum intervals between two polls of the change log, in microseconds.
 */
public final class HitCost {

  private static final String VIEWS = "/api/v1/requests/technician-views?view=";

  /** A page with a few rows, and a full page. */
  private static final List<String> PAGES = List.of(VIEWS + "unassigned", VIEWS + "all_tickets");

  private static final int ROUNDS = 7;
  private static final int CONNECTIONS = 200;
  private static final Duration WARM_UP_TIME = Duration.ofSeconds(10);
  private static final Duration ROUND_TIME = Duration.ofSeconds(3);

  private final LongAdder polls = new LongAdder();

  private HitCost() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk desk = BenchmarkDesk.of(Integer.parseInt(args[1]), 10, server)) {
      for (int i = 2; i < args.length; i++) {
        for (String page : PAGES) {
          new HitCost().measure(desk, page, Duration.ofNanos(Long.parseLong(args[i]) * 1000));
        }
      }
    }
  }

  private void measure(BenchmarkDesk benchmark, String page, Duration pollInterval)
      throws Exception {
    TokenIssuer tokens =
        new TokenIssuer(
            new TokenKeys.Secret("a secret of the benchmark, of 32 bytes"), Optional.empty());
    Authenticator authenticator = new Authenticator(tokens.keys(), null, InstantSource.system());
    String token =
        tokens.issue(benchmark.first(Role.TECHNICIAN).id(), Instant.now(), Duration.ofHours(1));
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (ServiceDesk desk = cached(benchmark, pollInterval);
        HttpServer cachingServer =
            HttpServer.start(
                desk,
                new ServerOperations(() -> {}, registry, () -> ""),
                authenticator,
                HttpSettings.DEFAULTS.port(0))) {
      ThroughputClient hit = ThroughputClient.plain(cachingServer.port(), page, token);
      ThroughputClient gzip = ThroughputClient.gzip(cachingServer.port(), page, token);
      ThroughputClient.Response first = hit.fetch();
      String tag = Objects.requireNonNull(first.tag());
      ThroughputClient notModified =
          ThroughputClient.notModified(cachingServer.port(), page, token, tag);
      Javalin bareServer = startBare(authenticator, first.body().array());
      try {
        ThroughputClient bare = ThroughputClient.plain(bareServer.port(), "/", token);
        report(pollInterval, first.body().remaining(), bare, hit, gzip, notModified);
      } finally {
        bareServer.stop();
      }
    }
  }

  private ServiceDesk cached(BenchmarkDesk benchmark, Duration pollInterval) {
    CacheMetrics meters =
        new CacheMetrics() {
          @Override
          public void polled(int waiters, Duration elapsed) {
            polls.increment();
          }
        };
    return benchmark.cachedDesk(
        new CaffeineQueryCache(CaffeineQueryCache.DEFAULT_MAX_BYTES, new SimpleMeterRegistry()),
        CacheSettings.DEFAULTS.withMinPollInterval(pollInterval),
        meters);
  }

  private static Javalin startBare(Authenticator authenticator, byte[] body) {
    return Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.concurrency.useVirtualThreads = true;
              config.routes.get(
                  "/",
                  ctx -> {
                    List<String> headers = Stream.ofNullable(ctx.header("Authorization")).toList();
                    if (authenticator.identify(headers)
                        instanceof AuthenticationResult.Authenticated) {
                      ctx.res().setContentLength(body.length);
                      ctx.contentType("application/json").result(body);
                    } else {
                      ctx.status(401);
                    }
                  });
            })
        .start("127.0.0.1", 0);
  }

  private void report(
      Duration pollInterval,
      int bytes,
      ThroughputClient bare,
      ThroughputClient hit,
      ThroughputClient gzip,
      ThroughputClient notModified)
      throws IOException, InterruptedException {
    for (ThroughputClient client : List.of(bare, hit, gzip, notModified)) {
      client.measurePerSecond(CONNECTIONS, WARM_UP_TIME);
    }
    List<Double> bareRates = new ArrayList<>();
    List<Double> cachedRates = new ArrayList<>();
    List<Double> gzipRates = new ArrayList<>();
    List<Double> notModifiedRates = new ArrayList<>();
    List<Double> pollRates = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      bareRates.add(bare.measurePerSecond(CONNECTIONS, ROUND_TIME));
      long pollsBefore = polls.sum();
      cachedRates.add(hit.measurePerSecond(CONNECTIONS, ROUND_TIME));
      pollRates.add((polls.sum() - pollsBefore) / (double) ROUND_TIME.toSeconds());
      gzipRates.add(gzip.measurePerSecond(CONNECTIONS, ROUND_TIME));
      notModifiedRates.add(notModified.measurePerSecond(CONNECTIONS, ROUND_TIME));
    }
    System.out.printf(
        "%n%,d bytes, %d connections, change log polled every %d µs at most; median of %d rounds of %d s%n",
        bytes, CONNECTIONS, pollInterval.toNanos() / 1000, ROUNDS, ROUND_TIME.toSeconds());
    print("bare handler", bareRates, bareRates);
    print("cached", cachedRates, bareRates);
    print("compressed", gzipRates, bareRates);
    print("304", notModifiedRates, bareRates);
    System.out.printf(
        "%-16s%,10.0f per second during the cached responses%n", "polls", median(pollRates));
  }

  private static void print(String name, List<Double> perSecond, List<Double> bare) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < perSecond.size(); i++) {
      ratios.add(perSecond.get(i) / bare.get(i));
    }
    System.out.printf("%-16s%,10.0f per second%8.2f%n", name, median(perSecond), median(ratios));
  }

  private static double median(List<Double> numbers) {
    return numbers.stream().sorted().toList().get(numbers.size() / 2);
  }
}
