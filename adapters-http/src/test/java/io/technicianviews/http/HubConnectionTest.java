package io.technicianviews.http;

import static io.technicianviews.http.SampleDesk.ADMIN;
import static io.technicianviews.http.SampleDesk.PRINTER;
import static io.technicianviews.http.SampleDesk.TECHNICIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.http.internal.signalr.HubTimeouts;
import java.io.UncheckedIOException;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Start and end of connections to the hub. */
@Timeout(60)
class HubConnectionTest {

  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration NEVER = HubDesk.NEVER;
  private static final String PING = "{\"type\":6}" + HubSocket.SEPARATOR;
  private static final String SUBSCRIPTION =
      HubSocket.invocation("1", "SubscribeToTicket", "[" + PRINTER + "]");

  private static final String UPGRADE =
      String.join(
          "\r\n",
          "GET /hubs/tickets%s HTTP/1.1",
          "Host: x",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
          "");

  private static void assertClosed(HubSocket socket, String error, boolean reconnect) {
    JsonNode close = socket.next();
    assertThat(close.path("type").asInt()).as(close.toString()).isEqualTo(7);
    assertThat(close.path("error").asText()).contains(error);
    assertThat(close.path("allowReconnect").asBoolean()).isEqualTo(reconnect);
    assertThat(socket.closed()).isEqualTo(1000);
  }

  private static int refusal(HubDesk desk, String query, String... headers) {
    return catchThrowableOfType(
            WebSocketHandshakeException.class,
            () -> {
              try {
                HubSocket.open(desk.port(), query, headers).close();
              } catch (CompletionException e) {
                throw Objects.requireNonNull(e.getCause());
              }
            })
        .getResponse()
        .statusCode();
  }

  @Test
  void acceptsTheTokenInAHeaderOrParameter() {
    try (HubDesk desk = HubDesk.open()) {
      String token = Tokens.of(TECHNICIAN);
      try (HubSocket byHeader =
              HubSocket.open(desk.port(), "", "Authorization", "Bearer " + token);
          HubSocket byParameter = HubSocket.open(desk.port(), "?id=x&access_token=" + token)) {
        byHeader.shakeHands();
        byParameter.shakeHands();
      }
      try (Wire wire = new Wire(desk.port())) {
        wire.send(
            UPGRADE.formatted("?accessToken=" + token)
                + "Content-Type: text/plain; charset\r\nConnection: Upgrade\r\n\r\n");
        assertThat(wire.readUntil("\r\n")).startsWith("HTTP/1.1 101");
      }
      assertThat(refusal(desk, "")).isEqualTo(401);
      assertThat(refusal(desk, "?access_token=x" + token)).isEqualTo(401);
      try (Wire wire = new Wire(desk.port())) {
        wire.send(UPGRADE.formatted("?access_token=%zz") + "Connection: Upgrade\r\n\r\n");
        assertThat(wire.readUntil("\r\n")).startsWith("HTTP/1.1 400");
      }
      assertThat(refusal(desk, "?access_token=" + Tokens.of(SampleDesk.DEACTIVATED)))
          .isEqualTo(401);
      assertThat(refusal(desk, "?access_token=" + Tokens.of(SampleDesk.UNKNOWN_PERSON)))
          .isEqualTo(401);
    }
  }

  @Test
  void onlyAllowedOriginsMayConnect() {
    String origin = "https://desk.example.org";
    String bearer = "Bearer " + Tokens.of(TECHNICIAN);
    try (HubDesk closed = HubDesk.open();
        HubDesk open = new HubDesk(Client.SETTINGS.corsOrigins(List.of(origin)), HubDesk.PATIENT)) {
      String own = "http://127.0.0.1:" + closed.port();
      assertThat(refusal(closed, "", "Authorization", bearer, "Origin", origin)).isEqualTo(403);
      assertThat(refusal(open, "", "Authorization", bearer, "Origin", origin + "x")).isEqualTo(403);
      HubSocket.open(closed.port(), "", "Authorization", bearer, "Origin", own).close();
      HubSocket.open(open.port(), "", "Authorization", bearer, "Origin", origin).close();
    }
  }

