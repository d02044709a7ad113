package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.json.JsonCase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The effect of each writing call, and the schema of its response. */
class WritingTest {

  private static final Specification SPECIFICATION = Specification.published();
  private static final String REQUESTS = "/api/v1/requests";

  @AutoClose private final Client client = Client.of(SampleDesk.desk());

  @Test
  void createsARequestOfTheRequester() {
    HttpResponse<String> response =
        client.post(
            SampleDesk.REQUESTER,
            REQUESTS,
            """
            {"subject": "No network", "description": "At all", "priority": 1,
             "businessUnitId": 1, "dueDate": "2026-11-24T10:00:00+02:00"}
            """);

    JsonNode made = written("post", REQUESTS, response, 201);
    String path = REQUESTS + "/" + made.path("id").asLong();
    assertThat(response.headers().firstValue("Location")).contains(path);
    assertThat(response.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(Client.json(client.get(SampleDesk.REQUESTER, path))).isEqualTo(made);
    assertThat(made.at("/requester/id").asLong()).isEqualTo(SampleDesk.REQUESTER);
    assertThat(made.at("/priority/id").asInt()).isEqualTo(1);
    assertThat(made.path("due_date").asText()).isEqualTo("2026-11-24T08:00:00Z");
  }

  @Test
  void createsARequestForAnotherPerson() {
    JsonNode made =
        written(
            "post",
            REQUESTS,
            client.post(
                SampleDesk.TECHNICIAN, REQUESTS, "{\"subject\": \"Help\", \"requester_id\": 4}"),
            201);
    assertThat(made.at("/requester/id").asLong()).isEqualTo(SampleDesk.REQUESTER);
    assertThat(made.path("business_unit").isNull()).isTrue();
    assertThat(made.path("due_date").asText()).isEqualTo("2026-11-24T16:05:00.123456Z");
  }

  @Test
  void createsARequestWithTags() {
    JsonNode made =
        written(
            "post",
            REQUESTS,
            client.post(
                SampleDesk.TECHNICIAN,
                REQUESTS,
                "{\"subject\": \"Help\", \"tags\": [\" VPN\", \"vpn\"]}"),
            201);
    assertThat(made.path("tags").toString()).isEqualTo("[\"vpn\"]");
  }

  @Test
  void replacesRemovesAndAddsTags() {
    String path = REQUESTS + "/" + SampleDesk.PRINTER;
    assertThat(
            tagsAfter(path, "{\"add_tags\": [\"Vip\"], \"remove_tags\": [\"printer\", \"none\"]}"))
        .isEqualTo("[\"first_floor\",\"vip\"]");
    assertThat(tagsAfter(path, "{\"tags\": [\"b\", \"a\"]}")).isEqualTo("[\"a\",\"b\"]");
    assertThat(tagsAfter(path, "{\"tags\": []}")).isEqualTo("[]");

    JsonNode history = Client.json(client.get(SampleDesk.ADMIN, path + "/history"));
    assertThat(history.at("/data/0/fields").toString()).isEqualTo("[\"tags\"]");
    assertThat(history.at("/data/0/before/tags").toString())
        .isEqualTo("[\"first_floor\",\"printer\"]");
    assertThat(history.at("/data/0/after/tags").toString()).isEqualTo("[\"first_floor\",\"vip\"]");
  }

  @Test
  void tooManyOrInvalidTagsAreRefused() {
    String path = REQUESTS + "/" + SampleDesk.PRINTER;
    String twenty =
        IntStream.range(0, 20).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(","));
    HttpResponse<String> tooMany =
        client.patch(SampleDesk.TECHNICIAN, path, "{\"add_tags\": [" + twenty + "]}");
    assertThat(tooMany.statusCode()).isEqualTo(422);
    assertThat(tooMany.body()).contains("too-many-tags", "would have 22", "remove_tags");

    HttpResponse<String> invalid =
        client.patch(
            SampleDesk.TECHNICIAN,
            path,
            "{\"add_tags\": [\"two words\"], \"remove_tags\": \"x\", \"tags\": ["
                + twenty
                + ",\"x\"]}");
    assertThat(invalid.statusCode()).isEqualTo(400);
    assertThat(Client.json(invalid).at("/errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("tags", "remove_tags", "add_tags[0]");
    assertThat(invalid.body()).contains("separate words by _ or -", "at most 20 tags");
  }

  private String tagsAfter(String path, String body) {
    HttpResponse<String> response = client.patch(SampleDesk.TECHNICIAN, path, body);
    return written("patch", REQUESTS + "/{id}", response, 200).path("tags").toString();
  }

  @Test
  void aChangedSubjectIsFoundAtOnce() {
    String search = REQUESTS + "/search?q=broken+scan";
    assertThat(Client.json(client.get(SampleDesk.TECHNICIAN, search)).path("data")).isEmpty();
    client.patch(SampleDesk.TECHNICIAN, REQUESTS + "/11", "{\"subject\": \"Scanner (broken)\"}");
    JsonNode found = Client.json(client.get(SampleDesk.TECHNICIAN, search));
    assertThat(found.at("/data/0/id").asLong()).isEqualTo(11);
    assertThat(found.path("as_of").isTextual()).isTrue();
    HttpResponse<String> without = client.get(SampleDesk.TECHNICIAN, REQUESTS + "/search?limit=51");
    assertThat(without.statusCode()).isEqualTo(400);
    assertThat(without.body()).contains("is required", "must be 1 to 50");
  }

  @Test
  void updatesGivenFieldsAndClearsNulls() {
    JsonNode changed =
        written(
            "patch",
            REQUESTS + "/{id}",
            client.patch(
                SampleDesk.TECHNICIAN,
                REQUESTS + "/11",
                "{\"status\": 5, \"description\": null, \"due_date\": null}"),
            200);
    assertThat(changed.at("/status/id").asInt()).isEqualTo(5);
    assertThat(changed.path("solved").asText()).isEqualTo("2026-11-23T16:05:00.123456Z");
    assertThat(changed.path("description").isNull()).isTrue();
    assertThat(changed.path("subject").asText()).isEqualTo("Request 11");
  }

  @Test
  void assignsAndUnassigns() {
    String body = "{\"technician_id\": 2}";
    JsonNode on =
        written(
            "post",
            REQUESTS + "/{id}/assign",
            client.post(SampleDesk.ADMIN, REQUESTS + "/11/assign", body),
            200);
    assertThat(on.at("/assignees/0/full_name").asText()).isEqualTo("Tom Technician");
    JsonNode off =
        written(
            "post",
            REQUESTS + "/{id}/unassign",
            client.post(SampleDesk.ADMIN, REQUESTS + "/11/unassign", body),
            200);
    assertThat(off.path("assignees")).isEmpty();
  }

  @Test
  void firstTakerIsAssigned() {
    JsonNode taken =
        written(
            "post",
            REQUESTS + "/{id}/take",
            client.post(SampleDesk.TECHNICIAN, REQUESTS + "/11/take", ""),
            200);
    assertThat(taken.at("/assignees/0/id").asLong()).isEqualTo(SampleDesk.TECHNICIAN);
    assertThat(client.post(SampleDesk.TECHNICIAN, REQUESTS + "/11/take", "{}").statusCode())
        .isEqualTo(200);
  }

  @Test
  void numbersMessagesAndMovesTheReadPosition() {
    JsonNode message =
        written(
            "post",
            REQUESTS + "/{id}/messages",
            client.post(SampleDesk.ADMIN, REQUESTS + "/11/messages", "{\"content\": \"And now?\"}"),
            201);
    assertThat(message.path("sequence_number").asInt()).isEqualTo(4);
    assertThat(message.at("/sender/full_name").asText()).isEqualTo("Ada Admin");
    assertThat(read(REQUESTS + "/11").path("requester_has_unread").asBoolean()).isTrue();

    HttpResponse<String> mark =
        client.post(SampleDesk.REQUESTER, REQUESTS + "/11/read", "{\"up_to\": 4}");
    assertThat(mark.statusCode()).isEqualTo(204);
    assertThat(mark.body()).isEmpty();
    assertThat(read(REQUESTS + "/11").path("requester_has_unread").asBoolean()).isFalse();
  }

  @Test
  void createsSubtasksInTheUnitOfTheParentUnlessNull() {
    String path = REQUESTS + "/11/subtasks";
    JsonNode subtask =
        written(
            "post",
            REQUESTS + "/{id}/subtasks",
            client.post(SampleDesk.TECHNICIAN, path, "{\"subject\": \"Order toner\"}"),
            201);
    assertThat(subtask.path("parent_id").asLong()).isEqualTo(11);
    assertThat(subtask.at("/business_unit/id").asLong()).isEqualTo(SampleDesk.NETWORK);
    JsonNode without =
        Client.json(
            client.post(
                SampleDesk.TECHNICIAN, path, "{\"subject\": \"x\", \"business_unit_id\": null}"));
    assertThat(without.path("business_unit").isNull()).isTrue();
    assertThat(read(REQUESTS + "/11").path("open_subtasks").asInt()).isEqualTo(3);
  }

  @Test
  void deletedRequestsAreNotFound() {
    HttpResponse<String> response = client.send("DELETE", SampleDesk.ADMIN, REQUESTS + "/12", "");
    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(client.get(SampleDesk.ADMIN, REQUESTS + "/12").statusCode()).isEqualTo(404);
    assertThat(read(REQUESTS + "/11").path("open_subtasks").asInt()).isZero();
  }

  @Test
  void historyContainsAuthorsAndChanges() {
    client.patch(SampleDesk.TECHNICIAN, REQUESTS + "/11", "{\"priority\": 4}");
    client.post(SampleDesk.REQUESTER, REQUESTS + "/11/messages", "{\"content\": \"Well?\"}");

    HttpResponse<String> response = client.get(SampleDesk.REQUESTER, REQUESTS + "/11/history");
    JsonNode page = written("get", REQUESTS + "/{id}/history", response, 200);
    assertThat(page.path("data").findValuesAsText("kind"))
        .containsExactly("updated", "message_added");
    assertThat(page.at("/data/0/by/full_name").asText()).isEqualTo("Tom Technician");
    assertThat(page.at("/data/0/fields").toString()).isEqualTo("[\"priority\",\"due_date\"]");
    assertThat(page.at("/data/0/before/priority").asInt()).isEqualTo(2);
    assertThat(page.at("/data/0/after/priority").asInt()).isEqualTo(4);
    assertThat(page.path("total").asInt()).isEqualTo(2);
  }

  @Test
  void camelCaseServerReadsAndWritesCamelCase() {
    try (Client camel = Client.of(Client.SETTINGS.jsonCase(JsonCase.CAMEL))) {
      for (String field : List.of("businessUnitId", "business_unit_id")) {
        JsonNode made =
            Client.json(
                camel.post(
                    SampleDesk.ADMIN, REQUESTS, "{\"subject\": \"x\", \"" + field + "\": 1}"));
        assertThat(made.at("/businessUnit/id").asLong()).isEqualTo(1);
      }
      JsonNode stale =
          Client.json(
              camel.send(
                  camel
                      .json("PATCH", SampleDesk.ADMIN, REQUESTS + "/11", "{\"status\": 2}")
                      .header("If-Match", "\"99\"")));
      assertThat(stale.path("currentVersion").isNumber()).isTrue();
    }
  }

  private JsonNode read(String path) {
    return Client.json(client.get(SampleDesk.ADMIN, path));
  }

  private static JsonNode written(
      String method, String template, HttpResponse<String> response, int status) {
    return SPECIFICATION.checked(method, template, response, status);
  }
}
