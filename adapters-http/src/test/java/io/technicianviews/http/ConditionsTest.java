package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code If-Match} and {@code Idempotency-Key}. */
class ConditionsTest {

  private static final String REQUESTS = "/api/v1/requests";
  private static final String SUBJECT = "{\"subject\": \"Once\", \"priority\": 2}";

  private Client client;

  @BeforeEach
  void start() {
    client = Client.of(SampleDesk.desk());
  }

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void anUpdateOfTheVersionThatOneReadIsDone() {
    String tag = tag(client.get(SampleDesk.ADMIN, REQUESTS + "/11"));
    HttpResponse<String> response = patch(tag);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(tag(response)).isNotEqualTo(tag);
    assertThat(tag(response)).isEqualTo(tag(client.get(SampleDesk.ADMIN, REQUESTS + "/11")));
    assertThat(patch("*").statusCode()).isEqualTo(200);
  }

  @Test
  void anUpdateOfAnotherVersionIsRefusedWithTheCurrentOne() {
    String tag = tag(client.get(SampleDesk.ADMIN, REQUESTS + "/11"));
    for (String stale : List.of("\"99\"", "W/" + tag, "\"\"", "\"0\"", "\"one\"")) {
      HttpResponse<String> response = patch(stale);
      assertThat(response.statusCode()).as(stale).isEqualTo(412);
      assertThat(tag(response)).isEqualTo(tag);
      JsonNode problem = Client.json(response);
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

  @Test
  void whatIsNoTagIsSaid() {
    for (String wrong : List.of("4", "\"4", "\"4\", \"5\"", "")) {
      HttpResponse<String> response = patch(wrong);
      assertThat(response.statusCode()).as(wrong).isEqualTo(400);
      assertThat(Client.json(response).at("/errors/0/field").asText()).isEqualTo("If-Match");
    }
  }

  @Test
  void theFirstAnswerToAKeyIsGivenAgain() {
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
  void aMessageIsWrittenOnce() {
    String body = "{\"content\": \"Once\"}";
    HttpResponse<String> first = post("key", REQUESTS + "/11/messages", body);
    assertThat(post("key", REQUESTS + "/11/messages", body).body()).isEqualTo(first.body());
    assertThat(post("other", REQUESTS + "/11/messages", body).body()).isNotEqualTo(first.body());
  }

  @Test
  void anotherCallWithTheKeyIsRefused() {
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
      assertThat(response.body()).contains(Problem.KEY_REUSED.type());
    }
    HttpResponse<String> somebodyElses =
        client.send(
            client
                .json("POST", SampleDesk.REQUESTER, REQUESTS, SUBJECT)
                .header("Idempotency-Key", "key"));
    assertThat(somebodyElses.statusCode()).isEqualTo(201);
  }

  @Test
  void whatWasRefusedMayBeSentAgainWithItsKey() {
    assertThat(post("key", REQUESTS, "{\"subject\": \"x\", \"business_unit_id\": 77}").statusCode())
        .isEqualTo(422);
    assertThat(post("key", REQUESTS, SUBJECT).statusCode()).isEqualTo(201);
  }

  @Test
  void aKeyIsVisibleAscii() {
    for (String wrong : List.of("", "two words", "x".repeat(256))) {
      HttpResponse<String> response = post(wrong, REQUESTS, SUBJECT);
      assertThat(response.statusCode()).as(wrong).isEqualTo(400);
      assertThat(Client.json(response).at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
    }
  }

  @Test
  void twinsAtTheSameTimeGetOneAnswer() throws Exception {
    List<HttpResponse<String>> answers = together(8, i -> post("key", REQUESTS, SUBJECT));
    assertThat(answers).extracting(HttpResponse::body).containsOnly(answers.getFirst().body());
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
  }

  @Test
  void ofThirtyTwoTakersOneWins() throws Exception {
    for (int i = 0; i < 32; i++) {
      client.post(
          SampleDesk.ADMIN,
          "/api/v1/admin/people",
          "{\"full_name\": \"T" + i + "\", \"role\": \"technician\", \"business_units\": [1]}");
    }
    List<HttpResponse<String>> answers =
        together(32, i -> client.post(6 + i, REQUESTS + "/11/take", ""));
    assertThat(answers).extracting(HttpResponse::statusCode).filteredOn(it -> it == 200).hasSize(1);
    assertThat(answers)
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
    List<HttpResponse<String>> answers = new ArrayList<>();
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
        answers.add(each.get());
      }
    }
    return answers;
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
    return client.send(
        client.json("POST", SampleDesk.ADMIN, path, body).header("Idempotency-Key", key));
  }

  private static String tag(HttpResponse<String> response) {
    return response.headers().firstValue("ETag").orElseThrow();
  }
}
