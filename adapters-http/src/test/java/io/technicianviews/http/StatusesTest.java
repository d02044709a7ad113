package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.json.ProblemType;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StatusesTest {

  private static final Specification SPECIFICATION = Specification.published();
  private static final String STATUSES = "/api/v1/statuses";
  private static final String ADMIN = "/api/v1/admin/statuses";
  private static final String VIEWS = "/api/v1/requests/technician-views";
  private static final String PRINTER = "/api/v1/requests/" + SampleDesk.PRINTER;

  @AutoClose private final Client client = Client.of(SampleDesk.desk());

  @Test
  void everyPersonReadsTheStatusesInTheirOrder() {
    add("{\"name\": \"waiting for vendor\", \"category\": \"on_hold\"}");
    add("{\"name\": \"triage\", \"category\": \"open\", \"color\": \"#abcdef\", \"position\": 1}");

    JsonNode listed =
        SPECIFICATION.checked("get", STATUSES, client.get(SampleDesk.REQUESTER, STATUSES), 200);
    assertThat(listed.path("data").findValuesAsText("name"))
        .containsExactly(
            "triage",
            "open",
            "in_progress",
            "pending_requester_response",
            "on_hold",
            "waiting for vendor",
            "solved",
            "closed");
    assertThat(listed.at("/data/0").toString())
        .isEqualTo(
            "{\"id\":101,\"name\":\"triage\",\"color\":\"#abcdef\",\"category\":\"open\","
                + "\"count_as_solved\":false,\"position\":1,\"active\":true}");
  }

  @Test
  void anAddedStatusIsInTheViewsOfItsCategory() {
    int review = add("{\"name\": \"in review\", \"category\": \"in_progress\"}");
    int before = total("in_progress");
    JsonNode changed = status(PRINTER, review, 200);
    assertThat(changed.at("/status/name").asText()).isEqualTo("in review");
    assertThat(changed.at("/status/category").asText()).isEqualTo("in_progress");
    assertThat(total("in_progress")).isEqualTo(before + 1);

    int verified = add("{\"name\": \"verified\", \"category\": \"solved\"}");
    assertThat(status(PRINTER, verified, 200).path("solved").isTextual()).isTrue();
    assertThat(total("in_progress")).isEqualTo(before);
  }

  @Test
  void aRetiredStatusStaysOnItsRequestsAndIsGivenToNoOther() {
    int vendor = add("{\"name\": \"waiting for vendor\", \"category\": \"on_hold\"}");
    status(PRINTER, vendor, 200);
    change(vendor, "{\"active\": false}", 200);

    assertThat(Client.json(client.get(SampleDesk.ADMIN, PRINTER)).at("/status/name").asText())
        .isEqualTo("waiting for vendor");
    status(PRINTER, vendor, 200);
    status(PRINTER, 1, 200);
    JsonNode problem = status(PRINTER, vendor, 422);
    assertThat(problem.path("type").asText()).isEqualTo(ProblemType.STATUS_NOT_AVAILABLE.type());
    assertThat(problem.path("detail").asText())
        .startsWith("Status 401 is retired: status must be one of 1 (open), 2 (in_progress)");
    assertThat(status(PRINTER, 402, 422).path("detail").asText())
        .startsWith("There is no status 402");

    change(vendor, "{\"active\": true}", 200);
    status(PRINTER, vendor, 200);
  }

  @Test
  void administrationThatIsNotPossibleIsRefused() {
    int vendor = add("{\"name\": \"waiting for vendor\", \"category\": \"on_hold\"}");
    refused(change(5, "{\"active\": false}", 409), ProblemType.DEFAULT_STATUS);
    refused(change(vendor, "{\"name\": \"open\"}", 409), ProblemType.NAME_TAKEN);
    refused(change(402, "{\"name\": \"x\"}", 404), ProblemType.NO_SUCH_LABEL);
    refused(
        posted("{\"name\": \"waiting for vendor\", \"category\": \"open\"}", 409),
        ProblemType.NAME_TAKEN);
    JsonNode invalid =
        posted("{\"category\": \"vendor\", \"color\": \"red\", \"position\": 0}", 400);
    assertThat(invalid.path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("name", "category", "color", "position");
    assertThat(invalid.path("errors").toString())
        .contains(
            "must be open, in_progress, pending_requester_response, on_hold, solved or closed");
    for (int n = 0; n < 93; n++) {
      add("{\"name\": \"status " + n + "\", \"category\": \"open\"}");
    }
    refused(
        posted("{\"name\": \"another\", \"category\": \"open\"}", 409),
        ProblemType.TOO_MANY_STATUSES);
  }

  @Test
  void statusesAreReorderedAndRecolored() {
    JsonNode changed = change(2, "{\"position\": 5, \"color\": \"#010203\"}", 200);
    assertThat(changed.path("color").asText()).isEqualTo("#010203");
    assertThat(Client.json(client.get(SampleDesk.TECHNICIAN, STATUSES)).at("/data/0/id").asInt())
        .isEqualTo(2);
    JsonNode history =
        Client.json(client.get(SampleDesk.ADMIN, "/api/v1/admin/history?per_page=2"));
    assertThat(history.path("data").findValuesAsText("attribute"))
        .containsExactlyInAnyOrder("position", "color");
  }

  private int add(String body) {
    return posted(body, 201).path("id").asInt();
  }

  private JsonNode posted(String body, int status) {
    return checked("post", ADMIN, client.post(SampleDesk.ADMIN, ADMIN, body), status);
  }

  private JsonNode change(int id, String body, int status) {
    HttpResponse<String> response = client.patch(SampleDesk.ADMIN, ADMIN + "/" + id, body);
    return checked("patch", ADMIN + "/{id}", response, status);
  }

  private JsonNode status(String request, int status, int expected) {
    HttpResponse<String> response =
        client.patch(SampleDesk.ADMIN, request, "{\"status\": " + status + "}");
    return checked("patch", "/api/v1/requests/{id}", response, expected);
  }

  /** Problems have a media type of their own; other tests check their schema. */
  private static JsonNode checked(
      String method, String template, HttpResponse<String> response, int status) {
    if (status < 400) {
      return SPECIFICATION.checked(method, template, response, status);
    }
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return Client.json(response);
  }

  private static void refused(JsonNode problem, ProblemType type) {
    assertThat(problem.path("type").asText()).isEqualTo(type.type());
  }

  private int total(String view) {
    return Client.json(client.get(SampleDesk.ADMIN, VIEWS + "?view=" + view)).path("total").asInt();
  }
}
