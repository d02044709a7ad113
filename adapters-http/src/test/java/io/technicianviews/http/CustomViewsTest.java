package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.json.ProblemType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Definitions of custom views: create, read, change, delete, and the permissions for these. */
class CustomViewsTest {

  private static final Specification SPECIFICATION = Specification.published();
  private static final String VIEWS = "/api/v1/views";
  private static final String ONE = VIEWS + "/{id}";
  private static final String UNSOLVED =
      "{\"field\": \"status_category\", \"operator\": \"is_not\", \"value\": [\"solved\", \"closed\"]}";

  @AutoClose private final Client client = Client.of(SampleDesk.desk());

  private static String body(String title, String conditions, String more) {
    return "{\"title\": \"%s\", \"conditions\": {\"all\": [%s]}%s}"
        .formatted(title, conditions, more);
  }

  private HttpResponse<String> create(long person, String title) {
    return client.post(person, VIEWS, body(title, UNSOLVED, ""));
  }

  private HttpResponse<String> share(String title, String sharing) {
    return client.post(SampleDesk.ADMIN, VIEWS, body(title, UNSOLVED, ", \"sharing\": " + sharing));
  }

  private static JsonNode created(HttpResponse<String> response) {
    return SPECIFICATION.checked("post", VIEWS, response, 201);
  }

  private List<String> titles(long person) {
    JsonNode list = SPECIFICATION.checked("get", VIEWS, client.get(person, VIEWS), 200);
    List<String> titles = new ArrayList<>();
    list.path("data")
        .forEach(
            view -> {
              if (!view.path("predefined").asBoolean()) {
                titles.add(view.path("title").asText());
              }
            });
    return titles;
  }

