package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.json.ProblemType;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** {@code If-Match} and {@code Idempotency-Key}. */
class ConditionsTest {

  private static final String REQUESTS = "/api/v1/requests";
  private static final String SUBJECT = "{\"subject\": \"Once\", \"priority\": 2}";

  @AutoClose private final Client client = Client.of(SampleDesk.desk());

  @Test
  void acceptsUpdatesOfTheExpectedVersion() {
    String tag = tag(client.get(SampleDesk.ADMIN, REQUESTS + "/11"));
    HttpResponse<String> response = patch(tag);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(tag(response)).isNotEqualTo(tag);
    assertThat(tag(response)).isEqualTo(tag(client.get(SampleDesk.ADMIN, REQUESTS + "/11")));
    assertThat(patch("*").statusCode()).isEqualTo(200);
  }

  @Test
  void rejectsUpdatesOfOtherVersionsWithTheCurrentOne() {
    String tag = tag(client.get(SampleDesk.ADMIN, REQUESTS + "/11"));
    for (String stale :
        List.of(
            "\"99\"",
            "W/\"99\"",
            "\"99-gzip\"",
            "\"98\", \"99\"",
            "\"\"",
            "\"0\"",
            "\"one\"",
            "\"1-x\"",
            "\"01\"",
            "\"99999999999999999999\"")) {
      HttpResponse<String> response = patch(stale);
      assertThat(response.statusCode()).as(stale).isEqualTo(412);
      assertThat(tag(response)).isEqualTo(tag);
      JsonNode problem = Client.json(response);
      assertThat(problem.path("detail").asText())
          .isEqualTo(
              "If-Match does not match the current version of the request, 1."
                  + " Read the request again and send its new ETag.");
      assertThat("\"" + problem.path("current_version").asLong() + "\"").isEqualTo(tag);
    }
    assertThat(
            client
                .send(
                    client
                        .json("DELETE", SampleDesk.ADMIN, REQUESTS + "/12", "")
                        .header("If-Match", "\"99\""))
                .statusCode())
        .isEqualTo(412);
  }

  /** nginx marks the tag of a response that it compresses as weak, Apache appends the coding. */
  @Test
  void acceptsTagsOfCompressedResponses() {
    for (String form :
        List.of(
            "W/\"%s\"",
            "\"%s-gzip\"",
            "W/\"%s-gzip\"",
            "\"%s--gzip\"",
            "\"%s-br\"",
            "\"%s-zstd\"",
            "\"99\", W/\"%s\"",
            " ,\"one\",, \"%s\" , ")) {
      String version = tag(client.get(SampleDesk.ADMIN, REQUESTS + "/11")).replace("\"", "");
      String tag = form.formatted(version);
      assertThat(patch(tag).statusCode()).as(tag).isEqualTo(200);
    }
  }

  @Test
  void severalHeadersAreOneList() {
    HttpRequest.Builder patch =
        client
            .json("PATCH", SampleDesk.ADMIN, REQUESTS + "/11", "{\"priority\": 1}")
            .header("If-Match", "\"98\"");
    assertThat(client.send(patch.copy().header("If-Match", "\"99\"")).statusCode()).isEqualTo(412);
    assertThat(client.send(patch.copy().header("If-Match", "*")).statusCode()).isEqualTo(400);
    assertThat(client.send(patch.copy().header("If-Match", "\"1\"")).statusCode()).isEqualTo(200);
  }

