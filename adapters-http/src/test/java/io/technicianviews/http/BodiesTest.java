package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.technicianviews.json.ProblemType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Invalid bodies: the response contains the corrections, and nothing is written. */
class BodiesTest {

  private static final String REQUESTS = "/api/v1/requests";
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
  void reportsTheValidValuesOfEachField() {
    String id = "must be an id, a positive number";
    String status = "must be the id of a status, as listed by /api/v1/statuses";
    String time =
        "must be a time with its offset and at most microsecond precision, such as"
            + " 2026-11-23T16:05:00Z";
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("\"status\": 7", status);
    wrong.put("\"status\": 0", status);
    wrong.put("\"status\": \"open\"", status);
    wrong.put("\"status\": 1.5", status);
    wrong.put("\"status\": 99999999999999999999", status);
    wrong.put("\"status\": null", "must not be null");
    wrong.put("\"priority\": 5", "must be the id of a priority, 1 to 4");
    wrong.put("\"subject\": null", "must not be null");
    wrong.put("\"subject\": \"  \"", "must not be blank");
    wrong.put("\"subject\": 7", "must be a string");
    wrong.put("\"subject\": \"a\\nb\"", "must be one line, without control characters");
    wrong.put("\"subject\": \"" + "x".repeat(256) + "\"", "must have at most 255 characters");
    wrong.put(
        "\"description\": \"\\u0000\"",
        "must contain no control characters except line breaks and tabs");
    wrong.put("\"description\": \"\\ud800x\"", "must be Unicode text without unpaired surrogates");
    wrong.put("\"description\": []", "must be a string");
    wrong.put("\"business_unit_id\": -1", id);
    wrong.put("\"businessUnitId\": \"1\"", id);
    wrong.put("\"business_unit_id\": 9999999999999999999", id);
    wrong.put("\"due_date\": \"tomorrow\"", time);
    wrong.put("\"due_date\": \"2026-11-23\"", time);
    wrong.put("\"due_date\": \"2026-11-23T10:00:00\"", time);
    wrong.put("\"due_date\": \"2026-02-30T10:00:00Z\"", time);
    wrong.put("\"due_date\": \"2026-11-23T10:00:00.0000001Z\"", time);
    wrong.put("\"due_date\": \"+12026-11-23T10:00:00Z\"", time);
    wrong.put("\"due_date\": 1", time);
    wrong.put("\"state\": 1", "is not a field of this call");
    wrong.put(
        "\"due_date\": null, \"dueDate\": null", "is given as dueDate, too; use one spelling");
    long before = version();
    wrong.forEach(
        (field, detail) -> {
          JsonNode problem = refused("PATCH", REQUESTS + "/11", "{" + field + "}");
          assertThat(problem.path("errors")).as(field).hasSize(1);
          assertThat(problem.at("/errors/0/detail").asText()).as(field).isEqualTo(detail);
        });
    assertThat(version()).isEqualTo(before);
  }

  @Test
  void reportsAllErrorsAtOnce() {
    JsonNode problem =
        refused(
            "POST",
            REQUESTS,
            "{\"priority\": 9, \"dueDate\": 1, \"requester_id\": 0, \"colour\": 1}");
    assertThat(problem.path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("subject", "priority", "dueDate", "requester_id", "colour");
    assertThat(problem.path("detail").asText())
        .isEqualTo(
            "Correct the values listed in errors. Its body has the fields: business_unit_id, description,"
                + " due_date, priority, requester_id, subject, tags.");
  }

  @Test
  void rejectsEditsWithoutFields() {
    assertThat(refused("PATCH", REQUESTS + "/11", "{}").at("/errors/0/detail").asText())
        .isEqualTo("must name at least one field");
  }

  @Test
  void reportsMissingRequiredFields() {
    for (Map.Entry<String, String> call :
        Map.of(
                "/11/assign", "technician_id",
                "/11/unassign", "technician_id",
                "/11/messages", "content",
                "/11/read", "up_to",
                "/11/subtasks", "subject")
            .entrySet()) {
      JsonNode problem = refused("POST", REQUESTS + call.getKey(), "{}");
      assertThat(problem.at("/errors/0/field").asText()).isEqualTo(call.getValue());
      assertThat(problem.at("/errors/0/detail").asText()).isEqualTo("is required");
    }
  }

  @Test
  void rejectsFieldsOfCallsWithoutBody() {
    assertThat(refused("POST", REQUESTS + "/11/take", "{\"for\": 2}").path("detail").asText())
        .endsWith("Its body has no fields.");
  }

  @Test
  void rejectsParametersOfWritingCalls() {
    HttpResponse<String> response =
        client.patch(SampleDesk.ADMIN, REQUESTS + "/11?status=5", "{\"status\": 9}");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Client.json(response).path("errors").findValuesAsText("field"))
        .containsExactly("status", "status");
  }

