package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.json.ProblemType;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Lists, counts and previews of predefined and custom views by their ids. */
class CustomViewListsTest {

  private static final Specification SPECIFICATION = Specification.published();
  private static final String VIEWS = "/api/v1/views";
  private static final String LIST = VIEWS + "/{id}/requests";
  private static final String UNSOLVED =
      "{\"field\": \"status_category\", \"operator\": \"is_not\", \"value\": [\"solved\","
          + " \"closed\"]}";

  @AutoClose private final Client client = Client.of(SampleDesk.desk());

  private static String body(String title, String conditions) {
    return "{\"title\": \"%s\", \"conditions\": {\"all\": [%s]}, \"sort\": \"created\"}"
        .formatted(title, conditions);
  }

  private long create(long person, String title, String conditions) {
    return SPECIFICATION
        .checked("post", VIEWS, client.post(person, VIEWS, body(title, conditions)), 201)
        .path("id")
        .asLong();
  }

  private JsonNode list(long person, Object view, String query) {
    return SPECIFICATION.checked(
        "get", LIST, client.get(person, VIEWS + "/" + view + "/requests" + query), 200);
  }

  private JsonNode counts(long person, String query) {
    return SPECIFICATION
        .checked("get", VIEWS + "/counts", client.get(person, VIEWS + "/counts" + query), 200)
        .path("counts");
  }

  private static List<Long> ids(JsonNode page) {
    List<Long> ids = new ArrayList<>();
    page.path("data").forEach(row -> ids.add(row.path("id").asLong()));
    return ids;
  }

  private void assertProblem(HttpResponse<String> response, int status, ProblemType type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(Client.json(response).path("type").asText()).isEqualTo(type.type());
  }

  @Test
  void predefinedViewsHaveTheRowsAndNumbersOfTheirPages() {
    JsonNode list = list(SampleDesk.ADMIN, "all_unsolved", "?counts=all&per_page=100");
    JsonNode page =
        Client.json(
            client.get(
                SampleDesk.ADMIN,
                "/api/v1/requests/technician-views?view=all_unsolved&per_page=100"));
    for (String field : List.of("data", "counts", "filter_counts", "total")) {
      assertThat(list.path(field)).as(field).isEqualTo(page.path(field));
    }
    assertThat(counts(SampleDesk.ADMIN, "")).isEqualTo(page.path("counts"));
  }

  @Test
  void aCustomViewIsCountedAsItIsListed() {
    long unsolved = create(SampleDesk.ADMIN, "Unsolved", UNSOLVED);
    long overdue =
        create(
            SampleDesk.ADMIN,
            "Not overdue",
            UNSOLVED + ", {\"field\": \"due\", \"operator\": \"within\", \"value\": \"P3660D\"}");

    JsonNode list =
        list(SampleDesk.ADMIN, overdue, "?counts=%d&counts=%d".formatted(unsolved, overdue));
    assertThat(list.path("total").asLong()).isEqualTo(ids(list).size());
    assertThat(list.at("/filter_counts/all")).isEqualTo(list.path("total"));
    assertThat(list.at("/counts/" + overdue)).isEqualTo(list.path("total"));
    assertThat(list.at("/counts/" + unsolved).asLong())
        .isEqualTo(ids(list(SampleDesk.ADMIN, unsolved, "")).size());
    assertThat(counts(SampleDesk.ADMIN, "?id=%d&id=%d".formatted(unsolved, overdue)))
        .isEqualTo(list.path("counts"));
    assertThat(counts(SampleDesk.ADMIN, "")).hasSize(15);
  }

  @Test
  void pagesContinueByCursor() {
    long view = create(SampleDesk.ADMIN, "Unsolved", UNSOLVED);
    List<Long> all = ids(list(SampleDesk.ADMIN, view, ""));
    assertThat(all).hasSizeGreaterThan(2);
    List<Long> walked = new ArrayList<>();
    String query = "?per_page=1";
    while (true) {
      JsonNode page = list(SampleDesk.ADMIN, view, query);
      walked.addAll(ids(page));
      if (page.path("next_cursor").isNull()) {
        break;
      }
      query = "?per_page=1&cursor=" + page.path("next_cursor").asText();
    }
    assertThat(walked).isEqualTo(all);
    assertThat(ids(list(SampleDesk.ADMIN, view, "?sort=-created"))).isEqualTo(all.reversed());
    assertThat(ids(list(SampleDesk.ADMIN, view, "?per_page=1&page=2"))).containsExactly(all.get(1));

    HttpResponse<String> otherView =
        client.get(SampleDesk.ADMIN, VIEWS + "/all_tickets/requests" + query);
    assertProblem(otherView, 400, ProblemType.INVALID_PARAMETERS);
    assertThat(otherView.body()).contains("is of the view " + view);
  }

