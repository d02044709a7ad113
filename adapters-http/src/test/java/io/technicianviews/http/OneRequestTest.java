package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.json.ProblemType;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OneRequestTest {

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
  void requestHasItsVersionAsTag() {
    HttpResponse<String> response = client.get(SampleDesk.ADMIN, "/api/v1/requests/11");
    assertThat(response.headers().allValues("ETag"))
        .containsExactly("\"" + Client.json(response).path("version").asLong() + "\"");
  }

  @Test
  void otherResponsesHaveNoTag() {
    for (String path : List.of("/api/v1/requests/11/messages", "/api/v1/me", "/openapi.yaml")) {
      assertThat(client.get(SampleDesk.ADMIN, path).headers().firstValue("ETag"))
          .as(path)
          .isEmpty();
    }
  }

  @Test
  void requestContainsItsDetails() {
    JsonNode request = Client.json(client.get(SampleDesk.TECHNICIAN, "/api/v1/requests/11"));
    assertThat(request.path("description").asText()).isEqualTo("What happened: 11");
    assertThat(request.at("/subtasks/0/id").asLong()).isEqualTo(SampleDesk.TONER);
    assertThat(request.at("/last_message/content").asText()).hasSize(200);
    assertThat(request.path("technician_has_unread").asBoolean()).isTrue();
    assertThat(request.path("requested").asText()).isEqualTo("2026-11-23T05:05:00.123456Z");
    assertThat(request.path("due_date").isNull()).isTrue();
  }

  @Test
  void messagesArePaged() {
    JsonNode page =
        Client.json(client.get(SampleDesk.ADMIN, "/api/v1/requests/11/messages?per_page=2&page=2"));
    assertThat(page.path("data")).hasSize(1);
    assertThat(page.at("/data/0/sequence_number").asInt()).isEqualTo(3);
    assertThat(page.at("/data/0/content").asText()).hasSize(250);
    assertThat(page.at("/data/0/sender/full_name").asText()).isEqualTo("Rita Requester");
    assertThat(page.path("total").asInt()).isEqualTo(3);
  }

  @Test
  void invisibleRequestsEqualMissingOnes() {
    for (String id :
        List.of("16", "999", "0", "-1", "abc", "007", "+11", "1.5", "99999999999999999999")) {
      for (String part : List.of("", "/messages", "/subtasks")) {
        HttpResponse<String> response =
            client.get(SampleDesk.ADMIN, "/api/v1/requests/" + id + part);
        assertThat(response.statusCode()).as(id + part).isEqualTo(404);
        assertThat(response.body())
            .contains(ProblemType.NO_SUCH_REQUEST.type())
            .contains("The request does not exist, or you may not see it.");
      }
    }
    assertThat(client.get(SampleDesk.OTHER_TECHNICIAN, "/api/v1/requests/11").body())
        .isEqualTo(client.get(SampleDesk.OTHER_TECHNICIAN, "/api/v1/requests/999").body());
  }

  @Test
  void requestersSeeTheirOwnRequests() {
    JsonNode page = Client.json(client.get(SampleDesk.REQUESTER, "/api/v1/requests?perPage=2"));
    assertThat(page.path("total").asInt()).isEqualTo(5);
    assertThat(page.path("data")).hasSize(2);
    assertThat(client.get(SampleDesk.REQUESTER, "/api/v1/requests/13").statusCode()).isEqualTo(200);
    assertThat(Client.json(client.get(SampleDesk.ADMIN, "/api/v1/requests")).path("total").asInt())
        .isZero();
  }

  @Test
  void returnsTheCaller() {
    JsonNode me = Client.json(client.get(SampleDesk.TECHNICIAN, "/api/v1/me"));
    assertThat(me.path("full_name").asText()).isEqualTo("Tom Technician");
    assertThat(me.path("role").asText()).isEqualTo("technician");
    assertThat(me.path("time_zone").asText()).isEqualTo("UTC");
    assertThat(me.at("/business_units/0/name").asText()).isEqualTo("Network");
  }
}
