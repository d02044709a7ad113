package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.javalin.Javalin;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.json.ProblemType;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShutdownTest {

  private static final String END = "Connection: close";

  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch mayFinish = new CountDownLatch(1);

  @Test
  void requestsInProgressFinishBeforeTheServerStops()
      throws InterruptedException, ExecutionException {
    try (Client client = Client.of(SampleDesk.desk(blocking(SampleDesk.snapshots())))) {
      var response =
          CompletableFuture.supplyAsync(() -> client.get(SampleDesk.ADMIN, "/api/v1/me"));
      running.await();
      var closing = CompletableFuture.runAsync(client.server()::close);
      waitUntilNotListening(client.port());
      assertThat(closing).isNotDone();

      mayFinish.countDown();
      HttpResponse<String> finished = response.get();
      assertThat(finished.statusCode()).isEqualTo(200);
      assertThat(finished.body()).contains("Ada Admin");
      closing.get();
    }
  }

  @Test
  void closingServerIsNotReady() throws InterruptedException, ExecutionException {
    try (Client client = Client.of(SampleDesk.desk(blocking(SampleDesk.snapshots())));
        Wire open = new Wire(client.port())) {
      var response =
          CompletableFuture.supplyAsync(() -> client.get(SampleDesk.ADMIN, "/api/v1/me"));
      running.await();
      assertThat(ready(open)).startsWith("HTTP/1.1 200");
      var closing = CompletableFuture.runAsync(client.server()::close);

      String last = ready(open);
      while (last.startsWith("HTTP/1.1 200") && !last.contains(END)) {
        last = ready(open);
      }
      // At the very end a call may receive a response with Connection: close, or none.
      assertThat(last).containsAnyOf(ProblemType.SHUTTING_DOWN.type(), END, Wire.CLOSED);
      mayFinish.countDown();
      response.get();
      closing.get();
    }
  }

  @Test
  void closeIsBoundedByTheShutdownGrace() throws InterruptedException {
    Client client =
        Client.of(
            SampleDesk.desk(blocking(SampleDesk.snapshots())),
            () -> {},
            Client.SETTINGS.shutdownGrace(Duration.ofMillis(50)));
    CompletableFuture<HttpResponse<String>> response =
        CompletableFuture.supplyAsync(() -> client.get(SampleDesk.ADMIN, "/api/v1/me"));
    running.await();
    client.server().close();
    client.server().close();
    assertThat(response).failsWithin(Duration.ofSeconds(10));
    mayFinish.countDown();
    client.close();
  }

  @Test
  void clientsThatDoNotReadDelayTheEndOfStreamsByTheGrace() {
    ServiceDesk desk = SampleDesk.desk();
    CallerResolver technician = ctx -> CallerResolution.person(SampleDesk.TECHNICIAN);
    Javalin app =
        Javalin.create(
                config -> {
                  config.concurrency.useVirtualThreads = true;
                  config.registerPlugin(
                      TechnicianViewsPlugin.of(
                          desk, technician, api -> api.shutdownGrace = Duration.ofMillis(50)));
                })
            .start("127.0.0.1", 0);
    ServerConnector connector = (ServerConnector) app.jettyServer().server().getConnectors()[0];
    // The buffers of both ends are full after some events, and only the grace ends the wait.
    connector.setAcceptedSendBufferSize(4_096);
    connector.setIdleTimeout(Duration.ofMinutes(10).toMillis());
    try (Wire client = Wire.withSmallBuffer(app.port())) {
      client.send("GET /api/v1/requests/technician-views/stream HTTP/1.1\r\nHost: x\r\n\r\n");
      client.readUntil("event: counts");
      AtomicInteger changes = new AtomicInteger();
      await()
          .until(
              () -> {
                // A stream may send one event for several changes, so their number is not fixed.
                for (int i = 0; i < 100; i++) {
                  String subject = "No " + changes.incrementAndGet();
                  desk.commands()
                      .update(
                          SampleDesk.ADMIN,
                          SampleDesk.PRINTER,
                          RequestPatch.NOTHING.subject(subject))
                      .orElseThrow();
                }
                return isWriteBlocked(connector);
              });
      app.stop();
    }
    desk.close();
  }

  private static boolean isWriteBlocked(ServerConnector connector) {
    return connector.getConnectedEndPoints().stream()
        .anyMatch(endPoint -> ((AbstractEndPoint) endPoint).getWriteFlusher().isPending());
  }

  private SnapshotSource blocking(SnapshotSource snapshots) {
    return timeout -> {
      running.countDown();
      try {
        mayFinish.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return snapshots.open(timeout);
    };
  }

  private static String ready(Wire open) {
    open.send("GET /health/ready HTTP/1.1\r\nHost: x\r\n\r\n");
    return open.readUntil("}");
  }

  private static void waitUntilNotListening(int port) {
    await().until(() -> !listens(port));
  }

  private static boolean listens(int port) {
    try {
      new Wire(port).close();
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