  private void assertProblem(
      HttpResponse<String> response, int status, ProblemType type, String... parts) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(SPECIFICATION.errors("Problem", response.body())).as(response.body()).isEmpty();
    assertThat(Client.json(response).path("type").asText()).isEqualTo(type.type());
    assertThat(List.of(parts)).allMatch(response.body()::contains);
  }

  @Test
  void aViewIsCreatedReadChangedAndDeleted() {
    HttpResponse<String> response =
        client.post(
            SampleDesk.TECHNICIAN,
            VIEWS,
            body(
                "Waiting",
                "{\"field\": \"status\", \"operator\": \"is\", \"value\": [3, 1, 3]}",
                ", \"sort\": \"-priority,created\", \"position\": 7, \"active\": true,"
                    + " \"sharing\": {\"type\": \"personal\"}"));
    JsonNode view = created(response);
    String path = VIEWS + "/" + view.path("id").asLong();
    assertThat(response.headers().firstValue("Location")).contains(path);
    assertThat(response.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(view.toString())
        .isEqualTo(
            ("{'id':%s,'title':'Waiting','conditions':{'all':[{'field':'status','operator':'is',"
                    + "'value':[1,3]}],'any':[]},'sort':'-priority,created','sharing':{'type':"
                    + "'personal'},'active':true,'position':7,'predefined':false,'editable':true,"
                    + "'unsolved_only':true,'version':1}")
                .formatted(view.path("id"))
                .replace('\'', '"'));

    HttpResponse<String> read = client.get(SampleDesk.TECHNICIAN, path);
    assertThat(SPECIFICATION.checked("get", ONE, read, 200)).isEqualTo(view);
    assertThat(read.headers().firstValue("ETag")).contains("\"1\"");

    HttpResponse<String> changed =
        client.patch(SampleDesk.TECHNICIAN, path, "{\"title\": \"Waiting for us\"}");
    assertThat(SPECIFICATION.checked("patch", ONE, changed, 200).path("title").asText())
        .isEqualTo("Waiting for us");
    assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
    HttpResponse<String> same =
        client.patch(SampleDesk.TECHNICIAN, path, "{\"title\": \"Waiting for us\"}");
    assertThat(same.headers().firstValue("ETag")).contains("\"2\"");

    assertThat(client.send("DELETE", SampleDesk.TECHNICIAN, path, "").statusCode()).isEqualTo(204);
    assertProblem(client.get(SampleDesk.TECHNICIAN, path), 404, ProblemType.NO_SUCH_VIEW);
    assertProblem(
        client.send("DELETE", SampleDesk.TECHNICIAN, path, ""), 404, ProblemType.NO_SUCH_VIEW);
  }

  @Test
  void aReadDefinitionCanBeSentBack() {
    JsonNode view =
        created(
            client.post(
                SampleDesk.TECHNICIAN,
                VIEWS,
                body(
                    "Of a colleague",
                    UNSOLVED
                        + ", {\"field\": \"assignee_id\", \"operator\": \"is\", \"value\": 4711},"
                        + " {\"field\": \"due\", \"operator\": \"overdue\"}",
                    "")));
    assertThat(view.at("/conditions/all/1/unknown").asBoolean()).isTrue();
    assertThat(view.at("/conditions/all/0").has("unknown")).isFalse();
    assertThat(view.at("/conditions/all/2").has("value")).isFalse();

    JsonNode again =
        SPECIFICATION.checked(
            "patch",
            ONE,
            client.patch(
                SampleDesk.TECHNICIAN,
                VIEWS + "/" + view.path("id"),
                "{\"conditions\": " + view.path("conditions") + "}"),
            200);
    assertThat(again).isEqualTo(view);
  }

  @Test
  void conditionsWithUnknownValuesAreMarked() {
    JsonNode view =
        created(
            client.post(
                SampleDesk.TECHNICIAN,
                VIEWS,
                body(
                    "Unknown",
                    UNSOLVED
                        + ", {\"field\": \"business_unit_id\", \"operator\": \"is\", \"value\":"
                        + " [1, -1]}, {\"field\": \"business_unit_id\", \"operator\": \"is_not\","
                        + " \"value\": [1, 99]}, {\"field\": \"requester_id\", \"operator\": \"is\","
                        + " \"value\": 5}, {\"field\": \"requester_id\", \"operator\": \"is\","
                        + " \"value\": 99}",
                    "")));
    List<Boolean> unknown = new ArrayList<>();
    view.at("/conditions/all").forEach(one -> unknown.add(one.path("unknown").asBoolean()));
    assertThat(unknown).containsExactly(false, false, true, false, true);
    assertThat(
            Client.json(client.get(SampleDesk.TECHNICIAN, VIEWS))
                .at("/data/13/conditions/all/2/unknown")
                .asBoolean())
        .isTrue();
  }

  @Test
  void theListIsOrderedByKindAndPosition() {
    created(create(SampleDesk.TECHNICIAN, "mine 1"));
    created(create(SampleDesk.TECHNICIAN, "mine 2"));
    created(create(SampleDesk.OTHER_TECHNICIAN, "of another"));
    created(share("network", "{\"type\": \"business_units\", \"ids\": [1]}"));
    created(share("payroll", "{\"type\": \"business_units\", \"ids\": [2]}"));
    created(share("all 1", "{\"type\": \"everyone\"}"));
    JsonNode last = created(share("all 2", "{\"type\": \"everyone\"}"));

    assertThat(titles(SampleDesk.TECHNICIAN))
        .containsExactly("all 1", "all 2", "network", "mine 1", "mine 2");
    assertThat(titles(SampleDesk.ADMIN)).containsExactly("all 1", "all 2", "network", "payroll");
    client.patch(
        SampleDesk.ADMIN, VIEWS + "/" + last.path("id"), "{\"position\": 0, \"active\": false}");
    assertThat(titles(SampleDesk.TECHNICIAN))
        .containsExactly("all 1", "network", "mine 1", "mine 2");
    assertThat(titles(SampleDesk.ADMIN)).containsExactly("all 2", "all 1", "network", "payroll");
  }

  @Test
  void theListHasATagThatChangesWithADefinition() {
    String tag = tag(client.get(SampleDesk.TECHNICIAN, VIEWS));
    assertThat(unchanged(tag)).isEqualTo(304);
    created(create(SampleDesk.TECHNICIAN, "Mine"));
    assertThat(unchanged(tag)).isEqualTo(200);
    String mine = tag(client.get(SampleDesk.TECHNICIAN, VIEWS));
    created(create(SampleDesk.OTHER_TECHNICIAN, "Mine"));
    assertThat(unchanged(mine)).isEqualTo(304);
  }

  private static String tag(HttpResponse<String> response) {
    assertThat(response.headers().firstValue("Cache-Control")).contains("private, no-cache");
    return response.headers().firstValue("ETag").orElseThrow();
  }

  private int unchanged(String tag) {
    return client
        .send(client.request(SampleDesk.TECHNICIAN, VIEWS).header("If-None-Match", tag).GET())
        .statusCode();
  }

  @Test
  void predefinedViewsAreReadOnly() {
    JsonNode view =
        SPECIFICATION.checked(
            "get", ONE, client.get(SampleDesk.TECHNICIAN, VIEWS + "/urgent_high_priority"), 200);
    assertThat(view.path("sort").asText()).isEqualTo("priority,-created");
    assertThat(view.path("conditions").toString()).contains("\"value\":[1,2]");
    assertThat(view.path("version").isNull()).isTrue();

    assertProblem(
        client.patch(SampleDesk.ADMIN, VIEWS + "/unassigned", "{\"title\": \"x\"}"),
        403,
        ProblemType.MAY_NOT_EDIT_VIEW);
    assertProblem(
        client.send("DELETE", SampleDesk.ADMIN, VIEWS + "/unassigned", ""),
        403,
        ProblemType.MAY_NOT_EDIT_VIEW);
  }

  @Test
  void theCallerIsCheckedBeforeTheView() {
    for (String path : List.of(VIEWS + "/unassigned", VIEWS + "/12")) {
      for (long person : List.of(SampleDesk.DEACTIVATED, SampleDesk.UNKNOWN_PERSON)) {
        assertProblem(
            client.patch(person, path, "{\"title\": \"x\"}"), 401, ProblemType.USER_NOT_AUTHORIZED);
        assertProblem(
            client.send("DELETE", person, path, ""), 401, ProblemType.USER_NOT_AUTHORIZED);
      }
      assertProblem(
          client.patch(SampleDesk.REQUESTER, path, "{\"title\": \"x\"}"),
          403,
          ProblemType.TECHNICIANS_ONLY);
      assertProblem(
          client.send("DELETE", SampleDesk.REQUESTER, path, ""), 403, ProblemType.TECHNICIANS_ONLY);
    }
  }

  @Test
  void namesTheInvalidIdOfASharing() {
    HttpResponse<String> response =
        share("Shared", "{\"type\": \"business_units\", \"ids\": [3, 0]}");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Client.json(response).path("errors").findValuesAsText("field"))
        .containsExactly("sharing.ids[1]");
  }

  @Test
  void onlyTheOwnerSeesAPersonalView() {
    String path = VIEWS + "/" + created(create(SampleDesk.TECHNICIAN, "Mine")).path("id");

    for (long other : List.of(SampleDesk.OTHER_TECHNICIAN, SampleDesk.ADMIN)) {
      assertProblem(client.get(other, path), 404, ProblemType.NO_SUCH_VIEW);
      assertProblem(client.patch(other, path, "{\"title\": \"x\"}"), 404, ProblemType.NO_SUCH_VIEW);
      assertProblem(client.send("DELETE", other, path, ""), 404, ProblemType.NO_SUCH_VIEW);
    }
  }

  @Test
  void onlyAdminsEditSharedViews() {
    JsonNode shared = created(share("Shared", "{\"type\": \"business_units\", \"ids\": [1]}"));
    String path = VIEWS + "/" + shared.path("id");

    JsonNode seen = SPECIFICATION.checked("get", ONE, client.get(SampleDesk.TECHNICIAN, path), 200);
    assertThat(seen.path("editable").asBoolean()).isFalse();
    assertProblem(
        client.patch(SampleDesk.TECHNICIAN, path, "{\"title\": \"x\"}"),
        403,
        ProblemType.MAY_NOT_EDIT_VIEW);
    assertProblem(
        client.send("DELETE", SampleDesk.TECHNICIAN, path, ""), 403, ProblemType.MAY_NOT_EDIT_VIEW);
    assertProblem(
        client.patch(SampleDesk.OTHER_TECHNICIAN, path, "{\"title\": \"x\"}"),
        404,
        ProblemType.NO_SUCH_VIEW);
    for (String sharing :
        List.of("{\"type\": \"everyone\"}", "{\"type\": \"business_units\", \"ids\": [1]}")) {
      assertProblem(
          client.post(
              SampleDesk.TECHNICIAN, VIEWS, body("y", UNSOLVED, ", \"sharing\": " + sharing)),
          403,
          ProblemType.MAY_NOT_SHARE_VIEWS);
    }
    String mine = VIEWS + "/" + created(create(SampleDesk.TECHNICIAN, "Mine")).path("id");
    assertProblem(
        client.patch(SampleDesk.TECHNICIAN, mine, "{\"sharing\": {\"type\": \"everyone\"}}"),
        403,
        ProblemType.MAY_NOT_SHARE_VIEWS);
  }

  @Test
  void requestersHaveNoViews() {
    for (HttpResponse<String> response :
        List.of(
            client.get(SampleDesk.REQUESTER, VIEWS),
            client.get(SampleDesk.REQUESTER, VIEWS + "/1"),
            client.get(SampleDesk.REQUESTER, VIEWS + "/unassigned"),
            client.get(SampleDesk.REQUESTER, VIEWS + "/fields"),
            create(SampleDesk.REQUESTER, "Mine"),
            client.post(SampleDesk.REQUESTER, VIEWS, "{}"),
            client.patch(SampleDesk.REQUESTER, VIEWS + "/1", "{\"title\": \"x\"}"),
            client.send("DELETE", SampleDesk.REQUESTER, VIEWS + "/1", ""))) {
      assertProblem(response, 403, ProblemType.TECHNICIANS_ONLY);
    }
  }

  @Test
  void titlesAreUniqueForAnOwnerAndNumbersAreLimited() {
    created(create(SampleDesk.TECHNICIAN, "Mine"));
    assertProblem(
        create(SampleDesk.TECHNICIAN, "Mine"), 409, ProblemType.VIEW_TITLE_TAKEN, "view 1 has");
    created(create(SampleDesk.OTHER_TECHNICIAN, "Mine"));
    for (int i = 2; i <= 50; i++) {
      created(create(SampleDesk.TECHNICIAN, "Mine " + i));
    }
    assertProblem(create(SampleDesk.TECHNICIAN, "More"), 409, ProblemType.TOO_MANY_VIEWS, "50");
    JsonNode second = Client.json(client.get(SampleDesk.TECHNICIAN, VIEWS)).at("/data/14");
    assertProblem(
        client.patch(
            SampleDesk.TECHNICIAN, VIEWS + "/" + second.path("id"), "{\"title\": \"Mine\"}"),
        409,
        ProblemType.VIEW_TITLE_TAKEN);
    assertThat(
            client
                .patch(
                    SampleDesk.TECHNICIAN, VIEWS + "/" + second.path("id"), "{\"active\": false}")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aStaleVersionIsRefused() {
    String path = VIEWS + "/" + created(create(SampleDesk.TECHNICIAN, "Mine")).path("id");
    assertThat(ifMatch("PATCH", path, "\"1\"", "{\"position\": 5}").statusCode()).isEqualTo(200);

    HttpResponse<String> stale = ifMatch("PATCH", path, "\"1\"", "{\"position\": 6}");
    assertProblem(stale, 412, ProblemType.STALE_VERSION, "\"current_version\":2");
    assertThat(stale.headers().firstValue("ETag")).contains("\"2\"");
    assertProblem(ifMatch("DELETE", path, "\"1\"", ""), 412, ProblemType.STALE_VERSION);
    assertThat(ifMatch("DELETE", path, "W/\"2\"", "").statusCode()).isEqualTo(204);
  }

  private HttpResponse<String> ifMatch(String method, String path, String tag, String body) {
    return client.send(
        client
            .request(SampleDesk.TECHNICIAN, path)
            .header("If-Match", tag)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  @Test
  void aRepeatedCreationReturnsTheFirstResponse() {
    HttpResponse<String> first = keyed("Mine");
    assertThat(first.statusCode()).isEqualTo(201);

    HttpResponse<String> again = keyed("Mine");

    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(titles(SampleDesk.TECHNICIAN)).containsExactly("Mine");
    assertProblem(keyed("Other"), 422, ProblemType.IDEMPOTENCY_KEY_REUSED);
  }

  private HttpResponse<String> keyed(String title) {
    return client.send(
        client
            .request(SampleDesk.TECHNICIAN, VIEWS)
            .header("Idempotency-Key", "k1")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body(title, UNSOLVED, ""))));
  }

  @Test
  void everyInvalidConditionIsNamedAtOnce() {
    HttpResponse<String> response =
        client.post(
            SampleDesk.TECHNICIAN,
            VIEWS,
            body(
                "Bad",
                """
                {"field": "colour", "operator": "is", "value": 1},
                {"field": "status", "operator": "contains", "value": [1]},
                {"field": "status", "operator": "is", "value": 1},
                {"field": "created", "operator": "within_days", "value": 91},
                {"field": "subject", "operator": "contains", "value": "ab"},
                {"field": "due", "operator": "overdue", "value": 1},
                {"field": "assignee_id", "operator": "is"},
                7
                """,
                ""));
    assertProblem(response, 422, ProblemType.INVALID_CONDITIONS);
    assertThat(Client.json(response).path("errors").findValuesAsText("field"))
        .containsExactly(
            "conditions.all[0].field",
            "conditions.all[1].operator",
            "conditions.all[2].value",
            "conditions.all[3].value",
            "conditions.all[4].value",
            "conditions.all[5].value",
            "conditions.all[6].value",
            "conditions.all[7]");
    assertThat(Client.json(response).at("/errors/1/detail").asText())
        .isEqualTo("must be one of is, is_not");

    HttpResponse<String> all =
        client.post(
            SampleDesk.TECHNICIAN, VIEWS, "{\"conditions\": {\"any\": [7]}, \"sort\": \"x\"}");
    assertProblem(all, 400, ProblemType.INVALID_BODY);
    assertThat(Client.json(all).path("errors").findValuesAsText("field"))
        .containsExactly("title", "sort", "conditions.any[0]");
  }

  @Test
  void conditionsOfUnsolvedRequestsAreRefusedWithTheirCure() {
    HttpResponse<String> response =
        client.post(
            SampleDesk.TECHNICIAN,
            VIEWS,
            body(
                "Bad",
                "{\"field\": \"priority\", \"operator\": \"is\", \"value\": [1]},"
                    + " {\"field\": \"updated\", \"operator\": \"older_than\", \"value\": \"PT4H\"},"
                    + " {\"field\": \"unread\", \"operator\": \"is\", \"value\": true}",
                ", \"sort\": \"due_date\""));
    assertProblem(response, 422, ProblemType.UNSOLVED_ONLY, "unsolved");
    assertThat(Client.json(response).path("errors").findValuesAsText("field"))
        .containsExactly("conditions.all[1]", "conditions.all[2]", "sort");
    assertThat(Client.json(response).at("/errors/0/detail").asText()).contains("add a condition");
  }

  @Test
  void sharingWithAUnitThatDoesNotExistIsRefused() {
    assertProblem(
        share("x", "{\"type\": \"business_units\", \"ids\": [1, 99]}"),
        422,
        ProblemType.UNKNOWN_BUSINESS_UNIT,
        "99");
  }

  @Test
  void theHistoryOfAdministrationContainsSharedViews() {
    created(create(SampleDesk.ADMIN, "Mine"));
    created(share("Shared", "{\"type\": \"everyone\"}"));
    JsonNode history = Client.json(client.get(SampleDesk.ADMIN, "/api/v1/admin/history"));
    assertThat(history.path("data").findValuesAsText("subject"))
        .filteredOn("custom_view"::equals)
        .hasSize(7);
    assertThat(history.toString()).contains("\"after\":\"Shared\"").doesNotContain("Mine");
    assertThat(history.at("/data/0/by/id").asLong()).isEqualTo(SampleDesk.ADMIN);
  }

  @Test
  void fieldsDescribeWhatAnEditorNeeds() {
    JsonNode fields =
        SPECIFICATION.checked(
            "get", VIEWS + "/fields", client.get(SampleDesk.TECHNICIAN, VIEWS + "/fields"), 200);
    assertThat(fields.path("business_units").findValuesAsText("name")).containsExactly("Network");
    assertThat(fields.path("statuses")).hasSize(6);
    assertThat(fields.at("/fields/0").toString())
        .startsWith(
            "{\"field\":\"status\",\"operators\":[{\"operator\":\"is\",\"value\":{\"type\":"
                + "\"status_ids\",\"min_items\":1,\"max_items\":50},\"unsolved_only\":false}");
  }
}
