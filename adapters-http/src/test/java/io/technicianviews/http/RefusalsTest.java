package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.json.ProblemType;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RefusalsTest {

  private static final String VIEWS = "/api/v1/requests/technician-views";
  private static final String TAG =
      "must be a tag: 1 to 50 characters, without white space, comma or invisible character; repeat"
          + " the parameter for several tags";
  private static final String UNSOLVED =
      "is supported only by views of unsolved requests: unassigned, all_unsolved, my_unsolved,"
          + " urgent_high_priority, pending_requester_response, in_progress";
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
  void reportsTheValidValuesOfEachParameter() {
    String views =
        "must be one of unassigned, all_unsolved, my_unsolved, recently_updated, recently_solved,"
            + " all_your_requests, urgent_high_priority, pending_requester_response,"
            + " pending_subtask, new_today, in_progress, all_tickets, all_solved";
    String page = "must be 1 to 2147483647";
    String perPage = "must be 1 to 100";
    String unit = "must be a business unit's id, or -1 for requests without a unit";
    String sort = "must be created, updated, priority or due_date, with - in front for descending";
    String once = "may be given once only";
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("view=urgent", views);
    wrong.put("view=", views);
    wrong.put("view", views);
    wrong.put("view=UNASSIGNED", views);
    wrong.put("view=unassigned&view=all_solved", once);
    wrong.put("page=0", page);
    wrong.put("page=-1", page);
    wrong.put("page=1.0", page);
    wrong.put("page=01", page);
    wrong.put("page=%201", page);
    wrong.put("page=2147483648", page);
    wrong.put("page=99999999999999999999", page);
    wrong.put("page=1&page=1", once);
    wrong.put("per_page=0", perPage);
    wrong.put("per_page=101", perPage);
    wrong.put("perPage=many", perPage);
    wrong.put("business_unit_id=0", unit);
    wrong.put("business_unit_id=-2", unit);
    wrong.put("business_unit_id=x&business_unit_id=1&business_unit_id=y", unit);
    wrong.put("business_unit_id=1,2", unit);
    wrong.put("businessUnitId=network", unit);
    wrong.put("business_unit_id=", unit);
    wrong.put("business_unit_id=9999999999999999999", unit);
    wrong.put("type=parent", "must be all, parents or subtasks");
    wrong.put("unread=yes", "must be true or false");
    wrong.put("tag=two%20words", TAG);
    wrong.put("tag=a,b&tag=vpn", TAG);
    wrong.put("tag=", TAG);
    wrong.put("tag=" + "x".repeat(51), TAG);
    wrong.put(
        IntStream.rangeClosed(0, 20).mapToObj(i -> "tag=t" + i).collect(Collectors.joining("&")),
        "may name at most 20 tags");
    wrong.put("tag=vpn&view=all_tickets", UNSOLVED);
    wrong.put("sort=subject", sort);
    wrong.put("sort=solved", sort);
    wrong.put("sort=--created", sort);
    wrong.put("sort=dueDate", sort);
    wrong.put("unread=true&view=all_tickets", UNSOLVED);
    wrong.put("unread=false&view=pending_subtask", UNSOLVED);
    wrong.put("sort=-created&view=all_solved", UNSOLVED);
    wrong.put("per_page=1&perPage=1", "is given as perPage, too; use one spelling");
    wrong.put("perpage=1", "is not a parameter of this call");
    wrong.put("%70erpage=1", "is not a parameter of this call");
    wrong.forEach(
        (query, detail) -> {
          JsonNode errors = refused(VIEWS + "?" + query).path("errors");
          assertThat(errors).as(query).hasSize(1);
          assertThat(errors.at("/0/detail").asText()).as(query).isEqualTo(detail);
        });
  }

  @Test
  void reportsFieldsByTheNameInTheCall() {
    assertThat(refused(VIEWS + "?perPage=0").at("/errors/0/field").asText()).isEqualTo("perPage");
    assertThat(refused(VIEWS + "?per_page=0").at("/errors/0/field").asText()).isEqualTo("per_page");
  }

  @Test
  void reportsAllErrorsAtOnce() {
    JsonNode problem = refused(VIEWS + "?view=x&page=0&perPage=0&type=x&unread=x&sort=x&y=1&z=%zz");
    assertThat(problem.path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("view", "page", "perPage", "type", "unread", "sort", "y", "z");
    assertThat(problem.path("detail").asText())
        .isEqualTo(
            "Correct the values listed in errors. This call takes: business_unit_id, cursor, page, per_page,"
                + " sort, tag, type, unread, view.");
  }

  @Test
  void rejectsParametersOfOtherCalls() {
    assertThat(refused(VIEWS + "/counts?page=1").path("errors")).hasSize(1);
    assertThat(refused("/api/v1/me?page=1").path("detail").asText())
        .endsWith("This call takes no parameters.");
  }

  @Test
  void reportsInvalidEncodingAsAnErrorOfTheParameter() {
    assertThat(refused(VIEWS + "?view=%zz").at("/errors/0/field").asText()).isEqualTo("view");
    assertThat(refused(VIEWS + "?%=1").at("/errors/0/field").asText()).isEqualTo("%");
    // Not UTF-8; the replacement character itself may be given.
    for (String query : List.of("q=%ff", "q=%c3%28", "%ff=1", "q=%ed%a0%80")) {
      JsonNode error = refused("/api/v1/requests/search?" + query).at("/errors/0");
      assertThat(error.path("field").asText()).as(query).isEqualTo(query.split("=", -1)[0]);
      assertThat(error.path("detail").asText()).isEqualTo("has invalid percent-encoding");
    }
    assertThat(
            client
                .get(SampleDesk.TECHNICIAN, "/api/v1/requests/search?q=%ef%bf%bd%c3%a4+x")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void reportsMissingPermissionsBeforeInvalidParameters() {
    String bad = VIEWS + "?page=0";
    assertProblem(client.get(bad), 401, ProblemType.AUTHENTICATION_REQUIRED);
    assertProblem(client.get(SampleDesk.UNKNOWN_PERSON, bad), 401, ProblemType.USER_NOT_AUTHORIZED);
    assertProblem(client.get(SampleDesk.DEACTIVATED, bad), 401, ProblemType.USER_NOT_AUTHORIZED);
    assertProblem(client.get(SampleDesk.REQUESTER, bad), 403, ProblemType.TECHNICIANS_ONLY);
    assertProblem(client.get(SampleDesk.TECHNICIAN, bad), 400, ProblemType.INVALID_PARAMETERS);
    String other = "/api/v1/requests?page=0";
    assertProblem(client.get(SampleDesk.DEACTIVATED, other), 401, ProblemType.USER_NOT_AUTHORIZED);
    assertProblem(client.get(SampleDesk.REQUESTER, other), 400, ProblemType.INVALID_PARAMETERS);
  }

  @Test
  void viewsRequireATechnician() {
    for (String path : List.of(VIEWS, VIEWS + "/counts", "/api/v1/requests/business-unit-counts")) {
      assertProblem(client.get(SampleDesk.REQUESTER, path), 403, ProblemType.TECHNICIANS_ONLY);
      assertThat(client.get(SampleDesk.TECHNICIAN, path).statusCode()).isEqualTo(200);
      assertThat(client.get(SampleDesk.ADMIN, path).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void everyApiCallRequiresAnActivePerson() {
    for (String path :
        List.of(
            VIEWS,
            VIEWS + "/counts",
            "/api/v1/requests/business-unit-counts",
            "/api/v1/requests",
            "/api/v1/requests/11",
            "/api/v1/requests/none",
            "/api/v1/requests/11/messages",
            "/api/v1/requests/11/subtasks",
            "/api/v1/me")) {
      HttpResponse<String> anonymous = client.get(path);
      assertProblem(anonymous, 401, ProblemType.AUTHENTICATION_REQUIRED);
      assertThat(anonymous.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
      for (long person : List.of(SampleDesk.UNKNOWN_PERSON, SampleDesk.DEACTIVATED)) {
        HttpResponse<String> rejected = client.get(person, path);
        assertProblem(rejected, 401, ProblemType.USER_NOT_AUTHORIZED);
        assertThat(rejected.headers().firstValue("WWW-Authenticate").orElseThrow())
            .startsWith("Bearer error=\"invalid_token\", error_description=\"Authenticate as ")
            .contains(" " + person);
      }
    }
  }

  @Test
  void invalidTokensReceiveAChallenge() {
    HttpResponse<String> response =
        client.send(client.request("/api/v1/me").header("Authorization", "Bearer nonsense"));
    assertProblem(response, 401, ProblemType.INVALID_TOKEN);
    assertThat(response.headers().allValues("WWW-Authenticate"))
        .containsExactly(
            "Bearer error=\"invalid_token\", error_description=\"Send another token: the token is not a JWT.\"");
  }

  @Test
  void rejectsSeveralAuthorizationHeaders() {
    HttpResponse<String> response =
        client.send(
            client
                .request(SampleDesk.ADMIN, "/api/v1/me")
                .header("Authorization", "Bearer " + Tokens.of(SampleDesk.TECHNICIAN)));
    assertProblem(response, 401, ProblemType.INVALID_TOKEN);
  }

  @Test
  void unknownPathsAreNotFoundWithoutAToken() {
    for (String path :
        List.of(
            "/nothing", "/api", "/api/v1/requests/11/messages/1", "/api/v2/me", "/docs/../x.txt")) {
      assertProblem(client.get(path), 404, ProblemType.NO_SUCH_PATH);
      assertProblem(client.get(SampleDesk.ADMIN, path), 404, ProblemType.NO_SUCH_PATH);
    }
  }

  private static JsonNode refused(String path) {
    Wire.Response response = client.raw(SampleDesk.ADMIN, path);
    assertThat(response.status()).as(path + response.body()).isEqualTo(400);
    JsonNode problem = Client.json(response.body());
    assertThat(problem.path("type").asText()).isEqualTo(ProblemType.INVALID_PARAMETERS.type());
    return problem;
  }

  private static void assertProblem(
      HttpResponse<String> response, int status, ProblemType problemType) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().allValues("Content-Type"))
        .containsExactly("application/problem+json");
    assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
    JsonNode body = Client.json(response);
    assertThat(body.path("type").asText()).isEqualTo(problemType.type());
    assertThat(body.path("status").asInt()).isEqualTo(status);
  }
}