  @Test
  void onlyTrustedProxiesOverrideTheHost() {
    String origin = "https://desk.example.org";
    String[] page = {
      "Authorization", "Bearer " + Tokens.of(TECHNICIAN), "Origin", origin,
    };
    try (HubDesk closed = HubDesk.open();
        HubDesk elsewhere = behind("10.0.0.0/8");
        HubDesk proxied = behind("127.0.0.0/30", "::1")) {
      String[] forwarded = with(page, "X-Forwarded-Host", "desk.example.org");
      assertThat(refusal(closed, "", forwarded)).isEqualTo(403);
      assertThat(refusal(elsewhere, "", forwarded)).isEqualTo(403);
      assertThat(refusal(proxied, "", page)).isEqualTo(403);
      HubSocket.open(proxied.port(), "", forwarded).close();
      HubSocket.open(proxied.port(), "", with(forwarded, "X-Forwarded-Proto", "https")).close();
      assertThat(refusal(proxied, "", with(forwarded, "X-Forwarded-Proto", "http"))).isEqualTo(403);
      assertThat(refusal(proxied, "", with(page, "X-Forwarded-Host", "evil, desk.example.org")))
          .isEqualTo(403);
      assertThat(
              refusal(
                  proxied,
                  "",
                  "Authorization",
                  "Bearer " + Tokens.of(TECHNICIAN),
                  "Origin",
                  "http://127.0.0.1:" + proxied.port(),
                  "X-Forwarded-Host",
                  "desk.example.org"))
          .isEqualTo(403);
    }
  }

  @Test
  void replacesUnpairedSurrogatesInResponses() {
    try (HubDesk desk = HubDesk.open();
        HubSocket socket = HubSocket.of(desk.port(), TECHNICIAN)) {
      socket.send(
          "{\"type\":1,\"invocationId\":\"1\",\"target\":\"a\\ud800b\",\"arguments\":[]}"
              + HubSocket.SEPARATOR);
      assertThat(socket.next().path("error").asText()).startsWith("There is no method a?b");
    }
  }

  private static HubDesk behind(String... proxies) {
    return new HubDesk(
        Client.SETTINGS.trustedProxies(TrustedProxies.of(List.of(proxies))), HubDesk.PATIENT);
  }

