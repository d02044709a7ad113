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
 * How many answers a second come from the cache, two pages of a technician with five units, beside
 * those of a handler that does nothing but authenticate the caller in the same way and return the
 * same bytes, uncompressed. The two, compressed answers and answers 304 take turns; all of it is
 * one process.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desk in, its size, and the least distances
 * between two polls of the change log, in microseconds.
 */
public final class HitCost {

  private static final String VIEWS = "/api/v1/requests/technician-views?view=";

  /** A page of a few rows, and a full one. */
  private static final List<String> PAGES = List.of(VIEWS + "unassigned", VIEWS + "all_tickets");

  private static final int ROUNDS = 7;
  private static final int CONNECTIONS = 200;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration TURN = Duration.ofSeconds(3);

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

  private void measure(BenchmarkDesk benchmark, String page, Duration distance) throws Exception {
    TokenIssuer tokens =
        new TokenIssuer(
            new TokenKeys.Secret("a secret of the benchmark, of 32 bytes"), Optional.empty());
    Authenticator authenticator = new Authenticator(tokens.keys(), null, InstantSource.system());
    String token =
        tokens.issue(benchmark.first(Role.TECHNICIAN).id(), Instant.now(), Duration.ofHours(1));
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (ServiceDesk desk = cached(benchmark, distance);
        HttpServer ours =
            HttpServer.start(
                desk,
                new ServerOperations(() -> {}, registry, () -> ""),
                authenticator,
                HttpSettings.DEFAULTS.port(0))) {
      Throughput hit = Throughput.plain(ours.port(), page, token);
      Throughput gzip = Throughput.gzip(ours.port(), page, token);
      Throughput.Response first = hit.once();
      String tag = Objects.requireNonNull(first.tag());
      Throughput notModified = Throughput.notModified(ours.port(), page, token, tag);
      Javalin bare = bare(authenticator, first.body().array());
      try {
        Throughput same = Throughput.plain(bare.port(), "/", token);
        report(distance, first.body().remaining(), same, hit, gzip, notModified);
      } finally {
        bare.stop();
      }
    }
  }

  private ServiceDesk cached(BenchmarkDesk benchmark, Duration distance) {
    CacheMetrics meters =
        new CacheMetrics() {
          @Override
          public void polled(int sharedBy, Duration took) {
            polls.increment();
          }
        };
    return benchmark.cachedDesk(
        new CaffeineQueryCache(CaffeineQueryCache.DEFAULT_MAX_BYTES, new SimpleMeterRegistry()),
        CacheSettings.DEFAULTS.withMinPollInterval(distance),
        meters);
  }

  private static Javalin bare(Authenticator authenticator, byte[] body) {
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
      Duration distance,
      int bytes,
      Throughput same,
      Throughput hit,
      Throughput gzip,
      Throughput notModified)
      throws IOException, InterruptedException {
    for (Throughput one : List.of(same, hit, gzip, notModified)) {
      one.perSecond(CONNECTIONS, WARM_UP);
    }
    List<Double> ofBare = new ArrayList<>();
    List<Double> ofHits = new ArrayList<>();
    List<Double> ofGzip = new ArrayList<>();
    List<Double> of304 = new ArrayList<>();
    List<Double> ofPolls = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      ofBare.add(same.perSecond(CONNECTIONS, TURN));
      long before = polls.sum();
      ofHits.add(hit.perSecond(CONNECTIONS, TURN));
      ofPolls.add((polls.sum() - before) / (double) TURN.toSeconds());
      ofGzip.add(gzip.perSecond(CONNECTIONS, TURN));
      of304.add(notModified.perSecond(CONNECTIONS, TURN));
    }
    System.out.printf(
        "%n%,d bytes, %d connections, change log polled every %d µs at most; median of %d turns of %d s%n",
        bytes, CONNECTIONS, distance.toNanos() / 1000, ROUNDS, TURN.toSeconds());
    print("a bare handler", ofBare, ofBare);
    print("from the cache", ofHits, ofBare);
    print("compressed", ofGzip, ofBare);
    print("304", of304, ofBare);
    System.out.printf("%-16s%,10.0f a second while from the cache%n", "polls", median(ofPolls));
  }

  private static void print(String name, List<Double> perSecond, List<Double> bare) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < perSecond.size(); i++) {
      ratios.add(perSecond.get(i) / bare.get(i));
    }
    System.out.printf("%-16s%,10.0f a second%8.2f%n", name, median(perSecond), median(ratios));
  }

  private static double median(List<Double> numbers) {
    return numbers.stream().sorted().toList().get(numbers.size() / 2);
  }
}
