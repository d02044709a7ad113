package io.technicianviews.bootstrap.benchmark;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.application.CacheMeters;
import io.technicianviews.application.CacheSettings;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.wiring.DeskTokens;
import io.technicianviews.cache.RedisProcess;
import io.technicianviews.cache.RedisSettings;
import io.technicianviews.cache.RedisViewCache;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.view.View;
import io.technicianviews.http.HttpServer;
import io.technicianviews.http.HttpSettings;
import io.technicianviews.http.Operation;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.auth.TokenKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Redis holds when 500 technicians in 25 teams have looked at all views, beside one entry for
 * each user and view that is the body of the answer, as the endpoint kept it that this desk
 * replaces.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desk in, and its size.
 */
public final class RedisMemory {

  private static final int TECHNICIANS = 500;
  private static final Duration LONG = Duration.ofHours(5);

  private RedisMemory() {}

  public static void main(String[] args) throws Exception {
    DeskTokens tokens =
        new DeskTokens(
            new TokenKeys.Secret("a secret of the benchmark, of 32 bytes"), Optional.empty());
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk benchmark =
            BenchmarkDesk.of(Integer.parseInt(args[1]), TECHNICIANS, 10, server);
        RedisProcess ofEntries = RedisProcess.start();
        RedisProcess ofBodies = RedisProcess.start();
        RedisViewCache cache =
            new RedisViewCache(RedisSettings.parse(ofEntries.url()), new SimpleMeterRegistry());
        ServiceDesk desk =
            benchmark.cachedDesk(cache, CacheSettings.DEFAULTS.withTtl(LONG), CacheMeters.NONE);
        HttpServer http =
            HttpServer.start(
                desk,
                new Operation(() -> {}, new SimpleMeterRegistry(), () -> ""),
                new Authenticator(tokens.keys(), null, InstantSource.system()),
                HttpSettings.DEFAULTS.port(0))) {
      long emptyOfEntries = ofEntries.usedMemory();
      long emptyOfBodies = ofBodies.usedMemory();
      for (Person technician : technicians(benchmark)) {
        Map<String, String> bodies = new HashMap<>();
        String token = tokens.issue(technician.id(), Instant.now(), LONG);
        for (View view : View.values()) {
          String path = "/api/v1/requests/technician-views?view=" + view.wireName();
          String body =
              StandardCharsets.UTF_8
                  .decode(new Throughput(http.port(), path, token, null).once().body())
                  .toString();
          bodies.put("technician_views:" + technician.id() + ":" + view.wireName(), body);
        }
        ofBodies.putAll(bodies);
      }
      // What is stored is stored off the caller's path.
      Thread.sleep(3000);
      print("one entry a user and view", ofBodies, emptyOfBodies);
      print("entries that are shared", ofEntries, emptyOfEntries);
      System.out.printf(
          "ratio %.3f%n",
          (double) (ofEntries.usedMemory() - emptyOfEntries)
              / (ofBodies.usedMemory() - emptyOfBodies));
    }
  }

  private static List<Person> technicians(BenchmarkDesk desk) {
    try (Snapshot snapshot = desk.postgres().snapshots().open(Duration.ofMinutes(1))) {
      int everybody = Math.toIntExact(snapshot.people().count());
      return snapshot.people().page(0, everybody).stream()
          .filter(person -> person.active() && person.role() == Role.TECHNICIAN)
          .limit(TECHNICIANS)
          .toList();
    }
  }

  private static void print(String name, RedisProcess redis, long empty) {
    System.out.printf(
        "%-28s%,10d keys%,12d KiB%n", name, redis.keys(), (redis.usedMemory() - empty) / 1024);
  }
}