  @Test
  void reportsThePositionOfMalformedJson() {
    for (String body : List.of("", "nonsense", "{\"status\": 5", "{\"status\": 5} x", "{'a': 1}")) {
      HttpResponse<String> response = client.patch(SampleDesk.ADMIN, REQUESTS + "/11", body);
      assertThat(response.statusCode()).as(body).isEqualTo(400);
      assertThat(response.body()).as(body).contains(ProblemType.MALFORMED_BODY.type());
    }
    assertThat(client.patch(SampleDesk.ADMIN, REQUESTS + "/11", "{\n \"a\": x}").body())
        .contains("at line 2");
    assertThat(client.patch(SampleDesk.ADMIN, REQUESTS + "/11", "{").body())
        .contains(
            "Unexpected end-of-input: expected close marker for Object, at line 1, column 2.");
    assertThat(client.patch(SampleDesk.ADMIN, REQUESTS + "/11", "[1]").body())
        .contains("must be a JSON object");
    assertThat(client.patch(SampleDesk.ADMIN, REQUESTS + "/11", "{\"a\": 1, \"a\": 2}").body())
        .contains("Duplicate");
  }

  @Test
  void malformedJsonIsDescribedInTermsOfJson() {
    String number = "1".repeat(1_001);
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("{\"subject\": \"a\"}{\"b\": 1}", "send a single one");
    wrong.put("{\"priority\": NaN}", "send standard JSON");
    wrong.put("{\"priority\": +1}", "send standard JSON");
    wrong.put("{\"priority\": 1} // high", "send standard JSON");
    wrong.put("{\"priority\": " + number + "}", "Number value length (1001) exceeds");
    wrong.put("{\"a\": " + "[".repeat(2_000), "nesting depth");
    wrong.forEach(
        (body, part) -> {
          HttpResponse<String> response = client.patch(SampleDesk.ADMIN, REQUESTS + "/11", body);
          assertThat(response.statusCode()).as(body).isEqualTo(400);
          assertThat(Client.json(response).path("detail").asText())
              .startsWith("The body is not JSON: ")
              .contains(part)
              .doesNotContain("Feature", "Constraints", "JsonNode", "`");
        });
  }

  @Test
  void rejectsNumbersWithHugeExponents() {
    for (String number : List.of("1e99999999999", "1e-2147483648", "-1e99999999999")) {
      HttpResponse<String> response =
          client.patch(SampleDesk.ADMIN, REQUESTS + "/11", "{\"subject\": " + number + "}");
      assertThat(response.statusCode()).as(number).isEqualTo(400);
      assertThat(Client.json(response).path("type").asText())
          .isEqualTo(ProblemType.MALFORMED_BODY.type());
      assertThat(Client.json(response).path("detail").asText())
          .isEqualTo("The body contains a number with too large an exponent.");
    }
    String number = "100e2147483647";
    refused("PATCH", REQUESTS + "/11", "{\"priority\": " + number + "}");
    refused("PATCH", REQUESTS + "/11", "{\"business_unit_id\": -" + number + "}");
    refused("POST", REQUESTS + "/11/read", "{\"up_to\": " + number + "}");
    refused(
        "POST", REQUESTS + "/bulk", "{\"ids\": [" + number + "], \"change\": {\"take\": true}}");
    HttpResponse<String> condition =
        client.post(
            SampleDesk.ADMIN,
            "/api/v1/views/preview",
            """
            {"conditions": {"all": [
              {"field": "priority", "operator": "is", "value": [100e2147483647]}]}}
            """);
    assertThat(condition.statusCode()).as(condition.body()).isEqualTo(422);
    assertThat(Client.json(condition).path("type").asText())
        .isEqualTo(ProblemType.INVALID_CONDITIONS.type());
    assertThat(Client.json(condition).at("/errors/0/field").asText())
        .isEqualTo("conditions.all[0].value");
  }