  @Test
  void listsAreLimitedToRequestsWithATag() {
    for (String change : List.of("11 vpn", "12 mail")) {
      String[] parts = change.split(" ");
      client.patch(
          SampleDesk.ADMIN, "/api/v1/requests/" + parts[0], "{\"tags\": [\"" + parts[1] + "\"]}");
    }
    long view = create(SampleDesk.ADMIN, "Unsolved", UNSOLVED);
    JsonNode all = list(SampleDesk.ADMIN, view, "");
    for (Object id : List.of(view, "all_unsolved")) {
      JsonNode vpn = list(SampleDesk.ADMIN, id, "?tag=VPN&tag=other");
      assertThat(ids(vpn)).containsExactly(11L);
      assertThat(vpn.path("total").asLong()).isEqualTo(1);
      assertThat(vpn.path("filter_counts")).isEqualTo(all.path("filter_counts"));
      assertThat(ids(list(SampleDesk.ADMIN, id, "?tag=vpn&tag=mail")))
          .containsExactlyInAnyOrder(11L, 12L);
      assertThat(ids(list(SampleDesk.ADMIN, id, "?tag=printer_of_nobody"))).isEmpty();
    }
    JsonNode page =
        Client.json(
            client.get(
                SampleDesk.ADMIN, "/api/v1/requests/technician-views?view=all_unsolved&tag=mail"));
    assertThat(ids(page)).containsExactly(12L);
    assertThat(page.at("/counts/all_unsolved")).isEqualTo(all.path("total"));

    HttpResponse<String> history =
        client.get(SampleDesk.ADMIN, VIEWS + "/all_tickets/requests?tag=vpn");
    assertProblem(history, 422, ProblemType.UNSOLVED_ONLY);
    assertThat(Client.json(history).at("/errors/0/field").asText()).isEqualTo("tag");
  }

