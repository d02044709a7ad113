package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.json.JsonCase;
import io.technicianviews.json.ProblemType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The API in an application with routes, sessions and error pages of its own. */
class PluginTest {

  private static final String REQUESTS = "/helpdesk/api/v1/requests";
  private static final String TAKE = REQUESTS + "/11/take";
  private static final List<String> COMPARED_HEADERS =
      List.of("Content-Type", "ETag", "Cache-Control", "Vary", "X-As-Of", "WWW-Authenticate");

  private final ServiceDesk desk = SampleDesk.desk();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void respondsAsTheServerDoes() {
    CallerResolver tokens = CallerResolver.jwt(Client.authenticator());
    try (Client client = Client.of(desk);
        HostApp atRoot =
            HostApp.start(
                config ->
                    config.registerPlugin(
                        TechnicianViewsPlugin.of(desk, tokens, api -> api.documentation = false)));
        HostApp below =
            HostApp.start(
                config ->
                    config.registerPlugin(
                        TechnicianViewsPlugin.of(
                            desk, tokens, api -> api.prefix = "/help/desk.v1")))) {
      for (String path : RecordedBodiesTest.PATHS) {
        for (long person : List.of(SampleDesk.TECHNICIAN, SampleDesk.UNKNOWN_PERSON)) {
          HttpResponse<String> expected = client.get(person, path);
          assertEqual(atRoot, person, path, expected);
          assertEqual(below, person, "/help/desk.v1" + path, expected);
        }
      }
    }
  }

  private static void assertEqual(
      HostApp host, long person, String path, HttpResponse<String> expected) {
    HttpResponse<String> response =
        host.send(host.request(path).header("Authorization", "Bearer " + Tokens.of(person)));
    assertThat(response.statusCode()).as(path).isEqualTo(expected.statusCode());
    assertThat(response.body()).as(path).isEqualTo(expected.body());
    for (String name : COMPARED_HEADERS) {
      assertThat(response.headers().allValues(name))
          .as(path + " " + name)
          .isEqualTo(expected.headers().allValues(name));
    }
  }

  @Test
  void sessionsIdentifyTheCaller() {
    try (HostApp host = HostApp.withSessions(desk)) {
      HttpResponse<String> anonymous = host.get(REQUESTS);
      assertProblem(anonymous, 401, ProblemType.AUTHENTICATION_REQUIRED);
      assertThat(anonymous.body()).contains("Log in at /login.");
      assertThat(anonymous.headers().allValues("WWW-Authenticate")).isEmpty();

      host.logIn(SampleDesk.TECHNICIAN);
      assertThat(host.get("/helpdesk/api/v1/me").body()).contains("Tom Technician");
      HttpResponse<String> created = host.post(REQUESTS, "{\"subject\": \"Mouse\"}");
      assertThat(created.statusCode()).isEqualTo(201);
      String location = created.headers().firstValue("Location").orElseThrow();
      assertThat(location).startsWith(REQUESTS + "/");
      assertThat(host.get(location).body()).contains("Mouse");

      host.logIn(SampleDesk.UNKNOWN_PERSON);
      HttpResponse<String> unknown = host.get(REQUESTS);
      assertProblem(unknown, 401, ProblemType.USER_NOT_AUTHORIZED);
      assertThat(unknown.headers().allValues("WWW-Authenticate")).isEmpty();
    }
  }

