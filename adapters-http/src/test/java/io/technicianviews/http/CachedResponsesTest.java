package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.page.Cursor;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.View;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.json.CursorCodec;
import io.technicianviews.json.JsonCase;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Entity tags, conditional requests and cache headers. */
class CachedResponsesTest {

  private static final String VIEWS = "/api/v1/requests/technician-views";
  private static final String UNSOLVED = VIEWS + "?view=all_unsolved";
  private static final String BEHIND_THE_NEWEST =
      Objects.requireNonNull(
          CursorCodec.encode(
              new Cursor(
                  View.ALL_TICKETS,
                  View.ALL_TICKETS.order(),
                  new SeekPosition(
                      List.of(ChronoUnit.MICROS.between(Instant.EPOCH, SampleDesk.NOW)), 1))));
  private static final List<String> CACHED =
      List.of(
          UNSOLVED,
          VIEWS + "?view=all_tickets&type=subtasks",
          VIEWS + "?view=all_unsolved&unread=true&sort=-due_date",
          VIEWS + "/counts",
          "/api/v1/requests/business-unit-counts",
          VIEWS + "?view=all_tickets&per_page=1&cursor=" + BEHIND_THE_NEWEST,
          "/api/v1/requests");

  private final InMemoryDesk memory = SampleDesk.snapshots();
  private final ServiceDesk desk = SampleDesk.cached(memory);
  private final Client client = Client.of(desk);

  @AfterEach
  void close() {
    client.close();
    desk.close();
  }

  @Test
  void secondResponseComesFromTheCache() {
    for (String path : CACHED) {
      HttpResponse<String> first = client.get(SampleDesk.TECHNICIAN, path);
      HttpResponse<String> second = client.get(SampleDesk.TECHNICIAN, path);
      assertThat(header(second, "X-Cache")).as(path).isEqualTo("HIT");
      assertThat(second.body()).as(path).isEqualTo(first.body());
      assertThat(tag(second)).as(path).isEqualTo(tag(first)).matches("W/\"[A-Za-z0-9_-]{22}\"");
      assertThat(header(second, "Cache-Control")).isEqualTo("private, no-cache");
      assertThat(second.headers().allValues("Vary").toString()).contains("Authorization");
      assertThat(header(second, "X-As-Of"))
          .isEqualTo(Client.json(second).path("as_of").asText())
          .isEqualTo(SampleDesk.NOW.toString());
    }
  }

  @Test
  void cachedPartsAreShared() {
    assertThat(header(client.get(SampleDesk.TECHNICIAN, UNSOLVED), "X-Cache")).isEqualTo("MISS");
    assertThat(header(client.get(SampleDesk.TECHNICIAN, VIEWS), "X-Cache")).isEqualTo("PARTIAL");
    assertThat(header(client.get(SampleDesk.TECHNICIAN, VIEWS + "/counts"), "X-Cache"))
        .isEqualTo("HIT");
  }

  @Test
  void currentCopiesReceiveNotModified() {
    for (String path : CACHED) {
      String tag = tag(client.get(SampleDesk.TECHNICIAN, path));
      for (String condition : IfNoneMatch.matching(tag)) {
        HttpResponse<String> notModified = unlessKnown(SampleDesk.TECHNICIAN, path, condition);
        assertThat(notModified.statusCode()).as(path + " " + condition).isEqualTo(304);
        assertThat(notModified.body()).isEmpty();
        assertThat(tag(notModified)).isEqualTo(tag);
        assertThat(header(notModified, "X-Cache")).isEqualTo("HIT");
        assertThat(header(notModified, "X-As-Of")).isEqualTo(SampleDesk.NOW.toString());
        assertThat(header(notModified, "Cache-Control")).isEqualTo("private, no-cache");
        assertThat(notModified.headers().firstValue("Content-Type")).isEmpty();
        assertThat(notModified.headers().firstValue("Content-Length")).isEmpty();
      }
      for (String condition : IfNoneMatch.notMatching(tag)) {
        assertThat(unlessKnown(SampleDesk.TECHNICIAN, path, condition).statusCode())
            .as(path + " " + condition)
            .isEqualTo(200);
      }
    }
  }

