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
 * Benchmark of the time from the response to a write until its event arrives at the subscribers.
 * They are connected over HTTP to the node that writes and to another node. At each node they are
 * different technicians of one unit, so every subscriber receives every event. It prints quantiles
 * in milliseconds.
 *
 * <p>Arguments: a directory for PostgreSQL and the generated helpdesk, its size in requests, the
 * number of subscribers at each node, the number of writes, and the milliseconds between two
 * writes.
 */
public final class EventLatency {

  private static final int MAX_CONNECTING = 20;

  private EventLatency() {}

  public static void main(String[] args) throws Exception {
    int subscribers = Integer.parseInt(args[2]);
    int writes = Integer.parseInt(args[3]);
    long pause = Long.parseLong(args[4]);
    Settings settings =
        Settings.read(Map.of("DATA_DIR", args[0], "JWT_SECRET", "x".repeat(32)), Tokens.NEEDED);
    TokenIssuer tokens = TokenIssuer.of(settings);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk desk = BenchmarkDesk.of(Integer.parseInt(args[1]), 10, postgres);
        Node same = Node.of(desk, tokens);
        Node other = Node.of(desk, tokens)) {
      List<Long> technicians = technicians(desk, subscribers);
      Subscribers atSameNode = Subscribers.at(same, technicians, tokens, writes);
      Subscribers atOtherNode = Subscribers.at(other, technicians, tokens, writes);
      atSameNode.awaitConnected();
      atOtherNode.awaitConnected();
      long[] responded = write(same.desk(), desk, writes, pause);
      atSameNode.awaitCompleted();
      atOtherNode.awaitCompleted();
      System.out.printf(
          "%n%,d writes, %d ms apart, %,d subscribers at each node; milliseconds from response to"
              + " event%n",
          writes, pause, subscribers);
      System.out.printf("%-16s%9s%9s%9s%9s%n", "", "p50", "p95", "p99", "max");
      atSameNode.print("same node", responded);
      atOtherNode.print("another node", responded);
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

  /** Returns this number of technicians of the first unit; creates the missing ones. */
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

  /** Executes the writes and returns the time of each response. */
  private static long[] write(ServiceDesk service, BenchmarkDesk desk, int writes, long pause)
      throws InterruptedException {
    long unit;
    try (BulkLoad load = desk.postgres().loader().begin()) {
      unit = unit(load);
    }
    long admin = desk.first(Role.ADMIN).id();
    NewRequest newRequest = NewRequest.of("Benchmark").businessUnit(unit).requester(admin);
    long[] responded = new long[writes];
    long request = service.commands().create(admin, newRequest).orElseThrow().item().request().id();
    responded[0] = System.nanoTime();
    for (int i = 1; i < writes; i++) {
      TimeUnit.MILLISECONDS.sleep(pause);
      Status status = i % 2 == 0 ? Status.OPEN : Status.ON_HOLD;
      service.commands().update(admin, request, RequestPatch.NOTHING.status(status)).orElseThrow();
      responded[i] = System.nanoTime();
    }
    return responded;
  }

  /** The subscribers of one node, and the arrival times of the events at each of them. */
  private record Subscribers(
      List<long[]> received, CountDownLatch connected, CountDownLatch completed) {

    static Subscribers at(Node node, List<Long> technicians, TokenIssuer tokens, int writes)
        throws InterruptedException {
      int count = technicians.size();
      Subscribers subscribers =
          new Subscribers(new ArrayList<>(), new CountDownLatch(count), new CountDownLatch(count));
      for (long technician : technicians) {
        String token = tokens.issue(technician, Instant.now(), Duration.ofHours(1));
        long[] times = new long[writes];
        subscribers.received().add(times);
        Thread.ofVirtual().start(() -> subscribers.receive(node.server().port(), token, times));
        subscribers.awaitConnected(count - subscribers.received().size() + MAX_CONNECTING);
      }
      return subscribers;
    }

    private void receive(int port, String token, long[] times) {
      String request =
          "GET /api/v1/requests/technician-views/stream HTTP/1.1\r\n"
              + "Host: x\r\n"
              + "Authorization: Bearer "
              + token
              + "\r\n\r\n";
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int events = 0;
        while (events < times.length) {
          String line = lines.readLine();
          if (line == null || line.equals("event: end") || isError(line)) {
            throw new IllegalStateException(
                "the stream ended after " + events + " events: " + line + lines.readLine());
          }
          if (line.equals("event: counts")) {
            connected.countDown();
          }
          if (line.equals("event: request")) {
            times[events++] = System.nanoTime();
          }
        }
        completed.countDown();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void awaitConnected() throws InterruptedException {
      await(connected, "connected");
    }

    /** Waits until at most this number are not connected, which limits simultaneous connects. */
    private void awaitConnected(int atMost) throws InterruptedException {
      for (int i = 0; connected.getCount() > atMost; i++) {
        if (i > 60_000) {
          throw new IllegalStateException(connected.getCount() + " are not connected");
        }
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }

    private static boolean isError(String line) {
      return line.startsWith("HTTP/1.1 ") && !line.contains(" 200 ");
    }

    void awaitCompleted() throws InterruptedException {
      await(completed, "complete");
    }

    private static void await(CountDownLatch latch, String state) throws InterruptedException {
      if (!latch.await(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException(latch.getCount() + " are not " + state);
      }
    }

    void print(String name, long[] responded) {
      // An event can arrive before the writer has the response; its latency counts as zero.
      long[] nanos =
          received.stream()
              .flatMapToLong(
                  times ->
                      IntStream.range(0, responded.length)
                          .mapToLong(i -> Math.max(0, times[i] - responded[i])))
              .sorted()
              .toArray();
      System.out.printf("%-16s", name);
      for (double quantile : new double[] {0.5, 0.95, 0.99, 1}) {
        int rank = (int) Math.ceil(quantile * nanos.length) - 1;
        System.out.printf("%9.1f", nanos[Math.max(0, rank)] / 1e6);
      }
      System.out.printf("   of %,d%n", nanos.length);
    }
  }
}
