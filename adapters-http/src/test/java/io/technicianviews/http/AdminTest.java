package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AdminTest {

  private static final Specification SPECIFICATION = Specification.published();
  private static final String ADMIN = "/api/v1/admin";

  @AutoClose private final Client client = Client.of(SampleDesk.desk());

  @Test
  void newTechniciansSeeTheRequestsOfTheirUnits() {
    HttpResponse<String> response =
        client.post(
            SampleDesk.ADMIN,
            ADMIN + "/people",
            "{\"full_name\": \"Nora\", \"role\": \"technician\", \"businessUnits\": [1]}");
    JsonNode nora = written("post", "/people", response, 201);
    long id = nora.path("id").asLong();
    assertThat(response.headers().firstValue("Location")).contains(ADMIN + "/people/" + id);
    assertThat(nora.path("active").asBoolean()).isTrue();
    assertThat(total(id)).isEqualTo(3);

    String payroll = ADMIN + "/people/" + id + "/business-units/2";
    JsonNode joined =
        written(
            "put",
            "/people/{id}/business-units/{unit_id}",
            client.send("PUT", SampleDesk.ADMIN, payroll, ""),
            200);
    assertThat(joined.path("business_units").toString()).isEqualTo("[1,2]");
    assertThat(total(id)).isEqualTo(4);
    JsonNode left =
        written(
            "delete",
            "/people/{id}/business-units/{unit_id}",
            client.send("DELETE", SampleDesk.ADMIN, payroll, ""),
            200);
    assertThat(left.path("business_units").toString()).isEqualTo("[1]");
    assertThat(total(id)).isEqualTo(3);
  }

  @Test
  void renamesPromotesAndDeactivatesAPerson() {
    JsonNode changed =
        written(
            "patch",
            "/people/{id}",
            client.patch(
                SampleDesk.ADMIN,
                ADMIN + "/people/4",
                "{\"full_name\": \"Rita Renamed\", \"role\": \"admin\"}"),
            200);
    assertThat(changed.path("role").asText()).isEqualTo("admin");
    assertThat(
            Client.json(client.get(SampleDesk.ADMIN, "/api/v1/requests/11"))
                .at("/requester/full_name")
                .asText())
        .isEqualTo("Rita Renamed");
    client.patch(SampleDesk.ADMIN, ADMIN + "/people/4", "{\"active\": false}");
    assertThat(client.get(SampleDesk.REQUESTER, "/api/v1/me").statusCode()).isEqualTo(401);
  }

  @Test
  void callerOmitsTheActiveFlag() {
    JsonNode me = Client.json(client.get(SampleDesk.TECHNICIAN, "/api/v1/me"));
    assertThat(me.has("active")).isFalse();
    assertThat(me.at("/business_units/0/name").asText()).isEqualTo("Network");
  }

  @Test
  void addsAndRenamesUnits() {
    JsonNode unit =
        written(
            "post",
            "/business-units",
            client.post(SampleDesk.ADMIN, ADMIN + "/business-units", "{\"name\": \"Facilities\"}"),
            201);
    written(
        "patch",
        "/business-units/{id}",
        client.patch(
            SampleDesk.ADMIN,
            ADMIN + "/business-units/" + unit.path("id").asLong(),
            "{\"name\": \"Buildings\"}"),
        200);
    assertThat(
            Client.json(client.get(SampleDesk.ADMIN, ADMIN + "/business-units"))
                .path("data")
                .findValuesAsText("name"))
        .containsExactly("Buildings", "Network", "Payroll");
  }

  @Test
  void renamedStatusesAndPrioritiesAreReturned() {
    written(
        "patch",
        "/statuses/{id}",
        client.patch(
            SampleDesk.ADMIN, ADMIN + "/statuses/1", "{\"name\": \"new\", \"color\": \"#00ff00\"}"),
        200);
    written(
        "patch",
        "/priorities/{id}",
        client.patch(
            SampleDesk.ADMIN,
            ADMIN + "/priorities/2",
            "{\"name\": \"soon\", \"responseTimeMinutes\": 5, \"resolution_time_hours\": 1}"),
        200);
    for (long caller : List.of(SampleDesk.DEACTIVATED, SampleDesk.TECHNICIAN, SampleDesk.ADMIN)) {
      assertThat(client.patch(caller, ADMIN + "/priorities/9", "{\"name\": \"soon\"}").statusCode())
          .isEqualTo(
              caller == SampleDesk.DEACTIVATED ? 401 : caller == SampleDesk.TECHNICIAN ? 403 : 404);
    }
    JsonNode request = Client.json(client.get(SampleDesk.ADMIN, "/api/v1/requests/11"));
    assertThat(request.at("/status/name").asText()).isEqualTo("new");
    assertThat(request.at("/priority/name").asText()).isEqualTo("soon");
    JsonNode made =
        Client.json(
            client.post(
                SampleDesk.ADMIN, "/api/v1/requests", "{\"subject\": \"x\", \"priority\": 2}"));
    assertThat(made.path("due_date").asText()).isEqualTo("2026-11-23T17:05:00.123456Z");
  }

  @Test
  void recordsTheChangesOfAdmins() {
    client.patch(SampleDesk.ADMIN, ADMIN + "/people/4", "{\"role\": \"technician\"}");
    client.send("PUT", SampleDesk.ADMIN, ADMIN + "/people/4/business-units/1", "");

    String history = ADMIN + "/history?person_id=4&per_page=1";
    JsonNode first = written("get", "/history", client.get(SampleDesk.ADMIN, history), 200);
    assertThat(first.at("/data/0/attribute").asText()).isEqualTo("business_unit");
    assertThat(first.at("/data/0/after").asText()).isEqualTo("1");
    String cursor = first.path("next_cursor").asText();
    JsonNode second =
        written(
            "get", "/history", client.get(SampleDesk.ADMIN, history + "&cursor=" + cursor), 200);
    assertThat(second.at("/data/0/attribute").asText()).isEqualTo("role");
    assertThat(second.at("/data/0/before").asText()).isEqualTo("requester");
    assertThat(second.at("/data/0/after").asText()).isEqualTo("technician");
    assertThat(second.at("/data/0/by/id").asLong()).isEqualTo(SampleDesk.ADMIN);
    assertThat(client.get(SampleDesk.ADMIN, ADMIN + "/history?cursor=x").statusCode())
        .isEqualTo(400);
    assertThat(client.get(SampleDesk.TECHNICIAN, ADMIN + "/history").statusCode()).isEqualTo(403);
  }

  private int total(long person) {
    return Client.json(client.get(person, "/api/v1/requests/technician-views?view=all_tickets"))
        .path("total")
        .asInt();
  }

  private static JsonNode written(
      String method, String template, HttpResponse<String> response, int status) {
    return SPECIFICATION.checked(method, ADMIN + template, response, status);
  }
}
