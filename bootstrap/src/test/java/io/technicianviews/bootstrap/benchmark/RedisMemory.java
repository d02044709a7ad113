package io.technicianviews.bootstrap.benchmark;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.cache.CacheMetrics;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.bootstrap.generate.GenerationPlan;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.wiring.TokenIssuer;
import io.technicianviews.cache.CaffeineQueryCache;
import io.technicianviews.cache.RedisProcess;
import io.technicianviews.cache.RedisQueryCache;
import io.technicianviews.cache.RedisSettings;
import io.technicianviews.cache.TwoLevelCache;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.view.View;
import io.technicianviews.http.HttpServer;
import io.technicianviews.http.HttpSettings;
import io.technicianviews.http.ServerOperations;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.auth.TokenKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Benchmark of the memory of Redis after 500 technicians in 25 teams have read all views. It is
 * compared with one entry per user and view that contains the response body, as stored by the
 * endpoint that this project replaces, and with such entries compressed as this project compresses
 * its own. It prints keys and KiB.
 *
 * <p>The helpdesk has a hundred units, four for each team. A technician has twenty unsolved
 * requests and a team four hundred, so that most pages are full. All requests were created within
 * 73 days, so that the number per day is that of a helpdesk with a million requests in two years.
 *
 * <p>Argument: a directory for PostgreSQL and the generated helpdesk.
 */
public final class RedisMemory {

  private static final int TEAMS = 25;
  private static final int TECHNICIANS = 500;
  private static final int UNITS_OF_A_TEAM = 4;
  private static final int REQUESTS = 100_000;
  private static final int UNSOLVED_PERCENT = 10;
  private static final int DAYS = 73;
  private static final Duration TTL = Duration.ofHours(5);

  private final HttpClient client = HttpClient.newHttpClient();

