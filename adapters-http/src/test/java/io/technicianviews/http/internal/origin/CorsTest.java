package io.technicianviews.http.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.technicianviews.http.Client;
import io.technicianviews.http.HttpSettings;
import io.technicianviews.http.SampleDesk;
import io.technicianviews.http.Wire;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorsTest {

  private static final String DESK = "https://desk.example.org";
  private static final HttpSettings SETTINGS = Client.SETTINGS.corsOrigins(List.of(DESK));

  @Test
  void rejectsOriginsThatAreNotConfigured() {
    try (Client client = Client.of(SampleDesk.desk())) {
      assertThat(allowed(client, DESK)).isEmpty();
      HttpResponse<String> preflight = client.send(preflight(client, DESK));
      assertThat(preflight.headers().map().keySet())
          .noneMatch(name -> name.startsWith("access-control"));
    }
  }

  @Test
  void allowsConfiguredOrigins() {
    try (Client client = Client.of(SETTINGS)) {
      assertThat(allowed(client, DESK)).containsExactly(DESK);
      assertThat(allowed(client, "https://elsewhere.example.org")).isEmpty();
      assertThat(allowed(client, DESK + ":8443")).isEmpty();
      assertThat(allowed(client, "null")).isEmpty();
      HttpResponse<String> refused =
          client.send(client.request("/api/v1/me").header("Origin", DESK));
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().allValues("Access-Control-Allow-Origin")).containsExactly(DESK);
      assertThat(refused.headers().allValues("Vary")).contains("Accept-Encoding", "Origin");
    }
  }

  @Test
  void everyResponseVariesByOrigin() {
    try (Client client = Client.of(SETTINGS)) {
      for (String path : List.of("/api/v1/me", "/openapi.yaml", "/docs", "/nothing")) {
        for (HttpRequest.Builder request :
            List.of(
                client.request(path),
                client.request(path).header("Origin", DESK),
                client.request(path).header("Origin", "https://elsewhere.example.org"),
                client.request(path).method("DELETE", BodyPublishers.noBody()))) {
          assertThat(client.send(request).headers().allValues("Vary"))
              .as(path)
              .containsExactlyInAnyOrder("Accept-Encoding", "Origin");
        }
      }
    }
  }

  @Test
  void responsesDoNotVaryByOriginWithoutConfiguredOrigins() {
    try (Client client = Client.of(SampleDesk.desk())) {
      assertThat(client.get("/openapi.yaml").headers().allValues("Vary"))
          .containsExactly("Accept-Encoding");
    }
  }

  @Test
  void preflightListsMethodsAndHeaders() {
    try (Client client = Client.of(SETTINGS)) {
      HttpResponse<String> response = client.send(preflight(client, DESK));
      assertThat(response.statusCode()).isEqualTo(204);
      assertThat(response.headers().firstValue("Content-Type")).isEmpty();
      assertThat(response.headers().allValues("Access-Control-Allow-Methods"))
          .containsExactly("GET, HEAD, POST, PUT, PATCH, DELETE");
      assertThat(response.headers().allValues("Access-Control-Allow-Headers"))
          .containsExactly(
              "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key,"
                  + " Last-Event-ID, X-Request-Id, X-Requested-With, X-SignalR-User-Agent");
      assertThat(response.body()).isEmpty();
      assertThat(
              client
                  .send(preflight(client, "https://elsewhere.example.org"))
                  .headers()
                  .map()
                  .keySet())
          .noneMatch(name -> name.startsWith("access-control"));
    }
  }

  @Test
  void errorsCanBeReadByPages() {
    String host = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: " + DESK + "\r\n";
    Map<String, Integer> wrong = new LinkedHashMap<>();
    wrong.put("GET /nowhere" + host, 404);
    wrong.put("PUT /api/v1/me" + host, 405);
    wrong.put("POST /api/v1/requests" + host + "Content-Length: 999999\r\n", 413);
    wrong.put("GET /?_=" + "x".repeat(20_000) + host, 414);
    wrong.put("POST /api/v1/me" + host + "Expect: x\r\n", 417);
    wrong.put("GET /" + host + "X: " + "x".repeat(20_000) + "\r\n", 431);
    wrong.put("GET /%zz" + host, 400);
    wrong.put("GET /a%2Fb" + host, 400);
    wrong.put("GET /" + host + "Bad Header: x\r\n", 400);
    wrong.put("POST /api/v1/requests" + host + "Transfer-Encoding: x\r\n", 400);
    wrong.put("GET /" + host.replace("HTTP/1.1", "HTTP/7.0"), 505);
    try (Client client = Client.of(SETTINGS);
        Client closed = Client.of(SampleDesk.desk())) {
      wrong.forEach(
          (request, status) -> {
            Wire.Response response = Wire.exchange(client.port(), request + "\r\n");
            assertThat(response.status()).as(request).isEqualTo(status);
            assertThat(response.head()).as(request).contains("Vary: Origin");
            // If the origin could not be parsed, every page may read the response.
            assertThat(response.head())
                .as(request)
                .containsPattern("Access-Control-Allow-Origin: (" + DESK + "|\\*)\r\n");
            assertThat(Wire.exchange(closed.port(), request + "\r\n").head())
                .doesNotContainIgnoringCase("access-control");
          });
      assertThat(
              Wire.exchange(
                      client.port(),
                      "POST /api/v1/requests"
                          + host.replace(DESK, "https://elsewhere.example.org")
                          + "Content-Length: 999999\r\n\r\n")
                  .head())
          .doesNotContain("Access-Control-Allow-Origin");
    }
  }

  @Test
  void asteriskAllowsAllOrigins() {
    try (Client client = Client.of(Client.SETTINGS.corsOrigins(List.of("*")))) {
      assertThat(allowed(client, "https://anywhere.example.org"))
          .containsExactly("https://anywhere.example.org");
    }
  }

  @Test
  void rejectsInvalidOrigins() {
    for (String wrong :
        List.of(
            "",
            "desk.example.org",
            "https://",
            "https://desk.example.org/",
            "null",
            "https://*.example.org",
            "https://desk.example.org/path",
            "https://a b",
            "https://desk.example.org:443",
            "HTTP://desk.example.org:80",
            "https://desk.example.org:",
            "https://desk.example.org:08443",
            "https://user@desk.example.org",
            "http:x")) {
      assertThatIllegalArgumentException()
          .as(wrong)
          .isThrownBy(() -> Client.SETTINGS.corsOrigins(List.of(wrong)))
          .withMessageEndingWith(": " + wrong);
    }
    List<String> valid =
        List.of(
            "http://localhost:5173", "http://a.example:443", "https://[::1]:8443", "https://A.b");
    assertThat(Client.SETTINGS.corsOrigins(valid).corsOrigins()).isEqualTo(valid);
  }

  private static List<String> allowed(Client client, String origin) {
    HttpRequest.Builder request =
        client.request(SampleDesk.ADMIN, "/api/v1/me").header("Origin", origin);
    HttpResponse<String> response = client.send(request);
    assertThat(response.statusCode()).isEqualTo(200);
    return response.headers().allValues("Access-Control-Allow-Origin");
  }

  private static HttpRequest.Builder preflight(Client client, String origin) {
    return client
        .request("/api/v1/me")
        .method("OPTIONS", BodyPublishers.noBody())
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "GET")
        .header("Access-Control-Request-Headers", "authorization");
  }
}
