package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.export.ViewExport;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.ForwardingSnapshot;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The export of views as CSV. */
class CsvTest {

  private static final String CSV = "/api/v1/requests/technician-views.csv";
  private static final String PAGE = "/api/v1/requests/technician-views";
  private static final int MANY = 1_203;

  @Test
  void exportsTheRowsOfThePageInItsOrder() {
    try (Client client = Client.of(SampleDesk.desk())) {
      String query = "?view=all_unsolved&sort=priority&type=all&business_unit_id=1";
      HttpResponse<String> response = client.get(SampleDesk.ADMIN, CSV + query);
      List<String> lines = response.body().lines().toList();
      List<String> ids = new ArrayList<>();
      for (JsonNode row : Client.json(client.get(SampleDesk.ADMIN, PAGE + query)).path("data")) {
        ids.add(row.path("id").asText());
      }

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(lines.getFirst()).startsWith("id,subject,status,priority,requester_id,");
      assertThat(lines.stream().skip(1).map(line -> line.split(",")[0])).isEqualTo(ids);
      assertThat(response.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/csv");
      assertThat(response.headers().firstValue("X-As-Of")).contains(SampleDesk.NOW.toString());
      assertThat(response.headers().firstValue("Content-Disposition"))
          .contains("attachment; filename=\"all_unsolved-2026-11-23.csv\"");
      HttpResponse<String> head = client.send("HEAD", SampleDesk.ADMIN, CSV + query, "");
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
    }
  }

  @Test
  void formulasAreHarmlessAndTextsAreQuoted() {
    ServiceDesk desk = SampleDesk.desk();
    for (String subject :
        List.of("=HYPERLINK(\"http://x\",\"y\")", "+1", "-1", "@SUM(A1)", "a \"b\", c", "ok")) {
      desk.commands().create(SampleDesk.REQUESTER, NewRequest.of(subject)).orElseThrow();
    }
    try (Client client = Client.of(desk)) {
      assertThat(client.get(SampleDesk.ADMIN, CSV + "?view=new_today&business_unit_id=-1").body())
          .contains(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",")
          .contains(",'+1,", ",'-1,", ",'@SUM(A1),", ",\"a \"\"b\"\", c\",", ",ok,");
    }
  }

  @Test
  void formulasBehindOtherSeparatorsAreHarmless() {
    ServiceDesk desk = SampleDesk.desk();
    for (String subject :
        List.of("x;=1+1;", "y;\"@A1&\"", "-1;+1;\uff1d1", "a;b = c - d; e@f", "z,=1")) {
      desk.commands().create(SampleDesk.REQUESTER, NewRequest.of(subject)).orElseThrow();
    }
    desk.commands()
        .addMessage(
            SampleDesk.REQUESTER, SampleDesk.PRINTER, "Hello\n=WEBSERVICE(\"x\")\n\n\t-1\nBye")
        .orElseThrow();
    try (Client client = Client.of(desk)) {
      assertThat(client.get(SampleDesk.ADMIN, CSV + "?view=all_unsolved").body())
          .contains(",x;'=1+1;,", ",\"y;\"\"'@A1&\"\"\",", ",'-1;'+1;'\uff1d1,")
          .contains(",\"Hello\n'=WEBSERVICE(\"\"x\"\")\n\n\t'-1\nBye\",")
          .contains(",a;b = c - d; e@f,", ",\"z,=1\",");
    }
  }

  @Test
  void exportsManyRowsOfOneSnapshot() {
    InMemoryDesk memory = many();
    try (Client client = Client.of(SampleDesk.desk(memory, memory))) {
      List<String> lines =
          client.get(SampleDesk.ADMIN, CSV + "?view=all_tickets").body().lines().toList();
      assertThat(lines.stream().skip(1).map(line -> line.split(",")[0]).distinct())
          .hasSize(MANY + 5);
      List<String> sorted =
          client
              .get(SampleDesk.ADMIN, "/api/v1/views/all_tickets/requests.csv?sort=created")
              .body()
              .lines()
              .toList();
      assertThat(sorted).hasSameElementsAs(lines);
      List<String> unsolved =
          client.get(SampleDesk.ADMIN, CSV + "?view=all_unsolved").body().lines().toList();
      assertThat(unsolved).hasSizeGreaterThan(1_000);
      long view =
          Client.json(
                  client.post(
                      SampleDesk.ADMIN,
                      "/api/v1/views",
                      """
                      {"title": "Unsolved", "conditions": {"all": [
                        {"field": "status_category", "operator": "is_not", "value": ["solved", "closed"]},
                        {"field": "tags", "operator": "none_of", "value": ["vpn"]}]}}
                      """))
              .path("id")
              .asLong();
      assertThat(
              client
                  .get(SampleDesk.ADMIN, "/api/v1/views/" + view + "/requests.csv")
                  .body()
                  .lines())
          .hasSameElementsAs(unsolved);
    }
  }

  @Test
  void aFailureEndsTheConnectionBeforeTheBodyIsComplete() {
    InMemoryDesk memory = many();
    ServiceDesk failing =
        SampleDesk.desk(
            timeout ->
                new ForwardingSnapshot(memory.open(timeout)) {
                  @Override
                  public QueryResults read(Collection<? extends Query<?>> queries) {
                    if (queries.stream().anyMatch(CsvTest::isLater)) {
                      throw new DeskUnavailableException("the database has failed");
                    }
                    return super.read(queries);
                  }
                },
            memory);
    try (Client client = Client.of(failing)) {
      assertThatThrownBy(() -> client.get(SampleDesk.ADMIN, CSV + "?view=all_tickets"))
          .isInstanceOf(UncheckedIOException.class);
      assertThat(client.get(SampleDesk.ADMIN, CSV + "?view=urgent_high_priority").statusCode())
          .as("the place is free again")
          .isEqualTo(200);
    }
  }

  private static boolean isLater(Query<?> query) {
    return query instanceof RequestQuery.PageRows rows
        && rows.start() instanceof PageStart.AfterPosition;
  }

  @Test
  void aLimitedNumberOfExportsRunsAtATime() {
    ServiceDesk desk = SampleDesk.desk();
    List<ViewExport> open = new ArrayList<>();
    for (int i = 0; i < ViewExport.MAX_OPEN; i++) {
      open.add(
          desk.technicianViews()
              .export(SampleDesk.ADMIN, ViewQuery.of(View.ALL_TICKETS))
              .orElseThrow());
    }
    try (Client client = Client.of(desk)) {
      HttpResponse<String> refused = client.get(SampleDesk.ADMIN, CSV);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      open.forEach(ViewExport::close);
      open.getFirst().close();
      assertThat(client.get(SampleDesk.ADMIN, CSV).statusCode()).isEqualTo(200);
      assertThat(client.get(SampleDesk.REQUESTER, CSV).statusCode()).isEqualTo(403);
      assertThat(client.get(SampleDesk.REQUESTER, CSV).statusCode()).isEqualTo(403);
      assertThat(client.get(SampleDesk.REQUESTER, CSV).statusCode())
          .as("refused exports take no place")
          .isEqualTo(403);
      assertThat(client.get(SampleDesk.ADMIN, CSV + "?page=2").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void aClientThatLeavesEndsTheExport() throws Exception {
    InMemoryDesk memory = many();
    try (Client client = Client.of(SampleDesk.desk(memory, memory))) {
      HttpRequest request = client.request(SampleDesk.ADMIN, CSV + "?view=all_tickets").build();
      for (int i = 0; i < 2 * ViewExport.MAX_OPEN; i++) {
        client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body().close();
      }
      await().until(() -> client.get(SampleDesk.ADMIN, CSV).statusCode() == 200);
    }
  }

  private static InMemoryDesk many() {
    InMemoryDesk memory = SampleDesk.snapshots();
    try (BulkLoad load = memory.begin()) {
      List<RequestRecord> requests = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        requests.add(
            RequestRecord.withoutMessages(
                ServiceRequest.opened(
                    1_000 + i, "Request " + i, SampleDesk.REQUESTER, SampleDesk.NOW)));
      }
      load.requests(requests);
      load.commit();
    }
    return memory;
  }
}
