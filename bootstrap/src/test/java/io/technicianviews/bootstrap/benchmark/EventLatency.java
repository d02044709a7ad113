package io.technicianviews.bootstrap.benchmark;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.cache.CacheMetrics;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.TokenIssuer;
import io.technicianviews.cache.CaffeineQueryCache;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.request.Status;
import io.technicianviews.http.HttpServer;
import io.technicianviews.http.HttpSettings;
import io.technicianviews.http.ServerOperations;
import io.technicianviews.http.auth.Authenticator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * How long after a write was answered its event is at each of those who listen, over HTTP, to the
 * node that wrote and to another one. They are different technicians of one unit, who all hear of
 * every write.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desk in, the size of the desk, how many
 * listen at each node, how many writes, and how many milliseconds are between two.
 */
public final class EventLatency {

  private static final int AT_ONCE = 20;

  private EventLatency() {}

  public static void main(String[] args) throws Exception {
    int listeners = Integer.parseInt(args[2]);
    int writes = Integer.parseInt(args[3]);
    long pause = Long.parseLong(args[4]);
    Settings settings =
        Settings.read(Map.of("DATA_DIR", args[0], "JWT_SECRET", "x".repeat(32)), Tokens.NEEDED);
    TokenIssuer tokens = TokenIssuer.of(settings);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk desk = BenchmarkDesk.of(Integer.parseInt(args[1]), 10, postgres);
        Node same = Node.of(desk, tokens);
        Node other = Node.of(desk, tokens)) {
      List<Long> technicians = technicians(desk, listeners);
      Crowd here = Crowd.at(same, technicians, tokens, writes);
      Crowd there = Crowd.at(other, technicians, tokens, writes);
      here.awaitBegun();
      there.awaitBegun();
      long[] answered = write(same.desk(), desk, writes, pause);
      here.awaitEnd();
      there.awaitEnd();
      System.out.printf(
          "%n%,d writes, %d ms apart, heard by %,d at each node; milliseconds from answer to"
              + " event%n",
          writes, pause, listeners);
      System.out.printf("%-16s%9s%9s%9s%9s%n", "", "p50", "p95", "p99", "max");
      here.print("the same node", answered);
      there.print("another node", answered);
    }
  }

  /** A server with its own cache and its own polls of the change log. */
  private record Node(ServiceDesk desk, HttpServer server) implements AutoCloseable {

    static Node of(BenchmarkDesk desk, TokenIssuer tokens) {
      var cache =
          new CaffeineQueryCache(CaffeineQueryCache.DEFAULT_MAX_BYTES, new SimpleMeterRegistry());
      ServiceDesk service = desk.cachedDesk(cache, CacheSettings.DEFAULTS, CacheMetrics.NONE);
      HttpServer server =
          HttpServer.start(
              service,
              ServerOperations.of(() -> {}),
              new Authenticator(tokens.keys(), null, InstantSource.system()),
              HttpSettings.DEFAULTS.port(0));
      return new Node(service, server);
    }

    @Override
    public void close() {
      server.close();
      desk.close();
    }
  }

  /** So many technicians of the first unit; made when they are first asked for. */
  private static List<Long> technicians(BenchmarkDesk desk, int count) {
    try (BulkLoad load = desk.postgres().loader().begin()) {
      Map<String, Long> known = load.knownIds(EntityKind.PERSON);
      long unit = unit(load);
      List<Long> ids = new ArrayList<>();
      List<PersonRecord> missing = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String name = "Listener " + i;
        Long id = known.get(name);
        if (id == null) {
          id = load.newIds(EntityKind.PERSON, 1).getFirst();
          missing.add(new PersonRecord(Person.technician(id, name, unit), name));
        }
        ids.add(id);
      }
      load.people(missing);
      load.commit();
      return ids;
    }
  }

  private static long unit(BulkLoad load) {
    return load.knownIds(EntityKind.BUSINESS_UNIT).values().stream()
        .min(Long::compare)
        .orElseThrow();
  }

  /** When each write was answered. */
  private static long[] write(ServiceDesk service, BenchmarkDesk desk, int writes, long pause)
      throws InterruptedException {
    long unit;
    try (BulkLoad load = desk.postgres().loader().begin()) {
      unit = unit(load);
    }
    long admin = desk.first(Role.ADMIN).id();
    NewRequest newRequest = NewRequest.of("Benchmark").businessUnit(unit).requester(admin);
    long[] answered = new long[writes];
    long request = service.commands().create(admin, newRequest).orElseThrow().item().request().id();
    answered[0] = System.nanoTime();
    for (int i = 1; i < writes; i++) {
      TimeUnit.MILLISECONDS.sleep(pause);
      Status status = i % 2 == 0 ? Status.OPEN : Status.ON_HOLD;
      service.commands().update(admin, request, RequestPatch.NOTHING.status(status)).orElseThrow();
      answered[i] = System.nanoTime();
    }
    return answered;
  }

  /** Those who listen at one node, and when each heard of each write. */
  private record Crowd(List<long[]> heard, CountDownLatch begun, CountDownLatch ended) {

    static Crowd at(Node node, List<Long> technicians, TokenIssuer tokens, int writes)
        throws InterruptedException {
      int count = technicians.size();
      Crowd crowd =
          new Crowd(new ArrayList<>(), new CountDownLatch(count), new CountDownLatch(count));
      for (long technician : technicians) {
        String token = tokens.issue(technician, Instant.now(), Duration.ofHours(1));
        long[] mine = new long[writes];
        crowd.heard().add(mine);
        Thread.ofVirtual().start(() -> crowd.listen(node.server().port(), token, mine));
        crowd.awaitBegun(count - crowd.heard().size() + AT_ONCE);
      }
      return crowd;
    }

    private void listen(int port, String token, long[] mine) {
      String call =
          "GET /api/v1/requests/technician-views/stream HTTP/1.1\r\n"
              + "Host: x\r\n"
              + "Authorization: Bearer "
              + token
              + "\r\n\r\n";
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
        socket.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));
        int events = 0;
        while (events < mine.length) {
          String line = lines.readLine();
          if (line == null || line.equals("event: end") || isRefusal(line)) {
            throw new IllegalStateException(
                "the stream ended after " + events + " events: " + line + lines.readLine());
          }
          if (line.equals("event: counts")) {
            begun.countDown();
          }
          if (line.equals("event: request")) {
            mine[events++] = System.nanoTime();
          }
        }
        ended.countDown();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void awaitBegun() throws InterruptedException {
      await(begun, "begun");
    }

    /** They come one after the other, as people do, so many at a time. */
    private void awaitBegun(int atMost) throws InterruptedException {
      for (int i = 0; begun.getCount() > atMost; i++) {
        if (i > 60_000) {
          throw new IllegalStateException(begun.getCount() + " have not begun");
        }
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }

    private static boolean isRefusal(String line) {
      return line.startsWith("HTTP/1.1 ") && !line.contains(" 200 ");
    }

    void awaitEnd() throws InterruptedException {
      await(ended, "ended");
    }

    private static void await(CountDownLatch latch, String what) throws InterruptedException {
      if (!latch.await(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException(latch.getCount() + " have not " + what);
      }
    }

    void print(String name, long[] answered) {
      // What is heard before the writer has its answer is heard at once.
      long[] nanos =
          heard.stream()
              .flatMapToLong(
                  mine ->
                      IntStream.range(0, answered.length)
                          .mapToLong(i -> Math.max(0, mine[i] - answered[i])))
              .sorted()
              .toArray();
      System.out.printf("%-16s", name);
      for (double share : new double[] {0.5, 0.95, 0.99, 1}) {
        int rank = (int) Math.ceil(share * nanos.length) - 1;
        System.out.printf("%9.1f", nanos[Math.max(0, rank)] / 1e6);
      }
      System.out.printf("   of %,d%n", nanos.length);
    }
  }
}