  private static String[] with(String[] headers, String... more) {
    return Stream.of(headers, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  @Test
  void decodesMessagesAcrossFrames() {
    try (HubDesk desk = HubDesk.open();
        HubSocket socket = HubSocket.open(desk.port(), TECHNICIAN)) {
      socket.send(HubSocket.HANDSHAKE + PING + SUBSCRIPTION + SUBSCRIPTION.substring(0, 20));
      assertThat(socket.next()).isEqualTo(Client.json("{}"));
      assertThat(socket.next().path("target").asText()).isEqualTo("TicketSubscribed");
      assertThat(socket.next()).isEqualTo(HubSocket.completed("1"));
      socket.send(SUBSCRIPTION.substring(20));
      assertThat(socket.next().path("target").asText()).isEqualTo("TicketSubscribed");
      assertThat(socket.next()).isEqualTo(HubSocket.completed("1"));
    }
  }

  @Test
  void acceptsBinaryMessages() {
    try (HubDesk desk = HubDesk.open();
        HubSocket socket = HubSocket.open(desk.port(), TECHNICIAN)) {
      socket.sendBinary(HubSocket.HANDSHAKE + PING);
      assertThat(socket.next()).isEqualTo(Client.json("{}"));
      socket.sendBinary(SUBSCRIPTION);
      assertThat(socket.next().path("target").asText()).isEqualTo("TicketSubscribed");
      assertThat(socket.next()).isEqualTo(HubSocket.completed("1"));
    }
  }

  @Test
  void rejectsMalformedHandshakes() {
    try (HubDesk desk = HubDesk.open()) {
      for (String wrong :
          List.of(
              "{\"protocol\":\"messagepack\",\"version\":1}",
              "{\"protocol\":\"json\",\"version\":2}")) {
        try (HubSocket socket = HubSocket.open(desk.port(), TECHNICIAN)) {
          socket.send(wrong + HubSocket.SEPARATOR);
          assertThat(socket.next())
              .isEqualTo(
                  Client.json("{\"error\":\"This hub supports the protocol json in version 1.\"}"));
          assertThat(socket.closed()).isEqualTo(1000);
        }
      }
      try (HubSocket socket = HubSocket.open(desk.port(), TECHNICIAN)) {
        socket.send(SUBSCRIPTION);
        assertClosed(socket, "The first message is the handshake", false);
      }
      desk.waitUntilDisconnected();
    }
  }

  @Test
  void closesTheConnectionAfterProtocolViolations() {
    try (HubDesk desk = HubDesk.open()) {
      for (String wrong :
          List.of(
              "no JSON",
              "[]",
              "{}{}",
              "{\"type\":\"1\"}",
              "{\"type\":1,\"target\":\"SubscribeToTicket\"}",
              "{\"type\":1,\"arguments\":[]}",
              "{\"type\":1,\"target\":\"X\",\"arguments\":[],\"invocationId\":1}")) {
        try (HubSocket socket = desk.connect(TECHNICIAN)) {
          socket.send(wrong + HubSocket.SEPARATOR);
          JsonNode close = socket.next();
          assertThat(close.path("type").asInt()).as(wrong).isEqualTo(7);
          assertThat(close.path("error").asText()).as(wrong).isNotEmpty();
          assertThat(socket.closed()).isEqualTo(1000);
        }
      }
      desk.waitUntilDisconnected();
    }
  }

  @Test
  void ignoresUnknownMessageTypes() {
    try (HubDesk desk = HubDesk.open();
        HubSocket socket = desk.connect(TECHNICIAN)) {
      for (String strange :
          List.of("{\"type\":99}", "{\"type\":5,\"invocationId\":\"1\"}", "{\"type\":8,\"x\":1}")) {
        socket.send(strange + HubSocket.SEPARATOR);
      }
      socket.subscribe("SubscribeToTicket", "[" + PRINTER + "]");
    }
  }

  @Test
  void closesTheConnectionAfterTooLongMessages() {
    try (HubDesk desk = HubDesk.open();
        HubSocket atOnce = desk.connect(TECHNICIAN);
        HubSocket inParts = desk.connect(TECHNICIAN)) {
      atOnce.send("x".repeat(33 * 1024));
      assertThat(atOnce.closed()).isEqualTo(1009);
      inParts.send("x".repeat(20 * 1024));
      inParts.send("x".repeat(20 * 1024));
      assertClosed(inParts, "at most 32768", false);
    }
  }

  @Test
  void limitsSubscriptionsToAThousandTickets() {
    try (HubDesk desk = HubDesk.open()) {
      // Created before the connection, so that no updates are sent.
      List<Long> tickets =
          IntStream.rangeClosed(0, 1_000).mapToObj(number -> created(desk, number)).toList();
      try (HubSocket admin = desk.connect(ADMIN)) {
        tickets.stream()
            .limit(1_000)
            .forEach(ticket -> admin.subscribe("SubscribeToTicket", "[" + ticket + "]"));
        String last = "[" + tickets.getLast() + "]";
        assertThat(admin.refused("SubscribeToTicket", last)).contains("at most 1000 tickets");
        admin.subscribe("UnsubscribeFromTicket", "[" + tickets.getFirst() + "]");
        admin.subscribe("SubscribeToTicket", last);
      }
    }
  }

  private static long created(HubDesk desk, int number) {
    return desk.desk()
        .commands()
        .create(ADMIN, NewRequest.of("Request " + number))
        .orElseThrow()
        .item()
        .request()
        .id();
  }

  @Test
  void closesTheConnectionAfterACloseMessage() {
    try (HubDesk desk = HubDesk.open();
        HubSocket socket = desk.connect(TECHNICIAN)) {
      socket.send("{\"type\":7}" + HubSocket.SEPARATOR);
      assertThat(socket.next()).isEqualTo(Client.json("{\"type\":7}"));
      assertThat(socket.closed()).isEqualTo(1000);
      desk.waitUntilDisconnected();
    }
  }

  @Test
  void removesDisconnectedClients() {
    try (HubDesk desk = HubDesk.open()) {
      HubSocket socket = desk.connect(TECHNICIAN);
      assertThat(desk.connections()).isEqualTo(1);
      socket.close();
      desk.waitUntilDisconnected();
    }
  }

  @Test
  void sendsPings() {
    try (HubDesk desk = HubDesk.open(new HubTimeouts(NEVER, NEVER, SOON, NEVER));
        HubSocket socket = desk.connect(TECHNICIAN)) {
      assertThat(socket.any()).isEqualTo(Client.json("{\"type\":6}"));
      assertThat(socket.any()).isEqualTo(Client.json("{\"type\":6}"));
    }
  }

  @Test
  void closesSilentConnections() {
    try (HubDesk desk = HubDesk.open(new HubTimeouts(NEVER, SOON, NEVER, NEVER));
        HubSocket socket = desk.connect(TECHNICIAN)) {
      assertClosed(socket, "The client sent no message in time", true);
    }
  }

  @Test
  void closesConnectionsWithoutHandshake() {
    try (HubDesk desk = HubDesk.open(new HubTimeouts(SOON, NEVER, NEVER, NEVER));
        HubSocket socket = HubSocket.open(desk.port(), TECHNICIAN)) {
      assertClosed(socket, "handshake was not received", false);
    }
  }

  @Test
  void closesTheConnectionWhenTheTokenExpires() {
    try (HubDesk desk = HubDesk.open()) {
      JWTClaimsSet claims = Tokens.claims("2", SampleDesk.NOW).build();
      String token = Tokens.of(Tokens.SECRET, claims);
      try (HubSocket socket = HubSocket.open(desk.port(), "?access_token=" + token)) {
        socket.shakeHands();
        desk.pass(Duration.ofHours(1));
        assertClosed(socket, "the token has expired", true);
      }
      assertThat(refusal(desk, "?access_token=" + token)).isEqualTo(401);
    }
  }

  @Test
  void closingTheServerAllowsClientsToReconnect() {
    try (HubDesk desk = HubDesk.open();
        HubSocket silent = HubSocket.open(desk.port(), ADMIN);
        HubSocket socket = desk.connect(TECHNICIAN)) {
      desk.restart();
      assertThat(socket.next()).isEqualTo(Client.json("{\"type\":7,\"allowReconnect\":true}"));
      assertThat(socket.closed()).isEqualTo(1000);
      assertThat(silent.next()).isEqualTo(Client.json("{\"type\":7,\"allowReconnect\":true}"));
      try (HubSocket again = desk.connect(TECHNICIAN)) {
        again.subscribe("SubscribeToTicket", "[" + PRINTER + "]");
        desk.desk()
            .commands()
            .update(ADMIN, PRINTER, RequestPatch.NOTHING.subject("After all"))
            .orElseThrow();
        assertThat(again.argument("TicketUpdate").path("update_type").asText())
            .isEqualTo("updated");
      }
    }
  }

  @Test
  void closingTheDeskClosesTheConnections() {
    try (HubDesk desk = HubDesk.open();
        HubSocket socket = desk.connect(TECHNICIAN)) {
      desk.desk().close();
      assertClosed(socket, "", true);
    }
  }

  @Test
  void disconnectsClientsThatReadNothing() {
    try (HubDesk desk = HubDesk.open(new HubTimeouts(NEVER, NEVER, NEVER, SOON));
        Wire wire = new Wire(desk.port())) {
      wire.send(
          UPGRADE.formatted("")
              + "Connection: Upgrade\r\nAuthorization: Bearer "
              + Tokens.of(TECHNICIAN)
              + "\r\n\r\n");
      assertThat(wire.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 101");
      wire.send(frame(HubSocket.HANDSHAKE));
      String loud = frame(HubSocket.invocation("x".repeat(30_000), "Nothing", "[]"));
      assertThatThrownBy(
              () -> {
                while (true) {
                  wire.send(loud);
                }
              })
          .isInstanceOf(UncheckedIOException.class);
      desk.waitUntilDisconnected();
    }
  }

  /** Returns a text frame with a mask of zeros. */
  private static String frame(String text) {
    int length = text.length();
    String size =
        length < 126
            ? "" + (char) (0x80 | length)
            : "" + (char) (0x80 | 126) + (char) (length >> 8) + (char) (length & 0xff);
    return (char) 0x81 + size + "\0\0\0\0" + text;
  }
}
