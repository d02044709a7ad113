package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.json.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HttpServerTest {

  private static final String VIEWS = "/api/v1/requests/technician-views";
  private static Client client;

  @BeforeAll
  static void start() {
    client = Client.of(SampleDesk.desk());
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  @Test
  void headReturnsTheHeadersOfGetWithoutABody() {
    for (String path :
        List.of(VIEWS, "/api/v1/requests/11", "/api/v1/requests/999", "/health/live", "/nowhere")) {
      HttpResponse<String> get = client.get(SampleDesk.ADMIN, path);
      HttpResponse<String> head = client.send(client.request(SampleDesk.ADMIN, path).HEAD());
      assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
      assertThat(head.body()).isEmpty();
      for (String name : List.of("Content-Type", "Content-Length", "ETag", "Cache-Control")) {
        assertThat(head.headers().firstValue(name))
            .as(path + " " + name)
            .isEqualTo(get.headers().firstValue(name));
      }
    }
    assertThat(client.send(client.request("/api/v1/me").HEAD()).statusCode()).isEqualTo(401);
  }

  @Test
  void unknownMethodsReceiveTheAllowedOnes() {
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "TRACE", "PURGE")) {
      HttpResponse<String> response =
          client.send(client.request("/api/v1/me").method(method, BodyPublishers.noBody()));
      assertThat(response.statusCode()).as(method).isEqualTo(405);
      assertThat(response.headers().allValues("Allow")).containsExactly("GET, HEAD, OPTIONS");
      assertThat(Client.json(response).path("type").asText())
          .isEqualTo(ProblemType.METHOD_NOT_ALLOWED.type());
      assertThat(
              client
                  .send(client.request("/nowhere").method(method, BodyPublishers.noBody()))
                  .statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void compressesLongResponsesOnRequest() throws IOException {
    String path = VIEWS + "?view=all_tickets";
    HttpResponse<byte[]> response =
        client.send(
            client.request(SampleDesk.ADMIN, path).header("Accept-Encoding", "gzip").build(),
            BodyHandlers.ofByteArray());
    HttpResponse<String> plain = client.get(SampleDesk.ADMIN, path);

    assertThat(response.headers().allValues("Content-Encoding")).containsExactly("gzip");
    assertThat(plain.headers().allValues("Content-Encoding")).isEmpty();
    assertThat(plain.headers().allValues("Vary"))
        .containsExactly("Accept-Encoding", "Authorization");
    try (var body = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain.body());
    }
  }

  @Test
  void headersDoNotRevealTheImplementation() {
    HttpResponse<String> response = client.get(SampleDesk.ADMIN, VIEWS);
    assertThat(response.headers().firstValue("Server")).isEmpty();
    assertThat(response.headers().firstValue("X-Powered-By")).isEmpty();
    assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(response.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
    assertThat(Wire.exchange(client.port(), "nonsense\r\n\r\n").head())
        .doesNotContainIgnoringCase("jetty");
  }

  @Test
  void malformedHttpReceivesAProblem() {
    String host = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    assertProblem("nonsense\r\n\r\n", 400, ProblemType.MALFORMED_REQUEST);
    assertProblem(
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400, ProblemType.MALFORMED_REQUEST);
    assertProblem("GET /%zz" + host + "\r\n", 400, ProblemType.MALFORMED_REQUEST);
    assertProblem("GET /api/v1/%2e%2e/me" + host + "\r\n", 400, ProblemType.MALFORMED_REQUEST);
    assertProblem("GET /api/v1/a%2Fb" + host + "\r\n", 400, ProblemType.MALFORMED_REQUEST);
    assertProblem(
        "GET /health/live" + host + "Bad Header: x\r\n\r\n", 400, ProblemType.MALFORMED_REQUEST);
    assertProblem(
        "GET /health/live" + host + "X: " + "x".repeat(20_000) + "\r\n\r\n",
        431,
        ProblemType.HEADERS_TOO_LARGE);
    assertProblem(
        "GET /health/live?_=" + "x".repeat(20_000) + host + "\r\n", 414, ProblemType.URI_TOO_LONG);
    assertProblem(
        "POST /api/v1/me" + host + "Content-Length: 262145\r\n\r\n",
        413,
        ProblemType.CONTENT_TOO_LARGE);
  }

  @Test
  void arbitraryMethodsReceiveAPlainStatus() {
    Wire.Response response = Wire.exchange(client.port(), "GET / HTTP/7.0\r\nHost: x\r\n\r\n");
    assertThat(response.status()).isEqualTo(505);
    assertThat(json(response).path("type").asText()).isEqualTo("about:blank");
  }

  @Test
  void reportsAPortInUse() {
    assertThatThrownBy(() -> Client.of(Client.SETTINGS.port(client.port())))
        .isInstanceOf(CannotListenException.class)
        .hasMessage("cannot listen on 127.0.0.1:" + client.port() + ": it is in use");
    assertThatThrownBy(() -> Client.of(Client.SETTINGS.bindAddress("192.0.2.1")))
        .isInstanceOf(CannotListenException.class)
        .hasMessageContaining("192.0.2.1");
  }

  private static void assertProblem(String request, int status, ProblemType problemType) {
    Wire.Response response = Wire.exchange(client.port(), request);
    assertThat(response.status()).as(request).isEqualTo(status);
    assertThat(response.head()).contains("Content-Type: application/problem+json");
    assertThat(json(response).path("type").asText()).isEqualTo(problemType.type());
    assertThat(json(response).path("status").asInt()).isEqualTo(status);
  }

  private static JsonNode json(Wire.Response response) {
    return Client.json(response.body());
  }
}
