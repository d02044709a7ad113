package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.export.ViewExport;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.message.LastMessage;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.json.ProblemType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Slow clients, and the limit of connections. */
@Timeout(120)
class SlowClientsTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final ClientTimeouts SHORT =
      new ClientTimeouts(Duration.ofMillis(300), Duration.ofMillis(600), Duration.ofMillis(900));
  private static final String GET = "GET /health/live HTTP/1.1\r\nHost: x\r\n";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ServiceDesk desk = SampleDesk.desk();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
    desk.close();
  }

  @Test
  void disconnectsSlowHeaders() {
    Wire wire = connect(start(desk, Client.SETTINGS.clientTimeouts(SHORT)));
    wire.send("GET /health/live HTTP/1.1\r\nHost: x\r\nX: ");
    assertThat(wire.isClosedWhileSending("x")).isTrue();
    assertThat(cut("slow_headers")).isOne();
  }

  @Test
  void closesConnectionsWithoutARequest() {
    Wire wire = connect(start(desk, Client.SETTINGS.clientTimeouts(SHORT)));
    assertThat(wire.readUntil("x")).isEqualTo(Wire.CLOSED);
    assertThat(cut("slow_headers")).isOne();
  }

  @Test
  void disconnectsSlowHeadersOfLaterRequests() {
    Wire wire = connect(start(desk, Client.SETTINGS.clientTimeouts(SHORT)));
    wire.send(GET + "\r\n");
    assertThat(wire.readUntil("}")).startsWith("HTTP/1.1 200");
    wire.send(GET + "X: ");
    assertThat(wire.isClosedWhileSending("x")).isTrue();
    assertThat(cut("slow_headers")).isOne();
  }

  @Test
  void timesOutSlowBodies() throws InterruptedException {
    // A long limit for the response: on a slow machine it would end before the 408 is written.
    ClientTimeouts shortBody = new ClientTimeouts(LONG, Duration.ofMillis(600), LONG);
    int port = start(desk, Client.SETTINGS.clientTimeouts(shortBody));
    for (String length : List.of("Content-Length: 60000", "Transfer-Encoding: chunked")) {
      Wire wire = connect(port);
      wire.send(
          "POST /api/v1/requests HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Authorization: Bearer "
              + Tokens.of(SampleDesk.REQUESTER)
              + "\r\n"
              + length
              + "\r\n\r\n"
              + "7530\r\n");
      CompletableFuture<Wire.Response> response = CompletableFuture.supplyAsync(wire::rest);
      while (!response.isDone()) {
        wire.trySend(" ");
        Thread.sleep(5);
      }
      assertThat(response.join().status()).as(length).isEqualTo(408);
      assertThat(response.join().body()).contains(ProblemType.REQUEST_TIMEOUT.type());
    }
    assertThat(cut("slow_body")).isGreaterThanOrEqualTo(2);
  }

  @Test
  void disconnectsClientsThatDoNotReadTheResponse() {
    Wire wire = connect(start(desk, Client.SETTINGS.clientTimeouts(SHORT)));
    // The server stops reading when it cannot write: sending blocks until the connection is closed.
    while (wire.trySend("GET /openapi.yaml HTTP/1.1\r\nHost: x\r\n\r\n")) {
      Thread.onSpinWait();
    }
    assertThat(cut("slow_response")).isOne();
  }

  @Test
  void disconnectsClientsThatReadAnExportSlowly() throws InterruptedException {
    ClientTimeouts shortResponse = new ClientTimeouts(LONG, LONG, Duration.ofSeconds(3));
    int port = start(largeDesk(), Client.SETTINGS.clientTimeouts(shortResponse));
    List<Wire> slow = new ArrayList<>();
    for (int i = 0; i < ViewExport.MAX_OPEN; i++) {
      Wire wire = connect(port);
      wire.send(export("all_tickets") + "\r\n");
      slow.add(wire);
    }
    while (cut("slow_response") < ViewExport.MAX_OPEN) {
      // A row at a time is enough for the idle timeout not to end.
      slow.forEach(wire -> wire.readUntil("\n"));
      Thread.sleep(100);
    }
    await()
        .until(
            () ->
                Wire.exchange(port, export("urgent_high_priority") + "Connection: close\r\n\r\n")
                        .status()
                    == 200);
    for (Wire wire : slow) {
      assertThat(wire.readUntil("\r\n0\r\n\r\n")).endsWith(Wire.CLOSED);
    }
    assertThat(cut("slow_response")).isEqualTo(ViewExport.MAX_OPEN);
  }

  private static String export(String view) {
    return "GET /api/v1/requests/technician-views.csv?view="
        + view
        + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + Tokens.of(SampleDesk.ADMIN)
        + "\r\n";
  }

  /** Returns a helpdesk whose export does not fit into the buffers of a connection. */
  private ServiceDesk largeDesk() {
    InMemoryDesk memory = SampleDesk.snapshots();
    String text = Character.toString(0x1f600).repeat(LastMessage.MAX_LENGTH);
    RequestRecord.Message message =
        new RequestRecord.Message(SampleDesk.REQUESTER, text, SampleDesk.NOW);
    try (BulkLoad load = memory.begin()) {
      List<RequestRecord> requests = new ArrayList<>();
      for (int i = 0; i < 5_000; i++) {
        requests.add(
            new RequestRecord(
                ServiceRequest.opened(1_000 + i, text, SampleDesk.REQUESTER, SampleDesk.NOW),
                null,
                List.of(message),
                Map.of()));
      }
      load.requests(requests);
      load.commit();
    }
    ServiceDesk large = SampleDesk.desk(memory, memory);
    open.add(large);
    return large;
  }

  @Test
  void idleConnectionsAndStreamsAreExempt() throws InterruptedException {
    int port = start(desk, Client.SETTINGS.clientTimeouts(SHORT).heartbeat(Duration.ofMillis(50)));
    Wire idle = connect(port);
    idle.send(GET + "\r\n");
    idle.readUntil("}");
    Wire stream = connect(port);
    stream.send(
        "GET /api/v1/requests/technician-views/stream HTTP/1.1\r\nHost: x\r\n"
            + "Authorization: Bearer "
            + Tokens.of(SampleDesk.TECHNICIAN)
            + "\r\n\r\n");
    long end = System.nanoTime() + SHORT.response().multipliedBy(3).toNanos();
    while (System.nanoTime() < end) {
      assertThat(stream.readUntil("\n\n")).doesNotContain(Wire.CLOSED);
    }
    idle.send(GET + "\r\n");
    assertThat(idle.readUntil("}")).startsWith("HTTP/1.1 200");
    assertThat(cut("slow_headers") + cut("slow_response") + cut("slow_body")).isZero();
  }

  @Test
  void idleConnectionsDoNotPreventOthers() {
    int port = start(desk, patient(50));
    Wire served = connect(port);
    served.send(GET + "\r\n");
    served.readUntil("}");
    for (int i = 0; i < 500; i++) {
      connect(port).send(i % 2 == 0 ? "GET /health/live HTTP/1.1\r\nX: " : "");
      if (i % 50 == 0) {
        assertThat(Wire.exchange(port, GET + "Connection: close\r\n\r\n").status()).isEqualTo(200);
      }
      assertThat(meters.get("technician.views.http.connections").gauge().value()).isLessThan(100);
    }
    while (meters.get("technician.views.http.connections").gauge().value() > 50) {
      Thread.onSpinWait();
    }
    served.send(GET + "\r\n");
    assertThat(served.readUntil("}")).startsWith("HTTP/1.1 200");
    assertThat(cut("evicted")).isGreaterThan(400);
    assertThat(cut("refused")).isZero();
  }

  @Test
  void doesNotEvictConnectionsWithARequestInProgress() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch mayFinish = new CountDownLatch(1);
    ServiceDesk blocking =
        SampleDesk.desk(
            timeout -> {
              running.countDown();
              try {
                mayFinish.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return SampleDesk.snapshots().open(timeout);
            });
    int port = start(blocking, patient(1));
    Wire busy = connect(port);
    busy.send(
        "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + Tokens.of(SampleDesk.ADMIN)
            + "\r\n\r\n");
    running.await();
    assertThat(connect(port).readUntil("x")).isEqualTo(Wire.CLOSED);
    assertThat(cut("refused")).isOne();
    mayFinish.countDown();
    assertThat(busy.readUntil("}")).startsWith("HTTP/1.1 200");
    String response = Wire.CLOSED;
    while (response.equals(Wire.CLOSED)) {
      // The client receives the response shortly before the server has completed it.
      Wire next = connect(port);
      next.trySend(GET + "\r\n");
      response = next.readUntil("}");
    }
    assertThat(response).startsWith("HTTP/1.1 200");
    blocking.close();
  }

  @Test
  void countsWebSocketsAndDoesNotEvictThem() {
    int port = start(desk, patient(1));
    try (HubSocket socket = HubSocket.of(port, SampleDesk.TECHNICIAN)) {
      assertThat(connect(port).readUntil("x")).isEqualTo(Wire.CLOSED);
      socket.send(
          "{\"type\":1,\"invocationId\":\"1\",\"target\":\"x\",\"arguments\":[]}"
              + HubSocket.SEPARATOR);
      assertThat(socket.next().path("invocationId").asText()).isEqualTo("1");
    }
    while (meters.get("technician.views.http.connections").gauge().value() > 0) {
      Thread.onSpinWait();
    }
    assertThat(Wire.exchange(port, GET + "Connection: close\r\n\r\n").status()).isEqualTo(200);
  }

  private static HttpSettings patient(int connections) {
    return Client.SETTINGS
        .maxConnections(connections)
        .clientTimeouts(new ClientTimeouts(LONG, LONG, LONG));
  }

  private int start(ServiceDesk desk, HttpSettings settings) {
    ServerOperations serverOperations = new ServerOperations(() -> {}, meters, () -> "");
    HttpServer server = HttpServer.start(desk, serverOperations, Client.authenticator(), settings);
    open.add(server);
    return server.port();
  }

  private Wire connect(int port) {
    Wire wire = new Wire(port);
    open.add(wire);
    return wire;
  }

  private double cut(String reason) {
    return meters
        .get("technician.views.http.connections.cut")
        .tag("reason", reason)
        .counter()
        .count();
  }
}
