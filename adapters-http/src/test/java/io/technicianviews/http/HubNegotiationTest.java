package io.technicianviews.http;

import static io.technicianviews.http.SampleDesk.TECHNICIAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.json.JsonCase;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The negotiation of a client before it opens a web socket. */
class HubNegotiationTest {

  private static final String NEGOTIATE = "/hubs/tickets/negotiate";
  private static final String DESK = "https://desk.example.org";
  private static final Specification SPECIFICATION = Specification.published();
  private static Client client;

  @BeforeAll
  static void start() {
    client = Client.of(Client.SETTINGS.corsOrigins(List.of(DESK)).jsonCase(JsonCase.SNAKE));
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  private static HttpResponse<String> negotiate(String query) {
    return client.send(client.request(TECHNICIAN, NEGOTIATE + query).POST(BodyPublishers.noBody()));
  }

  private static JsonNode negotiated(String query) {
    return SPECIFICATION.checked("post", NEGOTIATE, negotiate(query), 200);
  }

  @Test
  void versionOneHasAConnectionToken() {
    for (String query : List.of("?negotiateVersion=1", "?negotiateVersion=7&mine=too")) {
      JsonNode response = negotiated(query);
      assertThat(response.path("negotiateVersion").asInt()).isEqualTo(1);
      assertThat(response.path("connectionToken").asText())
          .hasSizeGreaterThan(20)
          .isNotEqualTo(response.path("connectionId").asText());
      assertThat(response.path("availableTransports"))
          .isEqualTo(
              Client.json("[{\"transport\":\"WebSockets\",\"transferFormats\":[\"Text\"]}]"));
    }
  }

  @Test
  void versionZeroHasNoConnectionToken() {
    for (String query : List.of("", "?negotiateVersion=0")) {
      JsonNode response = negotiated(query);
      assertThat(response.path("negotiateVersion").asInt()).isZero();
      assertThat(response.path("connectionId").asText()).isNotEmpty();
      assertThat(response.has("connectionToken")).isFalse();
    }
    assertThat(negotiated("").path("connectionId"))
        .isNotEqualTo(negotiated("").path("connectionId"));
  }

  @Test
  void rejectsVersionsThatAreNotNumbers() {
    HttpResponse<String> refused = negotiate("?negotiateVersion=one");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Client.json(refused).at("/errors/0/field").asText()).isEqualTo("negotiateVersion");
  }

  @Test
  void rejectsVersionsThatAreNotWellEncoded() {
    Wire.Response refused =
        Wire.exchange(
            client.port(),
            post("?negotiateVersion=%zz", "Authorization: Bearer " + Tokens.of(TECHNICIAN)));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(Client.json(refused.body()).at("/errors/0/field").asText())
        .isEqualTo("negotiateVersion");
  }

  @Test
  void theCharsetOfTheBodyIsNotThatOfTheQuery() {
    String token = Tokens.of(TECHNICIAN);
    for (String type : List.of("text/plain; charset", "text/plain; charset=bogus")) {
      for (String exchange :
          List.of(
              post(
                  "?negotiateVersion=1",
                  "Authorization: Bearer " + token + "\r\nContent-Type: " + type),
              post("?negotiateVersion=1&access_token=" + token, "Content-Type: " + type))) {
        Wire.Response response = Wire.exchange(client.port(), exchange);
        assertThat(response.status()).as(type).isEqualTo(200);
        assertThat(Client.json(response.body()).path("negotiateVersion").asInt()).isEqualTo(1);
      }
    }
  }

  private static String post(String query, String header) {
    return "POST "
        + NEGOTIATE
        + query
        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n"
        + header
        + "\r\n\r\n";
  }

  @Test
  void rejectsNegotiationsOfUnauthorizedCallers() {
    assertThat(client.send(client.request(NEGOTIATE).POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(401);
    for (long person : List.of(SampleDesk.UNKNOWN_PERSON, SampleDesk.DEACTIVATED)) {
      assertThat(
              client
                  .send(client.request(person, NEGOTIATE).POST(BodyPublishers.noBody()))
                  .statusCode())
          .isEqualTo(401);
    }
    for (String name : List.of("access_token", "accessToken")) {
      String query = "?" + name + "=" + Tokens.of(TECHNICIAN);
      assertThat(
              client
                  .send(client.request(NEGOTIATE + query).POST(BodyPublishers.noBody()))
                  .statusCode())
          .as(name)
          .isEqualTo(200);
    }
  }

  @Test
  void callsWithoutUpgradeReceiveUpgradeRequired() {
    HttpResponse<String> response = client.get(TECHNICIAN, "/hubs/tickets");
    assertThat(response.statusCode()).isEqualTo(426);
    assertThat(response.headers().firstValue("Upgrade")).contains("websocket");
    assertThat(response.body()).contains("open a web socket here");
  }

  @Test
  void allowedOriginsMayNegotiate() {
    HttpResponse<String> preflight =
        client.send(
            client
                .request(NEGOTIATE)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", DESK)
                .header("Access-Control-Request-Method", "POST")
                .header(
                    "Access-Control-Request-Headers",
                    "authorization,x-requested-with,x-signalr-user-agent"));
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials")).contains("true");
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
        .contains("X-Requested-With", "X-SignalR-User-Agent");
    HttpResponse<String> elsewhere =
        client.send(client.request(TECHNICIAN, "/api/v1/me").header("Origin", DESK));
    assertThat(elsewhere.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
  }
}