  @Test
  void acceptsThousandsOfTags() {
    assertThat(patch("\"2\",".repeat(3_500) + "\"1\"").statusCode()).isEqualTo(200);
    assertThat(patch("\"2\",".repeat(3_500) + "1").statusCode()).isEqualTo(400);
  }

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("PATCH", "", "{\"status\": 2}"),
          List.of("DELETE", "", ""),
          List.of("POST", "/assign", "{\"technician_id\": 2}"),
          List.of("POST", "/unassign", "{\"technician_id\": 2}"),
          List.of("POST", "/take", ""),
          List.of("POST", "/messages", "{\"content\": \"Hello\"}"),
          List.of("POST", "/subtasks", "{\"subject\": \"Part\"}"),
          List.of("POST", "/read", "{\"up_to\": 0}"));

  @Test
  void everyCommandOnARequestHonorsIfMatch() {
    for (List<String> command : COMMANDS) {
      JsonNode before = read(REQUESTS + "/15");
      HttpResponse<String> refused = command(command, REQUESTS + "/15", "\"999\"");
      assertThat(refused.statusCode()).as(command.toString()).isEqualTo(412);
      assertThat(tag(refused)).isEqualTo("\"" + before.path("version").asLong() + "\"");
      assertThat(read(REQUESTS + "/15")).as(command.toString()).isEqualTo(before);
      assertThat(command(command, REQUESTS + "/15", "nonsense").statusCode()).isEqualTo(400);

      String path = requestOf(SampleDesk.ADMIN);
      assertThat(command(command, path, "W/\"1\", \"7\"").statusCode())
          .as(command.toString())
          .isBetween(200, 204);
    }
  }

  @Test
  void everyCommandOnARequestIsTested() {
    Specification specification = Specification.published();
    List<String> conditional = new ArrayList<>();
    for (String method : List.of("post", "patch", "put", "delete")) {
      for (String path : specification.paths(method)) {
        // A presence changes nothing of its request.
        if (path.startsWith(REQUESTS + "/{id}") && !path.endsWith("/presence")) {
          conditional.add(method.toUpperCase(Locale.ROOT) + path.substring(REQUESTS.length() + 5));
          assertThat(specification.parameters(method, path))
              .as(method + " " + path)
              .contains("If-Match");
        }
      }
    }
    assertThat(conditional)
        .containsExactlyInAnyOrderElementsOf(
            COMMANDS.stream().map(command -> command.get(0) + command.get(1)).toList());
  }

  @Test
  void rejectsConditionsOnObjectsWithoutVersion() {
    for (List<String> call :
        List.of(
            List.of("POST", REQUESTS, SUBJECT),
            List.of("POST", "/api/v1/admin/business-units", "{\"name\": \"New\"}"),
            List.of("PATCH", "/api/v1/admin/people/2", "{\"active\": false}"),
            List.of("PUT", "/api/v1/admin/people/2/business-units/2", ""),
            List.of("DELETE", "/api/v1/admin/people/2/business-units/1", ""))) {
      HttpRequest.Builder request =
          client.json(call.get(0), SampleDesk.ADMIN, call.get(1), call.get(2));
      HttpResponse<String> refused = client.send(request.copy().header("If-Match", "\"1\""));
      assertThat(refused.statusCode()).as(call.toString()).isEqualTo(412);
      assertThat(refused.body()).contains(ProblemType.NO_VERSION.type());
      assertThat(client.send(request.copy().header("If-Match", "*")).statusCode())
          .as(call.toString())
          .isBetween(200, 204);
    }
  }

  @Test
  void rejectsKeysOfCallsThatDoNotHonorThem() {
    String people = "/api/v1/admin/people";
    for (List<String> call :
        List.of(
            List.of("POST", people, "{\"full_name\": \"New\", \"role\": \"admin\"}"),
            List.of("POST", "/api/v1/admin/business-units", "{\"name\": \"New\"}"),
            List.of("PATCH", REQUESTS + "/11", "{\"priority\": 4}"),
            List.of("POST", REQUESTS + "/11/take", ""))) {
      HttpResponse<String> refused =
          client.send(
              client
                  .json(call.get(0), SampleDesk.ADMIN, call.get(1), call.get(2))
                  .header("Idempotency-Key", "key"));
      assertThat(refused.statusCode()).as(call.toString()).isEqualTo(400);
      assertThat(Client.json(refused).at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
      assertThat(Client.json(refused).path("detail").asText())
          .isEqualTo("Correct the values listed in errors.");
    }
    assertThat(read(people).path("total").asLong()).isEqualTo(5);
    assertThat(read(REQUESTS + "/11").path("version").asLong()).isEqualTo(1);
  }

  @Test
  void repeatedCallsIgnoreANewVersion() {
    HttpRequest.Builder message =
        client
            .json("POST", SampleDesk.ADMIN, REQUESTS + "/11/messages", "{\"content\": \"Once\"}")
            .header("If-Match", "\"1\"")
            .header("Idempotency-Key", "key");
    HttpResponse<String> first = client.send(message);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(client.send(message).body()).isEqualTo(first.body());
    assertThat(client.send(message.copy().setHeader("Idempotency-Key", "other")).statusCode())
        .isEqualTo(412);
  }

  @Test
  void reportsMalformedTags() {
    for (String wrong : List.of("4", "\"4", "\"4\" \"5\"", "\"4\", *", ",", "w/\"4\"", "")) {
      HttpResponse<String> response = patch(wrong);
      assertThat(response.statusCode()).as(wrong).isEqualTo(400);
      assertThat(Client.json(response).at("/errors/0/field").asText()).isEqualTo("If-Match");
    }
  }

  @Test
  void returnsTheFirstResponseOfAKeyAgain() {
    HttpResponse<String> first = post("key", REQUESTS, SUBJECT);
    client.patch(
        SampleDesk.ADMIN, first.headers().firstValue("Location").orElseThrow(), "{\"status\": 2}");
    HttpResponse<String> again = post("key", REQUESTS, "{ \"priority\":2,\n\"subject\":\"Once\"}");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    for (String header : List.of("ETag", "Location")) {
      assertThat(again.headers().allValues(header)).isEqualTo(first.headers().allValues(header));
    }
  }

  @Test
  void repeatedCallsAddOneMessage() {
    String body = "{\"content\": \"Once\"}";
    HttpResponse<String> first = post("key", REQUESTS + "/11/messages", body);
    assertThat(post("key", REQUESTS + "/11/messages", body).body()).isEqualTo(first.body());
    assertThat(post("other", REQUESTS + "/11/messages", body).body()).isNotEqualTo(first.body());
  }

  @Test
  void rejectsAnotherCallWithTheSameKey() {
    post("key", REQUESTS, SUBJECT);
    for (Map.Entry<String, String> other :
        Map.of(
                REQUESTS,
                "{\"subject\": \"Twice\"}",
                REQUESTS + "/11/subtasks",
                SUBJECT,
                REQUESTS + "/11/messages",
                "{\"content\": \"Once\"}")
            .entrySet()) {
      HttpResponse<String> response = post("key", other.getKey(), other.getValue());
      assertThat(response.statusCode()).isEqualTo(422);
      assertThat(response.body()).contains(ProblemType.IDEMPOTENCY_KEY_REUSED.type());
    }
    HttpResponse<String> somebodyElses =
        client.send(
            client
                .json("POST", SampleDesk.REQUESTER, REQUESTS, SUBJECT)
                .header("Idempotency-Key", "key"));
    assertThat(somebodyElses.statusCode()).isEqualTo(201);
  }

  @Test
  void rejectedCallsDoNotUseUpTheirKey() {
    assertThat(post("key", REQUESTS, "{\"subject\": \"x\", \"business_unit_id\": 77}").statusCode())
        .isEqualTo(422);
    assertThat(post("key", REQUESTS, SUBJECT).statusCode()).isEqualTo(201);
  }

  @Test
  void rejectsKeysThatAreNotVisibleAscii() {
    for (String wrong : List.of("", "two words", "x".repeat(256))) {
      HttpResponse<String> response = post(wrong, REQUESTS, SUBJECT);
      assertThat(response.statusCode()).as(wrong).isEqualTo(400);
      assertThat(Client.json(response).at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
    }
    HttpResponse<String> two =
        client.send(
            client
                .json("POST", SampleDesk.ADMIN, REQUESTS, SUBJECT)
                .header("Idempotency-Key", "one")
                .header("Idempotency-Key", "two"));
    assertThat(two.statusCode()).isEqualTo(400);
    assertThat(Client.json(two).at("/errors/0/detail").asText())
        .isEqualTo("may be given once only");
  }

  @Test
  void storedResponsesAreNotReturnedForInvisibleRequests() {
    long person = SampleDesk.TECHNICIAN;
    String body = "{\"subject\": \"Secret\", \"business_unit_id\": 1, \"requester_id\": 4}";
    HttpResponse<String> made = post(person, "a", REQUESTS, body);
    HttpResponse<String> subtask = post(person, "b", REQUESTS + "/11/subtasks", body);
    HttpResponse<String> message =
        post(person, "c", REQUESTS + "/11/messages", "{\"content\": \"Secret\"}");
    assertThat(List.of(made, subtask, message))
        .extracting(HttpResponse::statusCode)
        .containsOnly(201);

    String unit = "/api/v1/admin/people/2/business-units/1";
    assertThat(client.send("DELETE", SampleDesk.ADMIN, unit, "").statusCode()).isEqualTo(200);
    for (HttpResponse<String> again :
        List.of(
            post(person, "a", REQUESTS, body),
            post(person, "b", REQUESTS + "/11/subtasks", body),
            post(person, "c", REQUESTS + "/11/messages", "{\"content\": \"Secret\"}"))) {
      assertThat(again.statusCode()).isEqualTo(404);
      assertThat(again.body())
          .contains(ProblemType.NO_SUCH_REQUEST.type())
          .doesNotContain("Secret");
      assertThat(again.headers().firstValue("Location")).isEmpty();
    }

    client.send("PUT", SampleDesk.ADMIN, unit, "");
    assertThat(post(person, "a", REQUESTS, body).body()).isEqualTo(made.body());
    client.patch(SampleDesk.ADMIN, "/api/v1/admin/people/2", "{\"active\": false}");
    assertThat(post(person, "a", REQUESTS, body).statusCode()).isEqualTo(401);
  }

  @Test
  void storedResponsesAreNotReturnedForDeletedRequests() {
    HttpResponse<String> made = post("key", REQUESTS, SUBJECT);
    client.send(
        "DELETE", SampleDesk.ADMIN, made.headers().firstValue("Location").orElseThrow(), "");
    assertThat(post("key", REQUESTS, SUBJECT).statusCode()).isEqualTo(404);
  }

  @Test
  void storedResponsesAreReturnedForRequestsNeverVisible() {
    String body = "{\"subject\": \"x\", \"business_unit_id\": 2, \"requester_id\": 4}";
    HttpResponse<String> made = post(SampleDesk.TECHNICIAN, "key", REQUESTS, body);
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(
            client
                .get(SampleDesk.TECHNICIAN, made.headers().firstValue("Location").orElseThrow())
                .statusCode())
        .isEqualTo(404);
    assertThat(post(SampleDesk.TECHNICIAN, "key", REQUESTS, body).body()).isEqualTo(made.body());
  }

  @Test
  void concurrentCallsWithOneKeyReceiveOneResponse() throws Exception {
    List<HttpResponse<String>> responses = together(8, i -> post("key", REQUESTS, SUBJECT));
    assertThat(responses).extracting(HttpResponse::body).containsOnly(responses.getFirst().body());
    assertThat(responses).extracting(HttpResponse::statusCode).containsOnly(201);
  }

  @Test
  void oneOfThirtyTwoConcurrentTakersSucceeds() throws Exception {
    for (int i = 0; i < 32; i++) {
      client.post(
          SampleDesk.ADMIN,
          "/api/v1/admin/people",
          "{\"full_name\": \"T" + i + "\", \"role\": \"technician\", \"business_units\": [1]}");
    }
    List<HttpResponse<String>> responses =
        together(32, i -> client.post(6 + i, REQUESTS + "/11/take", ""));
    assertThat(responses)
        .extracting(HttpResponse::statusCode)
        .filteredOn(it -> it == 200)
        .hasSize(1);
    assertThat(responses)
        .extracting(HttpResponse::statusCode)
        .filteredOn(it -> it == 409)
        .hasSize(31);
  }

  private interface Call {
    HttpResponse<String> by(int number);
  }

  private static List<HttpResponse<String>> together(int number, Call call) throws Exception {
    CyclicBarrier start = new CyclicBarrier(number);
    List<Future<HttpResponse<String>>> calls = new ArrayList<>();
    List<HttpResponse<String>> responses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < number; i++) {
        int which = i;
        calls.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.by(which);
                }));
      }
      for (Future<HttpResponse<String>> each : calls) {
        responses.add(each.get());
      }
    }
    return responses;
  }

  private HttpResponse<String> patch(String ifMatch) {
    return client.send(
        client
            .json(
                "PATCH",
                SampleDesk.ADMIN,
                REQUESTS + "/11",
                "{\"priority\": 3, \"subject\": \"" + System.nanoTime() + "\"}")
            .header("If-Match", ifMatch));
  }

  private HttpResponse<String> post(String key, String path, String body) {
    return post(SampleDesk.ADMIN, key, path, body);
  }

  private HttpResponse<String> post(long person, String key, String path, String body) {
    return client.send(client.json("POST", person, path, body).header("Idempotency-Key", key));
  }

  /** A command of {@link #COMMANDS} on the request at this path. */
  private HttpResponse<String> command(List<String> command, String path, String ifMatch) {
    return client.send(
        client
            .json(command.get(0), SampleDesk.ADMIN, path + command.get(1), command.get(2))
            .header("If-Match", ifMatch));
  }

  private String requestOf(long person) {
    return client
        .post(person, REQUESTS, "{\"subject\": \"x\", \"business_unit_id\": 1}")
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  private JsonNode read(String path) {
    return Client.json(client.get(SampleDesk.ADMIN, path));
  }

  private static String tag(HttpResponse<String> response) {
    return response.headers().firstValue("ETag").orElseThrow();
  }
}