  @Test
  void aViewIsExportedAsItIsListed() {
    long unsolved = create(SampleDesk.ADMIN, "Unsolved", UNSOLVED);
    long any = create(SampleDesk.ADMIN, "Any", "");
    for (String query :
        List.of("", "?sort=-updated", "?type=parents&business_unit_id=1", "?sort=updated")) {
      for (Object view : List.of(unsolved, any, "all_tickets", "my_unsolved")) {
        HttpResponse<String> csv =
            client.get(SampleDesk.ADMIN, VIEWS + "/" + view + "/requests.csv" + query);
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.body().lines().skip(1).map(line -> Long.valueOf(line.split(",")[0])))
            .as("%s %s", view, query)
            .isEqualTo(ids(list(SampleDesk.ADMIN, view, query)));
        assertThat(csv.headers().firstValue("X-As-Of")).contains(SampleDesk.NOW.toString());
      }
    }
    String path = VIEWS + "/" + unsolved + "/requests.csv";
    assertThat(client.get(SampleDesk.ADMIN, path).headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"view-" + unsolved + "-2026-11-23.csv\"");
    assertProblem(client.get(SampleDesk.TECHNICIAN, path), 404, ProblemType.NO_SUCH_VIEW);
    assertProblem(
        client.get(SampleDesk.ADMIN, VIEWS + "/" + any + "/requests.csv?unread=true"),
        422,
        ProblemType.UNSOLVED_ONLY);
  }

  @Test
  void aViewShowsEachPersonOnlyTheirScope() {
    String body = "{\"title\": \"All\", \"conditions\": {}, \"sharing\": {\"type\": \"everyone\"}}";
    long view =
        SPECIFICATION
            .checked("post", VIEWS, client.post(SampleDesk.ADMIN, VIEWS, body), 201)
            .path("id")
            .asLong();
    for (long person :
        List.of(SampleDesk.ADMIN, SampleDesk.TECHNICIAN, SampleDesk.OTHER_TECHNICIAN)) {
      assertThat(list(person, view, "").path("total"))
          .isEqualTo(list(person, "all_tickets", "").path("total"));
    }
    assertThat(list(SampleDesk.ADMIN, view, "?business_unit_id=1").path("total"))
        .isEqualTo(list(SampleDesk.ADMIN, "all_tickets", "?business_unit_id=1").path("total"));
    assertThat(list(SampleDesk.ADMIN, view, "?type=subtasks").path("total"))
        .isEqualTo(list(SampleDesk.ADMIN, view, "").at("/filter_counts/subtasks"));
  }

  @Test
  void viewsOfOthersAreNeitherListedNorCounted() {
    long mine = create(SampleDesk.TECHNICIAN, "Mine", UNSOLVED);
    assertProblem(
        client.get(SampleDesk.ADMIN, VIEWS + "/" + mine + "/requests"),
        404,
        ProblemType.NO_SUCH_VIEW);
    assertProblem(
        client.get(SampleDesk.ADMIN, VIEWS + "/counts?id=unassigned&id=" + mine),
        404,
        ProblemType.NO_SUCH_VIEW);
    assertProblem(
        client.get(SampleDesk.ADMIN, VIEWS + "/unassigned/requests?counts=" + mine),
        404,
        ProblemType.NO_SUCH_VIEW);
    assertProblem(
        client.get(SampleDesk.REQUESTER, VIEWS + "/unassigned/requests"),
        403,
        ProblemType.TECHNICIANS_ONLY);
  }

  @Test
  void filtersAndOrdersThatTheViewDoesNotSupportAreRefused() {
    for (String query : List.of("?unread=true", "?sort=due_date", "?sort=solved")) {
      HttpResponse<String> response =
          client.get(SampleDesk.ADMIN, VIEWS + "/all_tickets/requests" + query);
      assertProblem(response, 422, ProblemType.UNSOLVED_ONLY);
      assertThat(Client.json(response).at("/errors/0/field").asText())
          .isEqualTo(query.substring(1, query.indexOf('=')));
    }
    String ids =
        IntStream.rangeClosed(1, 101).mapToObj(id -> "id=" + id).collect(Collectors.joining("&"));
    assertProblem(
        client.get(SampleDesk.ADMIN, VIEWS + "/counts?" + ids),
        400,
        ProblemType.INVALID_PARAMETERS);
  }

  @Test
  void allViewsAreCountedOnlyByAllAlone() {
    String id = "must be the id of a custom view or the name of a predefined one";
    String alone = id + ", or `all` alone";
    Map<String, String> wrong =
        Map.of(
            VIEWS + "/unassigned/requests?counts=all&counts=unassigned",
            alone,
            "/api/v1/requests/technician-views/stream?follow=unassigned&follow=all",
            alone,
            VIEWS + "/counts?id=all",
            id);
    wrong.forEach(
        (path, detail) -> {
          HttpResponse<String> response = client.get(SampleDesk.ADMIN, path);
          assertProblem(response, 400, ProblemType.INVALID_PARAMETERS);
          assertThat(Client.json(response).at("/errors/0/detail").asText()).isEqualTo(detail);
        });
  }

  /** The paths of two views differ, and their queries do not. */
  @Test
  void theSameQueryOfTwoViewsIsNotConfused() {
    JsonNode tickets = list(SampleDesk.ADMIN, "all_tickets", "?per_page=50");
    JsonNode solved = list(SampleDesk.ADMIN, "all_solved", "?per_page=50");
    assertThat(solved.path("total")).isNotEqualTo(tickets.path("total"));
    assertThat(list(SampleDesk.ADMIN, "all_tickets", "?per_page=50").path("total"))
        .isEqualTo(tickets.path("total"));
  }

  @Test
  void aListHasATagThatChangesWithTheDefinition() {
    long view = create(SampleDesk.ADMIN, "Unsolved", UNSOLVED);
    String path = VIEWS + "/" + view + "/requests?per_page=100";
    String tag = client.get(SampleDesk.ADMIN, path).headers().firstValue("ETag").orElseThrow();
    assertThat(status(path, tag)).isEqualTo(304);
    client.patch(SampleDesk.ADMIN, VIEWS + "/" + view, "{\"sort\": \"-created\"}");
    assertThat(status(path, tag)).isEqualTo(200);
    client.patch(SampleDesk.ADMIN, VIEWS + "/" + view, "{\"sort\": \"created\"}");
    assertThat(status(path, tag)).isEqualTo(304);
  }

  private int status(String path, String tag) {
    return client
        .send(client.request(SampleDesk.ADMIN, path).header("If-None-Match", tag).GET())
        .statusCode();
  }

  @Test
  void aPreviewIsTheListOfTheViewThatIsStoredThen() {
    String body = body("Draft", UNSOLVED);
    JsonNode preview =
        SPECIFICATION.checked(
            "post",
            VIEWS + "/preview",
            client.post(SampleDesk.ADMIN, VIEWS + "/preview?per_page=2", body),
            200);
    long view = create(SampleDesk.ADMIN, "Draft", UNSOLVED);
    JsonNode list = list(SampleDesk.ADMIN, view, "?per_page=2");
    for (String field : List.of("data", "filter_counts", "total", "page", "per_page")) {
      assertThat(preview.path(field)).as(field).isEqualTo(list.path(field));
    }
    assertThat(Client.json(client.get(SampleDesk.ADMIN, VIEWS)).path("data")).hasSize(14);

    assertProblem(
        client.post(
            SampleDesk.ADMIN,
            VIEWS + "/preview",
            "{\"conditions\": {\"any\": [{\"field\": \"unread\", \"operator\": \"is\", \"value\":"
                + " true}]}}"),
        422,
        ProblemType.UNSOLVED_ONLY);
    assertProblem(
        client.post(SampleDesk.ADMIN, VIEWS + "/preview", "{\"conditions\": []}"),
        422,
        ProblemType.INVALID_CONDITIONS);
  }
}
