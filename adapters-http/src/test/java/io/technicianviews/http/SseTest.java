package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.http.Listener.Event;
import io.technicianviews.json.JsonCase;
import io.technicianviews.json.ProblemType;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The event stream over HTTP. */
@Timeout(120)
class SseTest {

  private static final String VIEWS = "/api/v1/requests/technician-views";
  private static final String STREAM = VIEWS + "/stream";
  private static final String PRINTER = "/api/v1/requests/" + SampleDesk.PRINTER;

  private final ServiceDesk desk = SampleDesk.cached(SampleDesk.snapshots());
  private final List<AutoCloseable> opened = new ArrayList<>(List.of(desk));
  private final Client client = server(Client.SETTINGS);

  private Client server(HttpSettings settings) {
    Client server = Client.of(desk, () -> {}, settings);
    opened.add(server);
    return server;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
  }

  private Listener listen(HttpRequest.Builder request) {
    return listen(client, request);
  }

  private Listener listen(Client server, HttpRequest.Builder request) {
    Listener listener = Listener.to(server, request);
    opened.add(listener);
    return listener;
  }

  private Listener technician() {
    return listen(client.request(SampleDesk.TECHNICIAN, STREAM + "?view=all_unsolved"));
  }

  private void patch(String fields) {
    assertThat(client.patch(SampleDesk.ADMIN, PRINTER, fields).statusCode()).isEqualTo(200);
  }

  @Test
  void beginsWithTheCounts() {
    String query = "?view=all_unsolved&business_unit_id=" + SampleDesk.NETWORK;
    try (Listener listener = listen(client.request(SampleDesk.TECHNICIAN, STREAM + query))) {
      assertThat(listener.next("counts"))
          .isEqualTo(Client.json(client.get(SampleDesk.TECHNICIAN, VIEWS + "/counts" + query)));
      assertThat(listener.lastId()).matches("[0-9]+");
    }
  }

  @Test
  void callsAfterAnEventSeeItsChange() {
    Listener listener = technician();
    listener.next("counts");
    patch("{\"status\": 5}");
    JsonNode change = listener.next("request");
    JsonNode seen = Client.json(client.get(SampleDesk.TECHNICIAN, PRINTER));
    assertThat(seen.at("/status/id").asInt()).isEqualTo(5);
    assertThat(change.path("id").asLong()).isEqualTo(SampleDesk.PRINTER);
    assertThat(change.path("what").asText()).isEqualTo("updated");
    assertThat(change.at("/by/full_name").asText()).isEqualTo("Ada Admin");
    assertThat(Specification.texts(change.path("changed"))).containsExactly("status");
    assertThat(Specification.texts(change.path("left")))
        .containsExactly("unassigned", "all_unsolved", "urgent_high_priority");
    assertThat(Specification.texts(change.path("entered")))
        .containsExactly("recently_solved", "all_solved");
    JsonNode counts = listener.next("counts");
    assertThat(counts)
        .isEqualTo(
            Client.json(client.get(SampleDesk.TECHNICIAN, VIEWS + "/counts?view=all_unsolved")));
  }

  @Test
  void goneRequestsHaveNoFurtherEvents() {
    Listener listener = technician();
    listener.next("counts");
    patch("{\"business_unit_id\": " + SampleDesk.PAYROLL + "}");
    JsonNode gone = listener.next("request");
    assertThat(Specification.names(gone)).isEqualTo(Set.of("id", "what", "left"));
    assertThat(gone.path("what").asText()).isEqualTo("gone");
    patch("{\"subject\": \"Secret\"}");
    patch("{\"business_unit_id\": " + SampleDesk.NETWORK + "}");
    Event back = Objects.requireNonNull(listener.next());
    while (back.name().equals("counts")) {
      back = Objects.requireNonNull(listener.next());
    }
    assertThat(Specification.texts(back.data().path("changed"))).containsExactly("business_unit");
  }

  @Test
  void resumesAfterTheLastEventId() {
    Listener first = technician();
    first.next("counts");
    patch("{\"subject\": \"1\"}");
    first.next("request");
    String last = first.lastId();
    first.close();
    for (int i = 2; i < 5; i++) {
      patch("{\"subject\": \"" + i + "\"}");
    }
    List<Long> missed = missed(listen(back(STREAM).header("Last-Event-ID", last)));
    assertThat(missed).hasSize(3).isSorted().doesNotHaveDuplicates();
    assertThat(missed.getFirst()).isGreaterThan(Long.parseLong(last));
    assertThat(missed(listen(back(STREAM + "?last_event_id=" + last)))).isEqualTo(missed);
    assertThat(missed(listen(back(STREAM + "?lastEventId=0").header("Last-Event-ID", last))))
        .as("the header is the newer one")
        .isEqualTo(missed);
  }

