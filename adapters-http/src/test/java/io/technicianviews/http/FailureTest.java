package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.auth.TokenKeys;
import io.technicianviews.json.ProblemType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FailureTest {

  private static final String CAUSE = "connection to db.internal refused";

  @Test
  void unavailableDatabaseIsReportedAsUnavailable() {
    JsonNode problem =
        response(503, ProblemType.DESK_UNAVAILABLE, () -> new DeskUnavailableException(CAUSE));
    assertThat(problem.has("instance")).isFalse();
  }

  @Test
  void exceededDeadlinesHaveTheirOwnProblem() {
    response(503, ProblemType.DEADLINE_EXCEEDED, () -> new DeadlineExceededException(CAUSE));
  }

  @Test
  void unverifiableTokensAreNotReportedAsInvalid() throws IOException {
    try (Client client = Client.of(keysAt(silentPort()))) {
      String token = new JWSHeader(JWSAlgorithm.RS256).toBase64URL() + ".e30.eA";
      HttpResponse<String> response =
          client.send(client.request("/api/v1/me").header("Authorization", "Bearer " + token));
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).isPresent();
      assertThat(Client.json(response).path("type").asText())
          .isEqualTo(ProblemType.KEYS_UNAVAILABLE.type());
    }
  }

  private static int silentPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Authenticator keysAt(int port) {
    URI address = URI.create("http://127.0.0.1:" + port + "/keys");
    return new Authenticator(new TokenKeys.KeySet(address), null, SampleDesk.CLOCK);
  }

  @Test
  void internalErrorsHaveAnInstanceInTheLog() {
    JsonNode problem =
        response(500, ProblemType.INTERNAL_ERROR, () -> new IllegalStateException(CAUSE));
    assertThat(problem.path("instance").asText()).startsWith("urn:uuid:");
    assertThat(problem.path("detail").asText()).contains(problem.path("instance").asText());
  }

  @Test
  void jvmErrorsHaveAnInstanceInTheLog() {
    try (Client client =
        Client.of(
            SampleDesk.desk(
                timeout -> {
                  throw new StackOverflowError(CAUSE);
                }))) {
      HttpResponse<String> response = client.get(SampleDesk.ADMIN, "/api/v1/me");
      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.headers().allValues("Content-Type"))
          .containsExactly("application/problem+json");
      assertThat(Client.json(response).path("type").asText())
          .isEqualTo(ProblemType.INTERNAL_ERROR.type());
      assertThat(response.body()).doesNotContain(CAUSE);
    }
  }

  @Test
  void readinessDependsOnTheDatabaseAndLivenessDoesNot() {
    Runnable readiness =
        () -> {
          throw new DeskUnavailableException(CAUSE);
        };
    try (Client client = Client.of(SampleDesk.desk(), readiness, Client.SETTINGS)) {
      assertThat(client.get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(client.get("/health/ready").headers().firstValue("Retry-After")).contains("2");
      assertThat(client.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  private static JsonNode response(
      int status, ProblemType problemType, Supplier<RuntimeException> failure) {
    try (Client client =
        Client.of(
            SampleDesk.desk(
                timeout -> {
                  throw failure.get();
                }))) {
      HttpResponse<String> response = client.get(SampleDesk.ADMIN, "/api/v1/me");
      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
      assertThat(response.body()).doesNotContain(CAUSE).doesNotContain("Exception");
      assertThat(Client.json(response).path("type").asText()).isEqualTo(problemType.type());
      assertThat(client.get("/health/live").statusCode()).isEqualTo(200);
      return Client.json(response);
    }
  }
}