  @Test
  void callsAfterAWriteSeeIt() {
    HttpResponse<String> before = client.get(SampleDesk.TECHNICIAN, UNSOLVED);
    client.patch(SampleDesk.ADMIN, "/api/v1/requests/11", "{\"subject\": \"Fire\"}");
    HttpResponse<String> after = unlessKnown(SampleDesk.TECHNICIAN, UNSOLVED, tag(before));
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(after.body()).contains("\"subject\":\"Fire\"");
    assertThat(header(after, "X-Cache")).isEqualTo("PARTIAL");
  }

  @Test
  void personalPartsAreNotShared() {
    HttpResponse<String> technician = client.get(SampleDesk.TECHNICIAN, UNSOLVED);
    HttpResponse<String> admin =
        client.get(SampleDesk.ADMIN, UNSOLVED + "&business_unit_id=" + SampleDesk.NETWORK);
    assertThat(header(admin, "X-Cache")).isEqualTo("PARTIAL");
    assertThat(unread(technician)).isTrue();
    client.post(SampleDesk.ADMIN, "/api/v1/requests/11/read", "{\"up_to\": 3}");
    HttpResponse<String> read =
        client.get(SampleDesk.ADMIN, UNSOLVED + "&business_unit_id=" + SampleDesk.NETWORK);
    assertThat(unread(read)).isFalse();
    assertThat(unread(client.get(SampleDesk.TECHNICIAN, UNSOLVED))).isTrue();
    assertThat(tag(read)).isNotEqualTo(tag(admin));
  }

  @Test
  void tagsAreEqualOnAllServers() {
    ServiceDesk other = SampleDesk.cached(memory);
    try (Client uncached = Client.of(SampleDesk.desk());
        Client node = Client.of(other)) {
      for (String path : CACHED) {
        HttpResponse<String> response = client.get(SampleDesk.ADMIN, path);
        HttpResponse<String> read = uncached.get(SampleDesk.ADMIN, path);
        assertThat(tag(read)).as(path).isEqualTo(tag(response));
        assertThat(header(read, "X-Cache")).isEqualTo("MISS");
        assertThat(tag(node.get(SampleDesk.ADMIN, path))).as(path).isEqualTo(tag(response));
      }
    } finally {
      other.close();
    }
  }

  @Test
  void tagsDoNotDependOnTheInstant() {
    ObjectNode body = (ObjectNode) Client.json(client.get(SampleDesk.ADMIN, UNSOLVED));
    String last = null;
    for (var names = body.fieldNames(); names.hasNext(); ) {
      last = names.next();
    }
    assertThat(last).isEqualTo("as_of");
  }

  @Test
  void assembledPagesEqualPagesRenderedAsAWhole() {
    Json json = new Json(JsonCase.SNAKE);
    var response =
        desk.technicianViews()
            .page(SampleDesk.TECHNICIAN, ViewQuery.of(View.ALL_TICKETS))
            .orElseThrow()
            .value();
    var page = Client.json(client.get(SampleDesk.TECHNICIAN, VIEWS + "?view=all_tickets"));
    assertThat(page.path("data")).hasSize(3).isEqualTo(Client.json(json.text(response.data())));
    assertThat(page.path("counts")).isEqualTo(Client.json(json.text(response.counts())));
  }

  @Test
  void camelCaseAppliesToAllNames() {
    try (Client camel = Client.of(desk, () -> {}, Client.SETTINGS.jsonCase(JsonCase.CAMEL))) {
      var page = Client.json(camel.get(SampleDesk.TECHNICIAN, UNSOLVED));
      assertThat(page.at("/data/0/technicianHasUnread").isBoolean()).isTrue();
      assertThat(page.path("filterCounts").isObject()).isTrue();
      assertThat(page.path("asOf").asText()).isEqualTo(SampleDesk.NOW.toString());
      assertThat(page.findValue("lastRequesterMessage")).isNull();
      assertThat(page.findValue("as_of")).isNull();
    }
  }

  private HttpResponse<String> unlessKnown(long person, String path, String condition) {
    return client.send(client.request(person, path).header("If-None-Match", condition));
  }

  private static boolean unread(HttpResponse<String> page) {
    return Client.json(page).path("data").findValues("technician_has_unread").stream()
        .anyMatch(value -> value.asBoolean());
  }

  private static String tag(HttpResponse<String> response) {
    return header(response, "ETag");
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElseThrow(() -> new AssertionError(name));
  }
}
