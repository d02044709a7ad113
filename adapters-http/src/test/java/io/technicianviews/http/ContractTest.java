package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.HandlerType;
import io.technicianviews.application.page.Cursor;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.View;
import io.technicianviews.http.Specification.Media;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.json.CursorCodec;
import io.technicianviews.json.ProblemType;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares the OpenAPI document with the behavior of the server. */
class ContractTest {

  private static final String VIEWS = "/api/v1/requests/technician-views";
  private static final Specification SPECIFICATION = Specification.published();
  private static final SeekPosition NEWEST =
      new SeekPosition(List.of(ChronoUnit.MICROS.between(Instant.EPOCH, SampleDesk.NOW)), 1);
  private static final String OF_UNASSIGNED =
      CursorCodec.encode(new Cursor(View.UNASSIGNED, View.UNASSIGNED.order(), NEWEST));
  private static final String OF_OWN = CursorCodec.encode(Cursor.ofOwnRequests(NEWEST));
  private static Client client;

  /** A call, with its location in the specification. */
  private record Call(long person, String template, String path, int status) {}

  private static final List<Call> CALLS =
      List.of(
          new Call(SampleDesk.ADMIN, VIEWS, VIEWS, 200),
          new Call(SampleDesk.ADMIN, VIEWS, VIEWS + "?view=all_tickets", 200),
          new Call(SampleDesk.ADMIN, VIEWS, VIEWS + "?page=9", 200),
          new Call(SampleDesk.ADMIN, VIEWS, VIEWS + "?per_page=1", 200),
          new Call(SampleDesk.ADMIN, VIEWS, VIEWS + "?per_page=1&cursor=" + OF_UNASSIGNED, 200),
          new Call(SampleDesk.ADMIN, VIEWS, VIEWS + "?cursor=x", 400),
          new Call(
              SampleDesk.REQUESTER, "/api/v1/requests", "/api/v1/requests?cursor=" + OF_OWN, 200),
          new Call(SampleDesk.ADMIN, VIEWS, VIEWS + "?page=0&x=1", 400),
          new Call(SampleDesk.UNKNOWN_PERSON, VIEWS, VIEWS, 401),
          new Call(SampleDesk.REQUESTER, VIEWS, VIEWS, 403),
          new Call(SampleDesk.TECHNICIAN, VIEWS + "/counts", VIEWS + "/counts", 200),
          call(SampleDesk.ADMIN, "/api/v1/requests/business-unit-counts", 200),
          call(SampleDesk.ADMIN, "/api/v1/requests/flow", 200),
          new Call(
              SampleDesk.TECHNICIAN,
              "/api/v1/requests/flow",
              "/api/v1/requests/flow?days=90&business_unit_id=1",
              200),
          call(SampleDesk.REQUESTER, "/api/v1/requests/flow", 403),
          call(SampleDesk.ADMIN, "/api/v1/requests/workload", 200),
          call(SampleDesk.REQUESTER, "/api/v1/requests/workload", 403),
          call(SampleDesk.REQUESTER, "/api/v1/requests/business-unit-counts", 403),
          call(SampleDesk.REQUESTER, "/api/v1/requests", 200),
          call(SampleDesk.ADMIN, "/api/v1/requests", 200),
          of("/api/v1/requests/{id}", SampleDesk.PRINTER, 200),
          of("/api/v1/requests/{id}", SampleDesk.ODDITY, 200),
          of("/api/v1/requests/{id}", SampleDesk.VPN, 200),
          of("/api/v1/requests/{id}", SampleDesk.DELETED, 404),
          of("/api/v1/requests/{id}/messages", SampleDesk.PRINTER, 200),
          of("/api/v1/requests/{id}/messages", SampleDesk.TONER, 200),
          of("/api/v1/requests/{id}/read", SampleDesk.PRINTER, 200),
          of("/api/v1/requests/{id}/read", SampleDesk.DELETED, 404),
          call(SampleDesk.TECHNICIAN, "/api/v1/technicians", 200),
          call(SampleDesk.REQUESTER, "/api/v1/technicians", 403),
          of("/api/v1/requests/{id}/subtasks", SampleDesk.PRINTER, 200),
          of("/api/v1/requests/{id}/history", SampleDesk.PRINTER, 200),
          call(SampleDesk.ADMIN, "/api/v1/admin/people", 200),
          of("/api/v1/admin/people/{id}", SampleDesk.DEACTIVATED, 200),
          of("/api/v1/admin/people/{id}", SampleDesk.UNKNOWN_PERSON, 404),
          call(SampleDesk.ADMIN, "/api/v1/admin/business-units", 200),
          call(SampleDesk.ADMIN, "/api/v1/admin/statuses", 200),
          call(SampleDesk.REQUESTER, "/api/v1/statuses", 200),
          call(SampleDesk.ADMIN, "/api/v1/admin/history", 200),
          call(SampleDesk.TECHNICIAN, "/api/v1/admin/history", 403),
          call(SampleDesk.ADMIN, "/api/v1/admin/priorities", 200),
          call(SampleDesk.TECHNICIAN, "/api/v1/admin/priorities", 403),
          call(SampleDesk.TECHNICIAN, "/api/v1/views", 200),
          call(SampleDesk.REQUESTER, "/api/v1/views", 403),
          call(SampleDesk.TECHNICIAN, "/api/v1/views/fields", 200),
          call(SampleDesk.REQUESTER, "/api/v1/views/fields", 403),
          new Call(
              SampleDesk.TECHNICIAN,
              "/api/v1/views/counts",
              "/api/v1/views/counts?id=unassigned&id=all_tickets",
              200),
          call(SampleDesk.TECHNICIAN, "/api/v1/views/counts", 200),
          new Call(SampleDesk.ADMIN, "/api/v1/views/counts", "/api/v1/views/counts?id=99", 404),
          new Call(
              SampleDesk.ADMIN,
              "/api/v1/views/{id}/requests",
              "/api/v1/views/all_tickets/requests?counts=all&per_page=2",
              200),
          new Call(
              SampleDesk.ADMIN, "/api/v1/views/{id}/requests", "/api/v1/views/99/requests", 404),
          new Call(
              SampleDesk.ADMIN,
              "/api/v1/views/{id}/requests",
              "/api/v1/views/all_tickets/requests?unread=true",
              422),
          new Call(SampleDesk.TECHNICIAN, "/api/v1/views/{id}", "/api/v1/views/unassigned", 200),
          of("/api/v1/views/{id}", 4_711, 404),
          call(SampleDesk.ADMIN, "/api/v1/me", 200),
          call(SampleDesk.ADMIN, "/api/v1/tags", 200),
          call(SampleDesk.ADMIN, "/api/v1/requests/search", 400),
          new Call(
              SampleDesk.ADMIN,
              "/api/v1/requests/search",
              "/api/v1/requests/search?q=request&limit=3",
              200),
          new Call(
              SampleDesk.REQUESTER,
              "/api/v1/requests/search",
              "/api/v1/requests/search?q=%2311",
              200),
          call(SampleDesk.ADMIN, "/api/v1/requests/presence", 400),
          new Call(
              SampleDesk.REQUESTER,
              "/api/v1/requests/presence",
              "/api/v1/requests/presence?id=11&id=12",
              200),
          new Call(SampleDesk.TECHNICIAN, "/api/v1/tags", "/api/v1/tags?prefix=PRI", 200),
          new Call(SampleDesk.ADMIN, "/api/v1/tags", "/api/v1/tags?prefix=a,b", 400),
          call(SampleDesk.TECHNICIAN, "/api/v1/me", 200),
          call(SampleDesk.REQUESTER, "/api/v1/me", 200),
          call(SampleDesk.ADMIN, "/health/live", 200),
          call(SampleDesk.ADMIN, "/health/ready", 200));