  private HttpRequest.Builder back(String path) {
    return client.request(SampleDesk.TECHNICIAN, path);
  }

  private static List<Long> missed(Listener listener) {
    listener.next("counts");
    return IntStream.range(0, 3)
        .mapToObj(
            i -> {
              listener.next("request");
              return Long.valueOf(listener.lastId());
            })
        .toList();
  }

  @Test
  void unknownIdsLeadToAResync() {
    for (String id : List.of("999999", "abc", "-1", "99999999999999999999")) {
      try (Listener listener = listen(back(STREAM).header("Last-Event-ID", id))) {
        assertThat(listener.next("resync").path("reason").asText()).isEqualTo("unknown_id");
        assertThat(Long.parseLong(listener.lastId())).isLessThan(999_999);
        listener.next("counts");
      }
    }
  }

  @Test
  void heartbeatsContainThePosition() {
    Client server = server(Client.SETTINGS.heartbeat(Duration.ofMillis(20)));
    Listener listener = listen(server, server.request(SampleDesk.OTHER_TECHNICIAN, STREAM));
    listener.next("counts");
    assertThat(listener.block()).as("no event was received").containsOnlyKeys("");
    String before = listener.lastId();
    patch("{\"subject\": \"Not hers\"}");
    while (listener.lastId().equals(before)) {
      assertThat(Objects.requireNonNull(listener.block())).doesNotContainKey("data");
    }
    assertThat(Long.parseLong(listener.lastId())).isGreaterThan(Long.parseLong(before));
    assertThat(listener.block()).containsOnlyKeys("");
  }

  @Test
  void disconnectsClientsThatDoNotRead() {
    try (Wire deaf = new Wire(client.port())) {
      deaf.send(
          "GET "
              + STREAM
              + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
              + Tokens.of(SampleDesk.TECHNICIAN)
              + "\r\n\r\n");
      deaf.readUntil("event: counts");
      // More than the buffers of both ends and of the stream hold.
      String subject = "x".repeat(200);
      for (int i = 0; i < 30_000; i++) {
        desk.commands()
            .update(SampleDesk.ADMIN, SampleDesk.PRINTER, RequestPatch.NOTHING.subject(subject + i))
            .orElseThrow();
      }
      assertThat(deaf.readUntil("event: end\ndata: {\"reason\":\"too_slow\"}\n\n"))
          .doesNotEndWith(Wire.CLOSED);
    }
  }

  @Test
  void rejectsUnauthorizedClients() {
    assertProblem(client.get(STREAM), 401, ProblemType.AUTHENTICATION_REQUIRED);
    assertProblem(client.get(STREAM + "?access_token=x"), 401, ProblemType.INVALID_TOKEN);
    assertProblem(client.get(SampleDesk.REQUESTER, STREAM), 403, ProblemType.TECHNICIANS_ONLY);
    assertProblem(
        client.get(SampleDesk.REQUESTER, STREAM + "?view=x"), 403, ProblemType.TECHNICIANS_ONLY);
    assertProblem(
        client.get(SampleDesk.TECHNICIAN, STREAM + "?view=x&y=z"),
        400,
        ProblemType.INVALID_PARAMETERS);
  }

