package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.port.WriteTransactions;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.auth.TokenKeys;
import io.technicianviews.json.ProblemType;
import io.technicianviews.testkit.StorageParts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
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
  void failuresNameTheKeyOnlyIfTheCallHasOne() {
    String unchanged = "The database is currently unavailable. Try again later.";
    String unknown =
        "The database is currently unavailable. The change may or may not have been made: read the"
            + " current state";
    String create = "{\"subject\": \"New\"}";
    String conditions = "{\"conditions\": {\"all\": []}}";
    String take = "/api/v1/requests/11/take";
    try (Client client = Client.of(unavailableDesk())) {
      assertThat(detail(client, "/api/v1/views/preview", conditions)).isEqualTo(unchanged);
      assertThat(detail(client, take, "")).isEqualTo(unknown + ". Try again later.");
      assertThat(detail(client, "/api/v1/requests", create))
          .isEqualTo(unknown + ". Try again later.");
      assertThat(detail(client, "/api/v1/requests", create, "Idempotency-Key", "k"))
          .isEqualTo(
              unknown + ", or send the call again with the same Idempotency-Key. Try again later.");
    }
  }

  private static String detail(Client client, String path, String body, String... headers) {
    HttpRequest.Builder call = client.json("POST", SampleDesk.ADMIN, path, body);
    HttpResponse<String> response = client.send(headers.length == 0 ? call : call.headers(headers));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
    return Client.json(response).path("detail").asText();
  }

  private static ServiceDesk unavailableDesk() {
    SnapshotSource snapshots =
        timeout -> {
          throw new DeskUnavailableException(CAUSE);
        };
    WriteTransactions writes =
        new WriteTransactions() {
          @Override
          public WriteTransaction begin(Duration timeout, Set<Long> people) {
            throw new DeskUnavailableException(CAUSE);
          }

          @Override
          public WriteTransaction beginAdministration(Duration timeout, Set<Long> people) {
            throw new DeskUnavailableException(CAUSE);
          }
        };
    InMemoryDesk memory = SampleDesk.snapshots();
    return ServiceDesk.builder()
        .storage(
            new StorageParts(
                new DeskInfo(new UUID(0, 1), ZoneOffset.UTC), snapshots, writes, memory))
        .build();
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