  @Test
  void namesTheInvalidElementOfAList() {
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("{\"ids\": [3, \"1\"], \"change\": {\"take\": true}}", "ids[1]");
    wrong.put("{\"ids\": [{\"id\": 0}], \"change\": {\"take\": true}}", "ids[0]");
    wrong.put("{\"ids\": [3], \"change\": {\"assign\": [2, 0]}}", "change.assign[1]");
    wrong.put("{\"ids\": [3], \"change\": {\"tags\": [1]}}", "change.tags[0]");
    wrong.forEach(
        (body, field) ->
            assertThat(
                    refused("POST", REQUESTS + "/bulk", body)
                        .path("errors")
                        .findValuesAsText("field"))
                .as(body)
                .containsExactly(field));
  }

  @Test
  void rejectsOtherMediaTypes() {
    for (String type :
        List.of(
            "application/x-www-form-urlencoded",
            "application/merge-patch+json",
            "text/plain",
            "json")) {
      HttpResponse<String> response =
          client.send(
              client
                  .request(SampleDesk.ADMIN, REQUESTS + "/11")
                  .header("Content-Type", type)
                  .method("PATCH", BodyPublishers.ofString("{\"status\": 2}")));
      assertThat(response.statusCode()).as(type).isEqualTo(415);
      assertThat(response.body()).contains("Content-Type: application/json");
    }
    for (String type : List.of("application/json; charset=utf-8", "Application/JSON")) {
      assertThat(
              client
                  .send(
                      client
                          .request(SampleDesk.ADMIN, REQUESTS + "/13")
                          .header("Content-Type", type)
                          .method("PATCH", BodyPublishers.ofString("{\"status\": 2}")))
                  .statusCode())
          .as(type)
          .isEqualTo(200);
    }
  }

  @Test
  void rejectsTooLargeBodiesBeforeReadingThem() {
    String head = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    Wire.Response response =
        Wire.exchange(
            client.port(), "PATCH /api/v1/requests/11" + head + "Content-Length: 262145\r\n\r\n");
    assertThat(response.status()).isEqualTo(413);
    assertThat(response.body()).contains("at most 262144 bytes");
  }

  @Test
  void storesTextsUnchanged() {
    String text = "  \u00e4\ud83d\ude00 \"quoted\" \\ tab\tline\n";
    String json = TextNode.valueOf(text).toString();
    JsonNode changed =
        Client.json(
            client.patch(SampleDesk.ADMIN, REQUESTS + "/14", "{\"description\": " + json + "}"));
    assertThat(changed.path("description").asText()).isEqualTo(text);
  }

  private static long version() {
    return Client.json(client.get(SampleDesk.ADMIN, REQUESTS + "/11")).path("version").asLong();
  }

  private static JsonNode refused(String method, String path, String body) {
    HttpResponse<String> response = client.send(method, SampleDesk.ADMIN, path, body);
    assertThat(response.statusCode()).as(body + response.body()).isEqualTo(400);
    JsonNode problem = Client.json(response);
    assertThat(problem.path("type").asText()).isEqualTo(ProblemType.INVALID_BODY.type());
    return problem;
  }
}
