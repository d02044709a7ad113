package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Changes of several requests by one call. */
class BulkUpdateTest {

  private static final Specification SPECIFICATION = Specification.published();
  private static final String BULK = "/api/v1/requests/bulk";

  @AutoClose private final Client client = Client.of(SampleDesk.desk());

  @Test
  void returnsTheOutcomeOfEachRequest() {
    JsonNode result =
        bulk(
            """
            {"ids": [15, {"id": 12, "version": 9}, 11, 13, 16],
             "change": {"status": 5, "take": true}}
            """,
            200);

    assertThat(result.at("/data").findValuesAsText("outcome"))
        .containsExactly("unchanged", "refused", "done", "not_found", "not_found");
    assertThat(result.at("/data/1/problem/type").asText()).endsWith(":stale-version");
    assertThat(result.at("/data/1/problem/current_version").asInt()).isEqualTo(1);
    assertThat(result.at("/data/2/version").asInt()).isEqualTo(2);
    assertThat(result.path("done").asInt()).isEqualTo(1);
    assertThat(result.path("not_found").asInt()).isEqualTo(2);
    assertThat(read(11).at("/status/id").asInt()).isEqualTo(5);
    assertThat(read(11).at("/assignees/0/id").asLong()).isEqualTo(SampleDesk.TECHNICIAN);
  }

  @Test
  void changesAWholeViewOfTheExpectedNumber() {
    String view =
        """
        {"query": {"view": "all_unsolved", "business_unit_id": [1], "type": "parents"},
         "expected_count": %d, "change": {"priority": 1}}
        """;
    JsonNode refused = bulk(view.formatted(5), 409);
    assertThat(refused.path("type").asText()).endsWith(":count-changed");
    assertThat(refused.path("current_count").asInt()).isEqualTo(1);

    JsonNode result = bulk(view.formatted(1), 200);
    assertThat(result.at("/data/0/id").asLong()).isEqualTo(SampleDesk.PRINTER);
    assertThat(read(11).at("/priority/id").asInt()).isEqualTo(1);
  }

  @Test
  void changesAWholeCustomView() {
    bulk("{\"ids\": [11, 12], \"change\": {\"add_tags\": [\"vpn\"]}}", 200);
    long view =
        Client.json(
                client.post(
                    SampleDesk.TECHNICIAN,
                    "/api/v1/views",
                    """
                    {"title": "VPN", "conditions": {"all": [
                      {"field": "status_category", "operator": "is_not", "value": ["solved", "closed"]},
                      {"field": "tags", "operator": "any_of", "value": ["vpn"]}]}}
                    """))
            .path("id")
            .asLong();
    String body =
        """
        {"query": {"view": %d%s}, "expected_count": %d, "change": {"priority": 1}}
        """;
    assertThat(bulk(body.formatted(view, "", 9), 409).path("current_count").asInt()).isEqualTo(2);
    assertThat(bulk(body.formatted(view, ", \"tag\": [\"VPN\"]", 2), 200).path("done").asInt())
        .isEqualTo(2);
    assertThat(read(12).at("/priority/id").asInt()).isEqualTo(1);

    assertThat(bulk(body.formatted(4711, "", 1), 404).path("type").asText())
        .endsWith(":no-such-view");
    bulk(body.formatted(view, ", \"tag\": []", 2), 400);
    bulk(body.formatted(0, "", 2), 400);
    assertThat(
            bulk(
                    """
                    {"query": {"view": "all_solved", "tag": ["vpn"]}, "expected_count": 1,
                     "change": {"status": 1}}
                    """,
                    400)
                .at("/errors/0/field")
                .asText())
        .isEqualTo("query.tag");
  }

  @Test
  void namesTheRequestsThatRefuseAnAtomicChange() {
    JsonNode refused =
        bulk("{\"ids\": [11, 13, 12], \"change\": {\"status\": 2}, \"atomic\": true}", 409);
    assertThat(refused.path("type").asText()).endsWith(":not-all-changed");
    assertThat(refused.at("/requests").findValuesAsText("id")).containsExactly("13");
    assertThat(refused.at("/requests/0/problem/type").asText()).endsWith(":no-such-request");
    assertThat(read(11).at("/status/id").asInt()).isEqualTo(1);

    JsonNode result =
        bulk("{\"ids\": [11, 12], \"change\": {\"status\": 2}, \"atomic\": true}", 200);
    assertThat(result.at("/data").findValuesAsText("outcome")).containsExactly("done", "unchanged");
  }