  private static void assertProblem(
      HttpResponse<String> response, int status, ProblemType problemType) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(Client.json(response).path("type").asText()).isEqualTo(problemType.type());
  }

  @Test
  void headReturnsTheHeadersOfGet() {
    HttpResponse<String> head = client.send(client.request(SampleDesk.TECHNICIAN, STREAM).HEAD());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().allValues("Content-Type"))
        .containsExactly("text/event-stream;charset=utf-8");
    assertThat(client.send(client.request(STREAM).HEAD()).statusCode()).isEqualTo(401);
  }

  @Test
  void endsTheStreamOfDemotedTechnicians() {
    Listener listener = technician();
    listener.next("counts");
    assertThat(
            client
                .patch(
                    SampleDesk.ADMIN,
                    "/api/v1/admin/people/" + SampleDesk.TECHNICIAN,
                    "{\"active\": false}")
                .statusCode())
        .isEqualTo(200);
    assertThat(listener.next("end").path("reason").asText()).isEqualTo("rights");
    assertThat(listener.next()).isNull();
  }

  @Test
  void closingTheServerEndsTheStreams() {
    Listener listener = technician();
    listener.next("counts");
    client.server().close();
    assertThat(listener.next("end").path("reason").asText()).isEqualTo("closed");
    assertThat(listener.next()).isNull();
  }

  @Test
  void eventsUseTheNamingConventionOfTheServer() {
    Client camel = server(Client.SETTINGS.jsonCase(JsonCase.CAMEL));
    Listener listener = listen(camel, camel.request(SampleDesk.TECHNICIAN, STREAM));
    assertThat(listener.next("counts").path("filterCounts").path("all").isNumber()).isTrue();
    patch("{\"priority\": 1}");
    assertThat(listener.next("request").at("/by/fullName").asText()).isEqualTo("Ada Admin");
  }

  @Test
  void manyListenersReceiveTheSameEvents() {
    List<Listener> listeners = IntStream.range(0, 50).mapToObj(i -> technician()).toList();
    listeners.forEach(listener -> listener.next("counts"));
    patch("{\"subject\": \"All hear it\"}");
    Set<Map.Entry<String, JsonNode>> received = new HashSet<>();
    for (Listener listener : listeners) {
      JsonNode data = listener.next("request");
      received.add(Map.entry(listener.lastId(), data));
    }
    assertThat(received).hasSize(1);
  }

  @Test
  void followedViewsAreCountedAndNamed() {
    long unassigned = view("assignee_id", "is", "null");
    long unread = view("unread", "is", "true");
    Listener listener =
        listen(
            client.request(
                SampleDesk.TECHNICIAN, STREAM + "?follow=" + unassigned + "&follow=" + unread));
    listener.next("counts");
    JsonNode first = listener.next("view_counts");
    assertThat(Specification.names(first)).isEqualTo(Set.of("counts", "moved", "as_of"));
    assertThat(first.path("counts"))
        .isEqualTo(
            Client.json(
                    client.get(
                        SampleDesk.TECHNICIAN,
                        "/api/v1/views/counts?id=" + unassigned + "&id=" + unread))
                .path("counts"));

    patch("{\"status\": 5}");
    List<Long> left = new ArrayList<>();
    listener.next("request").path("left").forEach(id -> left.add(id.asLong()));
    assertThat(left).contains(unassigned).doesNotContain(unread);
    listener.next("counts");
    JsonNode counts = listener.next("view_counts");
    assertThat(counts.at("/counts/" + unassigned).asLong())
        .isEqualTo(first.at("/counts/" + unassigned).asLong() - 1);
    assertThat(client.get(SampleDesk.TECHNICIAN, STREAM + "?follow=9999").statusCode())
        .isEqualTo(404);
    assertThat(client.get(SampleDesk.TECHNICIAN, STREAM + "?follow=mine").statusCode())
        .isEqualTo(400);
  }

  /** Creates a view of unsolved requests with one more condition. */
  private long view(String field, String operator, String value) {
    String body =
        """
        {"title": "View of %1$s", "conditions": {"all": [
          {"field": "status_category", "operator": "is_not", "value": ["solved", "closed"]},
          {"field": "%1$s", "operator": "%2$s", "value": %3$s}]}}
        """
            .formatted(field, operator, value);
    return Client.json(client.post(SampleDesk.TECHNICIAN, "/api/v1/views", body))
        .path("id")
        .asLong();
  }

  @Test
  void everyEventMatchesItsSchema() {
    Specification specification = Specification.published();
    long view = view("unread", "is", "false");
    Listener listener = listen(back(STREAM + "?follow=all").header("Last-Event-ID", "999999"));
    assertThat(view).isPositive();
    // A request that stays in the technician's scope.
    String toner = "/api/v1/requests/" + SampleDesk.TONER + "/presence";
    assertThat(client.send("PUT", SampleDesk.ADMIN, toner, "{}").statusCode()).isEqualTo(200);
    patch("{\"status\": 5}");
    patch("{\"business_unit_id\": null}");
    Set<String> received = new HashSet<>();
    for (int gone = 0; gone < 1 || !received.contains("presence"); ) {
      Event event = Objects.requireNonNull(listener.next());
      received.add(event.name());
      gone += event.data().path("what").asText().equals("gone") ? 1 : 0;
      assertThat(specification.errors(schema(event.name()), event.data().toString()))
          .as(event.toString())
          .isEmpty();
    }
    client.server().close();
    for (Event event = listener.next(); event != null; event = listener.next()) {
      received.add(event.name());
      assertThat(specification.errors(schema(event.name()), event.data().toString())).isEmpty();
    }
    assertThat(received)
        .isEqualTo(Set.of("request", "counts", "view_counts", "presence", "resync", "end"));
  }

  private static String schema(String event) {
    return switch (event) {
      case "request" -> "LiveRequest";
      case "counts" -> "ViewNumbers";
      case "view_counts" -> "LiveViewCounts";
      case "presence" -> "LivePresence";
      case "resync" -> "LiveResync";
      default -> "LiveEnd";
    };
  }
}