  @Test
  @SuppressWarnings("NullAway") // null is what is tested
  void aNullArgumentIsNamed() {
    CallerResolver technician = ctx -> CallerResolution.person(SampleDesk.TECHNICIAN);
    assertThatThrownBy(() -> TechnicianViewsPlugin.of(null, technician))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("desk");
    assertThatThrownBy(() -> TechnicianViewsPlugin.of(desk, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("callers");
    assertThatThrownBy(() -> TechnicianViewsPlugin.of(desk, technician, api -> api.prefix = null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("prefix");
  }

  @Test
  void idempotencyKeysDoNotDependOnWhereTheApiIsMounted() {
    CallerResolver technician = ctx -> CallerResolution.person(SampleDesk.TECHNICIAN);
    try (HostApp host =
        HostApp.start(
            config -> {
              config.registerPlugin(
                  TechnicianViewsPlugin.of(desk, technician, api -> api.prefix = "/one"));
              config.registerPlugin(
                  TechnicianViewsPlugin.of(desk, technician, api -> api.prefix = "/two"));
            })) {
      String body = "{\"subject\": \"Mouse\"}";
      HttpResponse<String> one = host.post("/one/api/v1/requests", body, "Idempotency-Key", "k");
      HttpResponse<String> two = host.post("/two/api/v1/requests", body, "Idempotency-Key", "k");
      assertThat(two.statusCode()).isEqualTo(201);
      assertThat(two.body()).isEqualTo(one.body());
      String path = one.headers().firstValue("Location").orElseThrow().replace("/one", "/two");
      assertThat(two.headers().allValues("Location")).containsExactly(path);
    }
  }

  @Test
  void failuresInsideAreProblemsWhateverTheApplicationDoes() {
    try (HostApp host = HostApp.withSessions(desk)) {
      host.logIn(SampleDesk.TECHNICIAN);
      assertProblem(host.get("/helpdesk/api/v1/nowhere"), 404, ProblemType.NO_SUCH_PATH);
      assertProblem(host.get(REQUESTS + "/99"), 404, ProblemType.NO_SUCH_REQUEST);
      assertProblem(host.get(REQUESTS + "?page=0"), 400, ProblemType.INVALID_PARAMETERS);
      assertProblem(host.get("/helpdesk/api/v1/admin/people"), 403, ProblemType.ADMINS_ONLY);
      assertProblem(host.get("/helpdesk/hubs/tickets"), 426, ProblemType.UPGRADE_REQUIRED);
      HttpResponse<String> put =
          host.send(host.request("/helpdesk/api/v1/me").PUT(BodyPublishers.noBody()));
      assertProblem(put, 405, ProblemType.METHOD_NOT_ALLOWED);
      assertThat(put.headers().allValues("Allow")).containsExactly("GET, HEAD, OPTIONS");
      HttpResponse<String> options =
          host.send(host.request("/helpdesk/api/v1/me").method("OPTIONS", BodyPublishers.noBody()));
      assertThat(options.statusCode()).isEqualTo(204);
      assertThat(options.headers().allValues("Allow")).containsExactly("GET, HEAD, OPTIONS");
      HttpResponse<String> large = host.post(REQUESTS, " ".repeat(300_000));
      assertProblem(large, 413, ProblemType.CONTENT_TOO_LARGE);
      assertThat(large.headers().allValues("X-Host")).containsExactly("after");
    }
  }

  @Test
  void theApplicationIsUnchangedOutside() {
    try (HostApp host = HostApp.withSessions(desk)) {
      assertPage(host.get("/"), 200, "<h1>Host</h1>");
      assertPage(host.get("/docs"), 200, "<h1>Manual</h1>");
      assertPage(host.get("/nowhere"), 404, "<h1>Lost</h1>");
      assertPage(host.get("/api/v1/requests"), 404, "<h1>Lost</h1>");
      assertPage(host.get("/helpdesk/nowhere"), 404, "<h1>Lost</h1>");
      assertPage(host.get("/fails"), 500, "<h1>Oops</h1>");
      assertThat(host.get("/helpdesk/own").body()).isEqualTo("own");
      assertThat(host.get("/").headers().firstValue("Content-Security-Policy")).isEmpty();
    }
  }

  private static void assertPage(HttpResponse<String> response, int status, String body) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(body);
    assertThat(response.headers().allValues("X-Host")).containsExactly("after");
  }

  @Test
  void pagesOfOtherSitesCannotUseTheSession() {
    try (HostApp host = HostApp.withSessions(desk)) {
      host.logIn(SampleDesk.TECHNICIAN);
      String own = "http://127.0.0.1:" + host.port();
      for (String[] headers :
          new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "https://evil.example.org"},
            {"Origin", "null"},
            {"Sec-Fetch-Site", "cross-site", "Origin", own},
          }) {
        HttpResponse<String> forged = host.post(TAKE, "", headers);
        assertProblem(forged, 403, ProblemType.ORIGIN_NOT_ALLOWED);
        assertProblem(
            host.post("/helpdesk/hubs/tickets/negotiate", "", headers),
            403,
            ProblemType.ORIGIN_NOT_ALLOWED);
      }
      assertThat(host.get(REQUESTS + "/11").body()).contains("\"assignees\":[]");
      assertThat(host.post(TAKE, "", "Origin", own, "Sec-Fetch-Site", "same-origin").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void originsOfCorsMayUseTheSessionAndAnAsteriskNamesNone() {
    String page = "https://desk.example.org";
    for (Map.Entry<String, Integer> each : Map.of(page, 200, "*", 403).entrySet()) {
      try (HostApp host =
          HostApp.start(
              config ->
                  config.registerPlugin(
                      TechnicianViewsPlugin.of(
                          desk,
                          HostApp.SESSIONS,
                          api -> {
                            api.prefix = "/helpdesk";
                            api.corsOrigins = List.of(each.getKey());
                          })))) {
        host.logIn(SampleDesk.TECHNICIAN);
        HttpResponse<String> response =
            host.post(
                REQUESTS + "/11/read",
                "{\"up_to\": 0}",
                "Origin",
                page,
                "Sec-Fetch-Site",
                "cross-site");
        assertThat(response.statusCode()).isEqualTo(each.getValue() == 200 ? 204 : 403);
        assertThat(response.headers().allValues("Access-Control-Allow-Origin"))
            .containsExactly(page);
      }
    }
  }

  @Test
  void otherResolutionsHaveTheirProblems() {
    CallerResolver byQuery =
        ctx ->
            switch (ctx.header("X-Test")) {
              case "forbidden" -> new CallerResolution.Forbidden("Ask your manager for access.");
              case "unavailable" -> new CallerResolution.Unavailable("The directory is down.");
              case "invalid" -> new CallerResolution.InvalidCredentials("Send a newer key.");
              case null, default -> throw new IllegalStateException("broken resolver");
            };
    try (HostApp host =
        HostApp.start(
            config ->
                config.registerPlugin(
                    TechnicianViewsPlugin.of(desk, byQuery, api -> api.documentation = false)))) {
      assertProblem(resolved(host, "forbidden"), 403, ProblemType.CALLER_FORBIDDEN);
      HttpResponse<String> unavailable = resolved(host, "unavailable");
      assertProblem(unavailable, 503, ProblemType.CALLER_UNAVAILABLE);
      assertThat(unavailable.headers().allValues("Retry-After")).containsExactly("2");
      assertProblem(resolved(host, "invalid"), 401, ProblemType.INVALID_TOKEN);
      assertProblem(resolved(host, "other"), 500, ProblemType.INTERNAL_ERROR);
    }
  }

  private static HttpResponse<String> resolved(HostApp host, String how) {
    return host.send(host.request("/api/v1/me").header("X-Test", how));
  }

  @Test
  void streamsEndWithTheSession() {
    try (HostApp host =
        HostApp.start(
            config ->
                config.registerPlugin(
                    TechnicianViewsPlugin.of(
                        desk,
                        HostApp.SESSIONS,
                        api -> {
                          api.prefix = "/helpdesk";
                          api.heartbeat = Duration.ofMillis(50);
                        })))) {
      host.logIn(SampleDesk.TECHNICIAN);
      try (Listener stream =
          Listener.of(
              host.send(
                  host.request(REQUESTS + "/technician-views/stream"),
                  BodyHandlers.ofInputStream()))) {
        assertThat(stream.next("counts")).isNotNull();
        host.post(TAKE, "");
        assertThat(stream.next("request").path("id").asLong()).isEqualTo(11);
        HostApp.loggedOut = true;
        String last = "";
        for (var event = stream.next(); event != null; event = stream.next()) {
          last = event.name() + " " + event.data().path("reason").asText();
        }
        assertThat(last).isEqualTo("end token");
      }
    }
  }

  @Test
  void theHubAcceptsSessionsOfOwnPagesOnly() {
    try (HostApp host = HostApp.withSessions(desk)) {
      host.logIn(SampleDesk.TECHNICIAN);
      String own = "http://127.0.0.1:" + host.port();
      try (HubSocket socket =
          HubSocket.at(
              host.port(), "/helpdesk/hubs/tickets", "Cookie", host.cookie(), "Origin", own)) {
        socket.shakeHands();
        socket.invoke("1", "SubscribeToTicket", "[11]");
        assertThat(socket.next().path("target").asText()).isEqualTo("TicketSubscribed");
      }
      for (String[] headers :
          new String[][] {
            {"Cookie", host.cookie(), "Origin", "https://evil.example.org"},
            {"Origin", own},
          }) {
        Wire.Response refused =
            Wire.exchange(
                host.port(),
                "GET /helpdesk/hubs/tickets HTTP/1.1\r\nHost: 127.0.0.1:"
                    + host.port()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + lines(headers)
                    + "\r\n");
        assertThat(refused.status()).isEqualTo(headers.length == 2 ? 401 : 403);
      }
    }
  }

  private static String lines(String... headers) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      lines.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    return lines.toString();
  }

  @Test
  void streamsAndConnectionsEndWhenTheApplicationStops() {
    try (HostApp host = HostApp.withSessions(desk)) {
      host.logIn(SampleDesk.TECHNICIAN);
      try (Listener stream =
              Listener.of(
                  host.send(
                      host.request(REQUESTS + "/technician-views/stream"),
                      BodyHandlers.ofInputStream()));
          HubSocket socket =
              HubSocket.at(host.port(), "/helpdesk/hubs/tickets", "Cookie", host.cookie())) {
        stream.next("counts");
        socket.shakeHands();
        Thread stopping = Thread.ofVirtual().start(host::stop);
        assertThat(socket.next().path("allowReconnect").asBoolean()).isTrue();
        assertThat(stream.next("end").path("reason").asText()).isNotEmpty();
        await().until(() -> !stopping.isAlive());
      }
    }
  }

  @Test
  void theSpecificationDescribesThePrefix() {
    try (HostApp host = HostApp.withSessions(desk)) {
      HttpResponse<String> specification = host.get("/helpdesk/openapi.yaml");
      assertThat(specification.statusCode()).isEqualTo(200);
      // Relative to the document (OpenAPI 3.1, section 4.6): the paths are below the prefix.
      assertThat(specification.body()).contains("servers:\n  - url: .\n");
      assertThat(specification.uri().resolve(".").getPath()).isEqualTo("/helpdesk/");
      assertThat(host.get("/helpdesk/docs").body()).contains("docs/swagger-ui-bundle.js");
      assertThat(host.get("/helpdesk/docs/docs.js").body()).contains("url: \"openapi.yaml\"");
    }
  }

  @Test
  void namesFieldsInTheChosenConvention() {
    CallerResolver admin = ctx -> CallerResolution.person(SampleDesk.ADMIN);
    try (HostApp host =
        HostApp.start(
            config -> {
              config.router.contextPath = "/app";
              config.registerPlugin(
                  TechnicianViewsPlugin.of(
                      desk,
                      admin,
                      api -> {
                        api.prefix = "/helpdesk";
                        api.jsonCase = JsonCase.CAMEL;
                      }));
            })) {
      assertThat(host.get("/app/helpdesk/api/v1/me").body()).contains("\"fullName\"");
      HttpResponse<String> created =
          host.post("/app/helpdesk/api/v1/requests", "{\"subject\": \"Mouse\"}");
      assertThat(created.headers().firstValue("Location").orElseThrow())
          .startsWith("/app/helpdesk/api/v1/requests/");
      assertProblem(host.get("/app/helpdesk/api/v1/nowhere"), 404, ProblemType.NO_SUCH_PATH);
    }
  }

  @Test
  void rejectsInvalidSettings() {
    for (String prefix : List.of("helpdesk", "/helpdesk/", "/", "/{id}", "/a b", "/*", "//")) {
      assertThatIllegalArgumentException()
          .as(prefix)
          .isThrownBy(
              () -> TechnicianViewsPlugin.of(desk, HostApp.SESSIONS, api -> api.prefix = prefix))
          .withMessageEndingWith(": " + prefix);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TechnicianViewsPlugin.of(
                    desk, HostApp.SESSIONS, api -> api.heartbeat = Duration.ZERO));
  }

  private static void assertProblem(
      HttpResponse<String> response, int status, ProblemType problemType) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().allValues("Content-Type"))
        .containsExactly("application/problem+json");
    assertThat(Client.json(response).path("type").asText()).isEqualTo(problemType.type());
  }
}
