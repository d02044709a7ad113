package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.application.ServiceDesk;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Arbitrary values of clients create no time series. */
class MetersTest {

  private static final int TIMES = 3_000;
  private static final String TOKEN = Tokens.of(SampleDesk.TECHNICIAN);

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Random random = new Random(7);

  @Test
  @Timeout(300)
  void arbitraryCallsCreateNoTimeSeries() {
    ServiceDesk desk = SampleDesk.desk();
    ServerOperations serverOperations = new ServerOperations(() -> {}, meters, () -> "");
    try (HttpServer server =
        HttpServer.start(desk, serverOperations, Client.authenticator(), Client.SETTINGS)) {
      sendArbitraryCalls(server.port(), 3);
      Set<String> initial = series();
      sendArbitraryCalls(server.port(), TIMES);
      assertThat(series()).isEqualTo(initial).hasSizeLessThan(100);
    }
    assertThat(
            meters.getMeters().stream()
                .map(meter -> meter.getId().getTag("method"))
                .filter(method -> method != null)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("GET", "POST", "OPTIONS", "OTHER");
    desk.close();
  }

  @Test
  void callsAreTimedWithTheTagsOfMicrometersConvention() {
    ServiceDesk desk = SampleDesk.desk();
    ServerOperations operations = new ServerOperations(() -> {}, meters, () -> "");
    try (HttpServer server =
            HttpServer.start(desk, operations, Client.authenticator(), Client.SETTINGS);
        Wire wire = new Wire(server.port())) {
      wire.send("GET /api/v1/requests/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(wire.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 401");
    }
    assertThat(
            meters
                .get("http.server.requests")
                .tag("method", "GET")
                .tag("uri", "/api/v1/requests/{id}")
                .tag("status", "401")
                .tag("outcome", "CLIENT_ERROR")
                .timer()
                .count())
        .isEqualTo(1);
    desk.close();
  }

  private void sendArbitraryCalls(int port, int times) {
    try (Wire wire = new Wire(port)) {
      for (int i = 0; i < times; i++) {
        String word = word();
        for (String request :
            List.of(
                word + " /api/v1/me",
                word + " /" + word,
                "GET /" + word,
                "GET /api/v1/requests/" + word,
                "GET /docs/" + word,
                "POST /" + word,
                "OPTIONS /api/v1/requests/" + word,
                "GET /api/v1/me?" + word + "=" + word)) {
          wire.send(
              request
                  + " HTTP/1.1\r\nHost: x\r\nX-HTTP-Method-Override: "
                  + word
                  + "\r\n"
                  + word
                  + ": "
                  + word
                  + "\r\nAuthorization: Bearer "
                  + TOKEN
                  + "\r\n\r\n");
          String head = wire.readUntil("\r\n\r\n");
          int length = head.indexOf("Content-Length: ");
          if (length >= 0) {
            String digits = head.substring(length + 16, head.indexOf('\r', length));
            wire.skip(Integer.parseInt(digits));
          }
        }
      }
    }
    sendArbitraryHubCalls(port, times);
    openArbitraryStreams(port, Math.min(times, 30));
  }

  private void sendArbitraryHubCalls(int port, int times) {
    try (HubSocket socket = HubSocket.of(port, SampleDesk.TECHNICIAN)) {
      for (int i = 0; i < times; i++) {
        String word = word();
        socket.send(
            "{\"type\":1,\"invocationId\":\"%s\",\"target\":\"%s\",\"arguments\":[\"%s\"]}%s"
                .formatted(word, word, word, HubSocket.SEPARATOR));
        socket.send("{\"type\":%d}%s".formatted(100 + i, HubSocket.SEPARATOR));
        assertThat(socket.next().path("invocationId").asText()).isEqualTo(word);
      }
    }
  }

  private void openArbitraryStreams(int port, int times) {
    for (int i = 0; i < times; i++) {
      try (Wire wire = new Wire(port)) {
        wire.send(
            "GET /api/v1/requests/technician-views/stream?_="
                + word()
                + " HTTP/1.1\r\nHost: x\r\nLast-Event-ID: "
                + word()
                + "\r\nAuthorization: Bearer "
                + TOKEN
                + "\r\n\r\n");
        assertThat(wire.readUntil("\n\n")).startsWith("HTTP/1.1 200");
      }
    }
  }

  private Set<String> series() {
    // A disconnected stream is counted at the next write.
    return meters.getMeters().stream()
        .map(meter -> meter.getId().getName() + meter.getId().getTags())
        .filter(id -> !id.startsWith("technician.views.sse."))
        .collect(Collectors.toSet());
  }

  private String word() {
    return random
        .ints(20, 'A', 'Z' + 1)
        .mapToObj(letter -> Character.toString((char) letter))
        .collect(Collectors.joining());
  }
}