  private RedisMemory() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk desk = BenchmarkDesk.of(plan(), "desk_of_teams", 10, server);
        RedisProcess entries = RedisProcess.start();
        RedisProcess bodies = RedisProcess.start();
        RedisProcess compressed = RedisProcess.start()) {
      List<RedisProcess> all = List.of(entries, bodies, compressed);
      List<Long> bytesBefore = all.stream().map(RedisProcess::usedMemory).toList();
      new RedisMemory().fillCaches(desk, entries, bodies, compressed);
      List<Long> bytesUsed =
          IntStream.range(0, all.size())
              .mapToObj(i -> all.get(i).usedMemory() - bytesBefore.get(i))
              .toList();
      print("entry per user and view", bodies, bytesUsed.get(1));
      print("the same, compressed", compressed, bytesUsed.get(2));
      print("entries of this project", entries, bytesUsed.get(0));
      printKinds(entries);
      System.out.printf(
          "%.3f of an entry per user and view, %.3f of the same, compressed%n",
          (double) bytesUsed.get(0) / bytesUsed.get(1),
          (double) bytesUsed.get(0) / bytesUsed.get(2));
    }
  }

  private static GenerationPlan plan() {
    List<String> units =
        IntStream.range(0, TEAMS * UNITS_OF_A_TEAM).mapToObj("Unit %03d"::formatted).toList();
    List<GenerationPlan.Technician> technicians =
        IntStream.range(0, TECHNICIANS)
            .mapToObj(
                i -> {
                  int first = i % TEAMS * UNITS_OF_A_TEAM;
                  return new GenerationPlan.Technician(
                      "Technician " + i, units.subList(first, first + UNITS_OF_A_TEAM));
                })
            .toList();
    return new GenerationPlan(
        REQUESTS,
        UNSOLVED_PERCENT,
        DAYS,
        units,
        technicians,
        List.of("Administrator"),
        REQUESTS / 20,
        42,
        List.of());
  }

  private void fillCaches(
      BenchmarkDesk benchmark, RedisProcess entries, RedisProcess bodies, RedisProcess compressed)
      throws Exception {
    TokenIssuer tokens =
        new TokenIssuer(
            new TokenKeys.Secret("a secret of the benchmark, of 32 bytes"), Optional.empty());
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    RedisSettings defaults = RedisSettings.parse(entries.url());
    // With a long timeout, delays of a busy machine do not open the circuit breaker.
    RedisSettings redisSettings =
        new RedisSettings(
            defaults.kind(),
            defaults.addresses(),
            Duration.ofMinutes(1),
            defaults.healthCheckInterval());
    try (RedisQueryCache remote = new RedisQueryCache(redisSettings, meters);
        ServiceDesk desk =
            benchmark.cachedDesk(
                new TwoLevelCache(
                    new CaffeineQueryCache(CaffeineQueryCache.DEFAULT_MAX_BYTES, meters),
                    remote,
                    TTL),
                CacheSettings.DEFAULTS.withTtl(TTL),
                CacheMetrics.NONE);
        HttpServer http =
            HttpServer.start(
                desk,
                new ServerOperations(() -> {}, meters, () -> ""),
                new Authenticator(tokens.keys(), null, InstantSource.system()),
                HttpSettings.DEFAULTS.port(0))) {
      await()
          .until(
              () -> meters.get("technician.views.cache.redis.circuit.open").gauge().value() == 0);
      LongSummaryStatistics sizes = new LongSummaryStatistics();
      for (Person technician : technicians(benchmark)) {
        String token = tokens.issue(technician.id(), Instant.now(), TTL);
        Map<String, byte[]> bodiesByKey = new HashMap<>();
        for (View view : View.values()) {
          byte[] body = body(http.port(), view, token);
          sizes.accept(body.length);
          bodiesByKey.put("technician_views:" + technician.id() + ":" + view.wireName(), body);
        }
        bodies.putAll(bodiesByKey);
        bodiesByKey.replaceAll((key, body) -> compress(body));
        compressed.putAll(bodiesByKey);
      }
      System.out.printf("bodies: %s%n", sizes);
      awaitStored(meters);
    }
  }

  private static List<Person> technicians(BenchmarkDesk desk) {
    try (Snapshot snapshot = desk.postgres().snapshots().open(Duration.ofMinutes(1))) {
      int total = Math.toIntExact(snapshot.read(new PeopleQuery.PeopleTotal()));
      return snapshot.read(new PeopleQuery.PeoplePage(0, total)).stream()
          .filter(person -> person.active() && person.role() == Role.TECHNICIAN)
          .limit(TECHNICIANS)
          .toList();
    }
  }

  private byte[] body(int port, View view, String token) throws IOException, InterruptedException {
    URI address =
        URI.create(
            "http://127.0.0.1:%d/api/v1/requests/technician-views?view=%s"
                .formatted(port, view.wireName()));
    HttpResponse<byte[]> response =
        client.send(
            HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(address + ": " + response.statusCode());
    }
    return response.body();
  }

  private static byte[] compress(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  /** Waits until no more entries are stored, since they are stored asynchronously. */
  private static void awaitStored(MeterRegistry meters) throws InterruptedException {
    double before;
    do {
      before = stores(meters, "stored");
      Thread.sleep(1000);
    } while (stores(meters, "stored") > before);
    if (stores(meters, "dropped") + stores(meters, "failed") > 0) {
      throw new IllegalStateException("entries were dropped or failed");
    }
  }

  private static double stores(MeterRegistry meters, String outcome) {
    Counter counter =
        meters.find("technician.views.cache.redis.sets").tag("outcome", outcome).counter();
    return counter == null ? 0 : counter.count();
  }

  private static void print(String label, RedisProcess redis, long bytes) {
    System.out.printf("%-28s%,10d keys%,12d KiB%n", label, redis.keys(), bytes / 1024);
  }

  private static void printKinds(RedisProcess redis) {
    Map<String, LongSummaryStatistics> kinds =
        redis.memoryByKey().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.getKey().split(":", -1)[2],
                    TreeMap::new,
                    Collectors.summarizingLong(Map.Entry::getValue)));
    kinds.forEach(
        (kind, bytes) ->
            System.out.printf(
                "  %-26s%,10d keys%,12d KiB%n", kind, bytes.getCount(), bytes.getSum() / 1024));
  }
}
