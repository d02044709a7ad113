package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.presence.RequestPresences;
import io.technicianviews.json.ProblemType;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Presences over HTTP. */
@Timeout(60)
class PresenceTest {

  private static final String REQUESTS = "/api/v1/requests";
  private static final String PRINTER = REQUESTS + "/" + SampleDesk.PRINTER;
  private static final String STREAM = REQUESTS + "/technician-views/stream";

  private static ServiceDesk desk;
  private static Client client;

  @BeforeAll
  static void start() {
    desk = SampleDesk.cached(SampleDesk.snapshots());
    client = Client.of(desk);
  }

  @AfterAll
  static void stop() {
    client.close();
    desk.close();
  }

  @AfterEach
  void leaveAll() {
    for (long person : new long[] {SampleDesk.ADMIN, SampleDesk.TECHNICIAN, SampleDesk.REQUESTER}) {
      leave(person, PRINTER);
    }
  }

  private static HttpResponse<String> put(long person, String request, String body) {
    return client.send("PUT", person, request + "/presence", body);
  }

  private static void enter(long person, String request, String body) {
    HttpResponse<String> response = put(person, request, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private static void leave(long person, String request) {
    HttpResponse<String> response =
        client.send(client.request(person, request + "/presence").DELETE());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
    assertThat(response.headers().firstValue("Content-Type")).isEmpty();
  }

  private static JsonNode rows(long person, long... ids) {
    String query = LongStream.of(ids).mapToObj(id -> "id=" + id).collect(Collectors.joining("&"));
    HttpResponse<String> response = client.get(person, REQUESTS + "/presence?" + query);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Client.json(response);
  }

  private static JsonNode json(String text) {
    return Client.json(text);
  }

  @Test
  void heartbeatsReturnTheOthers() {
    enter(SampleDesk.TECHNICIAN, PRINTER, "");
    JsonNode others = Client.json(put(SampleDesk.ADMIN, PRINTER, "{\"activity\": \"replying\"}"));
    assertThat(others)
        .isEqualTo(
            json(
                """
                {"request_id": 11,
                 "people": [{"id": 2, "full_name": "Tom Technician", "activity": "viewing"}]}"""));
    assertThat(Client.json(put(SampleDesk.TECHNICIAN, PRINTER, "{}")).at("/people/0/activity"))
        .isEqualTo(json("\"replying\""));
  }

  @Test
  void rowsShowOnlyWhatTheCallerMaySee() {
    enter(SampleDesk.ADMIN, PRINTER, "{}");
    enter(SampleDesk.ADMIN, REQUESTS + "/" + SampleDesk.PAYSLIP, "{}");
    JsonNode rows =
        rows(SampleDesk.TECHNICIAN, SampleDesk.PAYSLIP, SampleDesk.TONER, SampleDesk.PRINTER);
    assertThat(rows)
        .isEqualTo(
            json(
                """
                {"data": [{"request_id": 11,
                  "people": [{"id": 1, "full_name": "Ada Admin", "activity": "viewing"}]}]}"""));
    assertThat(rows(SampleDesk.ADMIN, SampleDesk.PRINTER).path("data")).isEmpty();
    leave(SampleDesk.ADMIN, PRINTER);
    assertThat(rows(SampleDesk.TECHNICIAN, SampleDesk.PRINTER).path("data")).isEmpty();
    leave(SampleDesk.ADMIN, REQUESTS + "/" + SampleDesk.PAYSLIP);
  }

  @Test
  void isForThoseWhoMayReadTheRequest() {
    assertThat(put(SampleDesk.TECHNICIAN, REQUESTS + "/" + SampleDesk.PAYSLIP, "").body())
        .contains(ProblemType.NO_SUCH_REQUEST.type());
    assertThat(put(SampleDesk.ADMIN, REQUESTS + "/" + SampleDesk.DELETED, "").statusCode())
        .isEqualTo(404);
    assertThat(put(SampleDesk.REQUESTER, PRINTER, "").statusCode()).isEqualTo(200);
    assertThat(put(SampleDesk.DEACTIVATED, PRINTER, "").statusCode()).isEqualTo(401);
    assertThat(client.get(SampleDesk.DEACTIVATED, REQUESTS + "/presence?id=1").statusCode())
        .isEqualTo(401);
    assertThat(client.get(REQUESTS + "/presence?id=1").statusCode()).isEqualTo(401);
    for (String id : List.of("abc", "0", "11")) {
      assertThat(left(SampleDesk.DEACTIVATED, id)).as(id).isEqualTo(401);
      assertThat(left(SampleDesk.UNKNOWN_PERSON, id)).as(id).isEqualTo(401);
    }
    assertThat(left(SampleDesk.ADMIN, "abc")).isEqualTo(404);
  }

  private static int left(long person, String id) {
    return client
        .send(client.request(person, REQUESTS + "/" + id + "/presence").DELETE())
        .statusCode();
  }

  @Test
  void badInputIsRefused() {
    assertThat(put(SampleDesk.ADMIN, PRINTER, "{\"activity\": \"sleeping\"}").body())
        .contains("must be viewing or replying");
    assertThat(put(SampleDesk.ADMIN, PRINTER, "{\"activity\": null}").statusCode()).isEqualTo(400);
    assertThat(put(SampleDesk.ADMIN, PRINTER, "{\"state\": \"viewing\"}").body())
        .contains("Its body has the fields: activity.");
    assertThat(client.get(SampleDesk.ADMIN, REQUESTS + "/presence").body())
        .contains("is required: the id of a request, may be repeated");
    assertThat(client.get(SampleDesk.ADMIN, REQUESTS + "/presence?id=x").body())
        .contains("must be the id of a request");
    String many =
        LongStream.rangeClosed(1, RequestPresences.MAX_REQUESTS + 1)
            .mapToObj(id -> "id=" + id)
            .collect(Collectors.joining("&"));
    assertThat(client.get(SampleDesk.ADMIN, REQUESTS + "/presence?" + many).body())
        .contains("may name at most 100 requests");
  }

  @Test
  void aRequestWithPresencesIsUnchanged() {
    String page = REQUESTS + "/technician-views?view=all_tickets";
    String detail = tag(client.get(SampleDesk.TECHNICIAN, PRINTER));
    String list = tag(client.get(SampleDesk.TECHNICIAN, page));
    String history = client.get(SampleDesk.TECHNICIAN, PRINTER + "/history").body();
    enter(SampleDesk.ADMIN, PRINTER, "{\"activity\": \"replying\"}");
    assertThat(tag(client.get(SampleDesk.TECHNICIAN, PRINTER))).isEqualTo(detail);
    assertThat(tag(client.get(SampleDesk.TECHNICIAN, page))).isEqualTo(list);
    assertThat(Client.json(client.get(SampleDesk.TECHNICIAN, PRINTER + "/history")).path("data"))
        .isEqualTo(json(history).path("data"));
  }

  private static String tag(HttpResponse<String> response) {
    return response.headers().firstValue("ETag").orElseThrow();
  }

  @Test
  void streamsReportArrivalsAndDepartures() {
    enter(SampleDesk.ADMIN, PRINTER, "{}");
    try (Listener listener = Listener.to(client, client.request(SampleDesk.TECHNICIAN, STREAM))) {
      listener.next("counts");
      assertThat(listener.next("presence")).isEqualTo(people("viewing"));
      enter(SampleDesk.ADMIN, PRINTER, "{\"activity\": \"replying\"}");
      assertThat(listener.next("presence")).isEqualTo(people("replying"));
      enter(SampleDesk.TECHNICIAN, PRINTER, "{}");
      leave(SampleDesk.ADMIN, PRINTER);
      assertThat(listener.next("presence"))
          .isEqualTo(json("{\"data\": [{\"request_id\": 11, \"people\": []}]}"));
    }
  }

  private static JsonNode people(String activity) {
    return json(
        """
        {"data": [{"request_id": 11,
          "people": [{"id": 1, "full_name": "Ada Admin", "activity": "%s"}]}]}"""
            .formatted(activity));
  }
}
