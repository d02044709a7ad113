package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.port.ReadSnapshots;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShutdownTest {

  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch mayFinish = new CountDownLatch(1);

  @Test
  void aRunningRequestIsFinishedAndNoOtherIsBegun()
      throws InterruptedException, ExecutionException {
    Client client = Client.of(SampleDesk.desk(blocking(SampleDesk.snapshots())));
    try (Wire open = new Wire(client.port())) {
      open.send("GET /health/ready HTTP/1.1\r\nHost: x\r\n\r\n");
      open.readUntil("}");
      var answer = CompletableFuture.supplyAsync(() -> client.get(SampleDesk.ADMIN, "/api/v1/me"));
      running.await();
      var closing = CompletableFuture.runAsync(client.server()::close);
      waitUntilNobodyListens(client.port());

      open.send("GET /health/ready HTTP/1.1\r\nHost: x\r\n\r\n");
      Wire.Answer late = open.rest();
      assertThat(late.status()).isEqualTo(503);
      assertThat(late.head()).contains("Retry-After: ");
      assertThat(late.body()).contains(Problem.SHUTTING_DOWN.type());
      assertThat(closing).isNotDone();

      mayFinish.countDown();
      HttpResponse<String> finished = answer.get();
      assertThat(finished.statusCode()).isEqualTo(200);
      assertThat(finished.body()).contains("Ada Admin");
      closing.get();
    } finally {
      client.close();
    }
  }

  @Test
  void aRequestThatDoesNotFinishIsNotWaitedForForever() throws InterruptedException {
    Client client =
        Client.of(
            SampleDesk.desk(blocking(SampleDesk.snapshots())),
            () -> {},
            Client.SETTINGS.shutdownGrace(Duration.ofMillis(50)));
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(() -> client.get(SampleDesk.ADMIN, "/api/v1/me"));
    running.await();
    client.server().close();
    client.server().close();
    assertThat(answer).failsWithin(Duration.ofSeconds(10));
    mayFinish.countDown();
    client.close();
  }

  private ReadSnapshots blocking(ReadSnapshots snapshots) {
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

  private static void waitUntilNobodyListens(int port) {
    while (listens(port)) {
      Thread.onSpinWait();
    }
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