  @Test
  void namesTheFieldWithPeopleWhoCannotBeAssigned() {
    String reason = "Each id in assign must be a technician or an admin; 4 is a requester.";
    String change = "{\"ids\": [11], \"change\": {\"assign\": [4]}, \"atomic\": %s}";
    JsonNode each = bulk(change.formatted(false), 200).at("/data/0/problem");
    JsonNode atomic = bulk(change.formatted(true), 409).at("/requests/0/problem");
    for (JsonNode problem : List.of(each, atomic)) {
      assertThat(problem.path("type").asText()).endsWith(":not-assignable");
      assertThat(problem.path("detail").asText()).isEqualTo(reason);
    }
  }

  @Test
  void addsAndRemovesTags() {
    bulk("{\"ids\": [11, 12], \"change\": {\"add_tags\": [\"vpn\", \"vip\"]}}", 200);
    bulk("{\"ids\": [11, 12], \"change\": {\"remove_tags\": [\"vip\"]}}", 200);
    assertThat(read(12).path("tags").toString()).contains("vpn").doesNotContain("vip");
  }

  @Test
  void namesUnsupportedFiltersAsTheBodyDoes() {
    long view =
        Client.json(
                client.post(
                    SampleDesk.TECHNICIAN,
                    "/api/v1/views",
                    """
                    {"title": "Ours", "conditions": {"all": [
                      {"field": "business_unit_id", "operator": "is", "value": [1]}]}}
                    """))
            .path("id")
            .asLong();
    String body =
        """
        {"query": {"view": %s, "unread": true, "tag": ["vpn"]}, "expected_count": 1,
         "change": {"priority": 1}}
        """;
    assertThat(bulk(body.formatted(view), 422).path("errors").findValuesAsText("field"))
        .containsExactly("query.unread", "query.tag");
    assertThat(bulk(body.formatted("\"all_solved\""), 400).path("errors").findValuesAsText("field"))
        .containsExactly("query.unread", "query.tag");
  }

  @Test
  void aRepeatedCallChangesNothingAgain() {
    String body = "{\"ids\": [11], \"change\": {\"status\": 2}}";
    String first = keyed("k1", body).body();
    client.patch(SampleDesk.ADMIN, "/api/v1/requests/11", "{\"status\": 1}");
    assertThat(keyed("k1", body).body()).isEqualTo(first);
    assertThat(read(11).at("/status/id").asInt()).isEqualTo(1);
    HttpResponse<String> reused = keyed("k1", "{\"ids\": [12], \"change\": {\"status\": 2}}");
    assertThat(reused.statusCode()).isEqualTo(422);
  }

  @Test
  void allErrorsOfABodyAreNamed() {
    JsonNode problem =
        bulk(
            """
            {"ids": [1, 1], "expected_count": 501, "change": {"status": 9, "assign": [2],
             "unassign": [2], "color": "red"}, "atomic": "yes"}
            """,
            400);
    assertThat(problem.at("/errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "ids",
            "ids",
            "expected_count",
            "atomic",
            "change.status",
            "change.unassign",
            "change.color");
    for (String body :
        List.of(
            "{\"ids\": [1]}",
            "{\"change\": {\"status\": 1}}",
            "{\"ids\": [], \"change\": {\"status\": 1}}",
            "{\"ids\": [1], \"change\": {}}",
            "{\"ids\": [{\"version\": 1}], \"change\": {\"status\": 1}}",
            "{\"query\": {\"view\": \"all_unsolved\"}, \"change\": {\"status\": 1}}",
            "{\"query\": {\"view\": \"all_solved\", \"unread\": true}, \"expected_count\": 1,"
                + " \"change\": {\"status\": 1}}",
            "{\"query\": {\"views\": \"all_solved\"}, \"expected_count\": 1,"
                + " \"change\": {\"status\": 1}}")) {
      bulk(body, 400);
    }
  }

  @Test
  void requestersAreRefused() {
    HttpResponse<String> response =
        client.post(SampleDesk.REQUESTER, BULK, "{\"ids\": [11], \"change\": {\"status\": 5}}");
    assertThat(response.statusCode()).isEqualTo(403);
  }

  private JsonNode bulk(String body, int status) {
    HttpResponse<String> response = client.post(SampleDesk.TECHNICIAN, BULK, body);
    if (status == 200) {
      return SPECIFICATION.checked("post", BULK, response, status);
    }
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(SPECIFICATION.errors("Problem", response.body())).isEmpty();
    return Client.json(response);
  }

  private HttpResponse<String> keyed(String key, String body) {
    return client.send(
        client.json("POST", SampleDesk.TECHNICIAN, BULK, body).header("Idempotency-Key", key));
  }

  private JsonNode read(long id) {
    return Client.json(client.get(SampleDesk.ADMIN, "/api/v1/requests/" + id));
  }
}