  @BeforeAll
  static void start() {
    client = Client.of(SampleDesk.desk());
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  @Test
  void theSpecificationContainsItsReferences() {
    assertThat(SPECIFICATION.brokenReferences()).isEmpty();
  }

  @Test
  void everyResponseMatchesItsSchema() {
    for (Call call : CALLS) {
      HttpResponse<String> response = client.get(call.person(), call.path());
      assertThat(response.statusCode()).as(call.path()).isEqualTo(call.status());
      assertThat(errors(call.template(), response)).as(response.body()).isEmpty();
    }
  }

  @Test
  void detectsResponsesThatViolateTheSchema() {
    HttpResponse<String> page = client.get(SampleDesk.ADMIN, VIEWS);
    Media media = SPECIFICATION.response(VIEWS, 200, Json.CONTENT_TYPE);
    ObjectNode more = (ObjectNode) Client.json(page);
    ((ObjectNode) more.at("/data/0")).put("surprise", 1);
    ObjectNode less = (ObjectNode) Client.json(page);
    ((ObjectNode) less.at("/data/0")).remove("due_date");
    ObjectNode other = (ObjectNode) Client.json(page);
    other.put("as_of", "yesterday");

    assertThat(SPECIFICATION.errors(media, more.toString())).isNotEmpty();
    assertThat(SPECIFICATION.errors(media, less.toString())).isNotEmpty();
    assertThat(SPECIFICATION.errors(media, other.toString())).isNotEmpty();
  }

  @Test
  void exactlyTheRoutesAreSpecified() {
    for (HandlerType method :
        List.of(
            HandlerType.GET,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE)) {
      assertThat(routes(method))
          .as(method.name())
          .isEqualTo(SPECIFICATION.paths(method.name().toLowerCase(Locale.ROOT)));
    }
    assertThat(routes(HandlerType.HEAD)).isEqualTo(SPECIFICATION.paths("get"));
  }

  @Test
  void exactlyTheViewsAreSpecified() {
    List<String> views = Arrays.stream(View.values()).map(View::wireName).toList();
    assertThat(Specification.texts(SPECIFICATION.schema("View").path("enum"))).isEqualTo(views);
    assertThat(Specification.texts(SPECIFICATION.schema("Counts").path("required")))
        .isEqualTo(views);
    for (View view : View.values()) {
      assertThat(SPECIFICATION.schema("View").path("description").asText())
          .contains("| " + view.wireName() + " |");
    }
  }

  @Test
  void exactlyTheProblemsAreSpecified() {
    List<String> problems =
        Specification.texts(SPECIFICATION.schema("Problem").at("/properties/type/enum"));
    assertThat(problems.removeLast()).isEqualTo("about:blank");
    assertThat(problems)
        .isEqualTo(Arrays.stream(ProblemType.values()).map(ProblemType::type).toList());
    for (ProblemType problemType : ProblemType.values()) {
      assertThat(SPECIFICATION.info())
          .contains("| `" + problemType.type() + "` | " + problemType.status() + " |");
    }
  }

  @Test
  void exactlyTheParametersAreSpecified() {
    for (String path : SPECIFICATION.paths("get")) {
      if (path.startsWith("/api/")) {
        var problem = client.get(SampleDesk.ADMIN, path.replace("{id}", "11") + "?unheard_of=1");
        assertThat(Client.json(problem).path("detail").asText())
            .as(path)
            .endsWith(takes(SPECIFICATION.queryParameters(path)));
      }
    }
  }

  @Test
  void everyExampleMatchesItsSchema() {
    assertThat(SPECIFICATION.examples()).hasSizeGreaterThan(8);
    for (Media example : SPECIFICATION.examples()) {
      assertThat(SPECIFICATION.errors(example, example.node().path("example").toString()))
          .as(example.location())
          .isEmpty();
    }
  }

  private static List<?> errors(String template, HttpResponse<String> response) {
    String type = response.headers().firstValue("Content-Type").orElseThrow();
    return SPECIFICATION.errors(
        SPECIFICATION.response(template, response.statusCode(), type), response.body());
  }

  private static Set<String> routes(HandlerType method) {
    return Client.javalin().unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .filter(endpoint -> endpoint.method.equals(method) && !endpoint.path.endsWith("*"))
        .map(endpoint -> endpoint.path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String takes(Set<String> names) {
    return names.isEmpty()
        ? "This call takes no parameters."
        : "This call takes: " + String.join(", ", names) + ".";
  }

  private static Call call(long person, String path, int status) {
    return new Call(person, path, path, status);
  }

  private static Call of(String template, long request, int status) {
    return new Call(
        SampleDesk.ADMIN, template, template.replace("{id}", Long.toString(request)), status);
  }
}
