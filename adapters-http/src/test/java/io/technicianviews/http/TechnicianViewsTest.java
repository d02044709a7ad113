package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.domain.view.View;
import io.technicianviews.json.JsonCase;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TechnicianViewsTest {

  private static final String VIEWS = "/api/v1/requests/technician-views";
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
  void unassignedIsTheDefaultView() {
    assertThat(ids("")).containsExactly(11L, 12L, 13L, 14L);
    assertThat(ids("?view=all_solved")).containsExactly(15L);
  }

  @Test
  void everyViewReturnsItsCount() {
    for (View view : View.values()) {
      JsonNode page = page("?view=" + view.wireName());
      assertThat(page.path("counts").path(view.wireName()))
          .as(view.wireName())
          .isEqualTo(page.path("total"))
          .isEqualTo(page.at("/filter_counts/all"));
    }
  }

  @Test
  void pagesCoverTheView() {
    assertThat(ids("?per_page=3")).containsExactly(11L, 12L, 13L);
    assertThat(ids("?per_page=3&page=2")).containsExactly(14L);
    assertThat(ids("?per_page=3&page=3")).isEmpty();
    assertThat(page("?per_page=3&page=3").path("total").asInt()).isEqualTo(4);
    assertThat(ids("?page=2147483647&per_page=100")).isEmpty();
  }

  @Test
  void acceptsParametersInBothSpellings() {
    assertThat(ids("?perPage=2")).isEqualTo(ids("?per_page=2")).hasSize(2);
    assertThat(ids("?businessUnitId=2")).isEqualTo(ids("?business_unit_id=2")).hasSize(1);
  }

  @Test
  void filtersByBusinessUnit() {
    assertThat(ids("?business_unit_id=2")).containsExactly(13L);
    assertThat(ids("?business_unit_id=-1")).containsExactly(14L);
    assertThat(ids("?business_unit_id=-1&business_unit_id=2")).containsExactly(13L, 14L);
    assertThat(ids("?business_unit_id=777")).isEmpty();
    assertThat(page("?business_unit_id=2").at("/counts/unassigned").asInt()).isEqualTo(1);
  }

  @Test
  void filtersByTypeAndUnreadAndSorts() {
    assertThat(ids("?type=subtasks")).containsExactly(12L);
    assertThat(ids("?type=parents")).containsExactly(11L, 13L, 14L);
    assertThat(ids("?unread=true")).containsExactly(11L);
    assertThat(ids("?unread=false")).hasSize(4);
    assertThat(ids("?sort=created")).containsExactly(14L, 13L, 12L, 11L);
    assertThat(ids("?sort=-priority")).containsExactly(12L, 14L, 11L, 13L);
    assertThat(page("?type=subtasks").path("total").asInt()).isEqualTo(1);
    assertThat(page("?type=subtasks").at("/filter_counts/parents").asInt()).isEqualTo(3);
  }

  @Test
  void ignoresParametersThatBeginWithAnUnderscore() {
    assertThat(ids("?_=1732374300&_cache_buster&_page=0")).hasSize(4);
  }

  @Test
  void acceptsAnEmptyQuery() {
    assertThat(ids("?")).hasSize(4);
    assertThat(ids("?&&page=1&")).hasSize(4);
  }

  @Test
  void techniciansSeeTheirUnits() {
    assertThat(client.get(SampleDesk.OTHER_TECHNICIAN, VIEWS).body()).contains("\"total\":1,");
    assertThat(client.get(SampleDesk.OTHER_TECHNICIAN, VIEWS + "?business_unit_id=1").body())
        .contains("\"total\":0,");
  }

  @Test
  void listsTheCountsByUnit() {
    JsonNode counts =
        Client.json(
            client.get(SampleDesk.ADMIN, "/api/v1/requests/business-unit-counts?view=new_today"));
    assertThat(counts.at("/business_units/0/count").asInt()).isEqualTo(3);
    assertThat(counts.path("without_unit").asInt()).isEqualTo(1);
    assertThat(counts.path("total").asInt()).isEqualTo(5);
  }

  @Test
  void camelCaseOnlyChangesFieldNames() {
    try (Client camel = Client.of(Client.SETTINGS.jsonCase(JsonCase.CAMEL))) {
      for (String path :
          List.of(
              VIEWS + "?view=all_tickets",
              VIEWS + "/counts?perhaps=no",
              VIEWS + "/counts",
              "/api/v1/requests/business-unit-counts",
              "/api/v1/requests/11",
              "/api/v1/requests/11/messages?per_page=1",
              "/api/v1/me")) {
        HttpResponse<String> snakes = client.get(SampleDesk.ADMIN, path);
        HttpResponse<String> camels = camel.get(SampleDesk.ADMIN, path);
        assertThat(camels.body()).isEqualTo(camelized(snakes.body()));
      }
      assertThat(camel.get(SampleDesk.ADMIN, VIEWS).body())
          .contains("\"allUnsolved\":", "\"filterCounts\":", "\"asOf\":", "\"in_progress\"")
          .doesNotContain("all_unsolved");
    }
  }

  /** Replaces field names. */
  private static String camelized(String json) {
    return Pattern.compile("\"([a-z_]+)\":")
        .matcher(json)
        .replaceAll(name -> "\"" + JsonCase.CAMEL.of(name.group(1)) + "\":");
  }

  private static JsonNode page(String query) {
    HttpResponse<String> response = client.get(SampleDesk.ADMIN, VIEWS + query);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Client.json(response);
  }

  private static List<Long> ids(String query) {
    List<Long> ids = new ArrayList<>();
    page(query).path("data").forEach(row -> ids.add(row.path("id").asLong()));
    return ids;
  }
}
