package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.http.internal.server.JettyConfiguration;
import io.technicianviews.http.internal.signalr.HubTimeouts;
import io.technicianviews.json.JsonCase;
import io.technicianviews.json.ProblemType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Responses that are written in front of Javalin are those that Javalin would write. */
@Timeout(120)
class CachedCallsTest {

  private static final String VIEWS = "/api/v1/requests/technician-views";
  private static final String PAGE = VIEWS + "?view=all_tickets";
  private static final List<String> PATHS =
      List.of(
          PAGE,
          VIEWS,
          VIEWS + "/counts?view=urgent_high_priority",
          VIEWS + "?view=all_unsolved&per_page=1&page=2&sort=-due_date&_=7",
          VIEWS + "?view=all_unsolved&business_unit_id=999",
          "/api/v1/requests/business-unit-counts",
          "/api/v1/requests");

  /** Headers of calls that are handled before Javalin. */
  private static final List<String> SIMPLE =
      List.of(
          "",
          "Accept-Encoding: gzip\r\n",
          "Accept-Encoding: br, GZIP\r\n",
          "Accept-Encoding: br\r\nAccept-Encoding: gzip\r\n",
          "Accept-Encoding: gzip;q=0\r\n",
          "If-None-Match: \"other\"\r\n",
          "If-None-Match: *\r\n",
          "If-None-Match: \"other\"\r\nIf-None-Match: *\r\nAccept-Encoding: gzip\r\n",
          "If-None-Match: {tag}\r\n",
          "If-None-Match: W/\"other\", {tag}\r\n",
          "If-Match: \"1\"\r\nX-HTTP-Method-Override: DELETE\r\n",
          "Accept: text/html\r\nRange: bytes=0-1\r\nCookie: a=b\r\n");

  /** Headers of calls that go on to Javalin. */
  private static final List<String> OTHERS =
      List.of(
          "Origin: https://page.example\r\n",
          "Origin: https://page.example\r\nAccept-Encoding: gzip\r\nIf-None-Match: {tag}\r\n",
          "Origin: https://other.example\r\n",
          "Content-Length: 0\r\n");

  /** A server that counts the calls that reach Javalin. */
  private final class Server implements AutoCloseable {

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final AtomicInteger calls = new AtomicInteger();
    final Javalin javalin;
    final HttpSettings settings;

    Server(CallerResolver callers, HttpSettings settings) {
      this.settings = settings;
      ServerOperations operations = new ServerOperations(() -> {}, meters, () -> "");
      javalin =
          HttpServer.javalin(
              HttpServer.plugin(desk, operations, callers, settings, HubTimeouts.DEFAULTS),
              operations,
              callers,
              settings);
      javalin.unsafe.routes.before(ctx -> calls.incrementAndGet());
      JettyConfiguration.start(javalin, settings);
    }

    Wire.Response send(String method, String path, @Nullable Long person, String headers) {
      String authorization =
          person == null ? "" : "Authorization: Bearer " + Tokens.of(person) + "\r\n";
      return Wire.exchange(
          javalin.port(),
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: "
              + id
              + "\r\n"
              + authorization
              + headers
              + "\r\n");
    }

    /** Returns the tags of the timed calls with their number. */
    Set<String> timers() {
      return meters.find("http.server.requests").timers().stream()
          .map((Timer timer) -> timer.getId().getTags() + " " + timer.count())
          .collect(Collectors.toSet());
    }

    @Override
    public void close() {
      javalin.stop();
    }
  }

  private final AtomicReference<@Nullable Runnable> failure = new AtomicReference<>();
  private final InMemoryDesk memory = SampleDesk.snapshots();
  private ServiceDesk desk = SampleDesk.cached(memory);
  private final CallerResolver tokens = CallerResolver.jwt(Client.authenticator());

  /** Identifies the same callers, but not in front of Javalin. */
  private final CallerResolver behind =
      new CallerResolver() {
        @Override
        public CallerResolution resolve(Context ctx) {
          return tokens.resolve(ctx);
        }

        @Override
        public @Nullable String challenge(@Nullable String error) {
          return tokens.challenge(error);
        }
      };

  private final Logger logger = (Logger) LoggerFactory.getLogger("io.technicianviews.access");
  private final AtomicInteger numbers = new AtomicInteger();
  private volatile String id = "first";
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.list = Collections.synchronizedList(new ArrayList<>());
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(log);
    log.start();
  }

  @AfterEach
  void close() {
    logger.detachAppender(log);
    logger.setAdditive(true);
    logger.setLevel(null);
    desk.close();
  }

  @Test
  void responsesAreEqual() {
    for (HttpSettings settings :
        List.of(
            Client.SETTINGS.accessLog(true),
            Client.SETTINGS.jsonCase(JsonCase.CAMEL),
            Client.SETTINGS.corsOrigins(List.of("https://page.example")))) {
      try (Server front = new Server(tokens, settings);
          Server javalin = new Server(behind, settings)) {
        for (String path : PATHS) {
          String tag = tag(javalin.send("GET", path, SampleDesk.ADMIN, ""));
          front.send("GET", path, SampleDesk.ADMIN, "");
          for (String headers : SIMPLE) {
            assertEqual(front, javalin, "GET", path, headers.replace("{tag}", tag), 0);
          }
          for (String headers : OTHERS) {
            assertEqual(front, javalin, "GET", path, headers.replace("{tag}", tag), 1);
          }
          assertEqual(front, javalin, "HEAD", path, "", 1);
          assertEqual(front, javalin, "HEAD", path, "Accept-Encoding: gzip\r\n", 1);
          assertEqual(front, javalin, "OPTIONS", path, "", 1);
          assertEqual(front, javalin, "GET", path.replaceFirst("(\\?|$)", "/$1"), "", 1);
          assertEqual(front, javalin, "GET", path.replace("requests", "request%73"), "", 1);
        }
        await().untilAsserted(() -> assertThat(front.timers()).isEqualTo(javalin.timers()));
      }
    }
  }

  @Test
  void refusalsAreThoseOfJavalin() {
    try (Server front = new Server(tokens, Client.SETTINGS);
        Server javalin = new Server(behind, Client.SETTINGS)) {
      for (Server server : List.of(front, javalin)) {
        server.send("GET", PAGE, SampleDesk.ADMIN, "");
      }
      for (@Nullable Long person :
          Stream.of(SampleDesk.REQUESTER, SampleDesk.DEACTIVATED, SampleDesk.UNKNOWN_PERSON, null)
              .toList()) {
        assertEqual(front, javalin, "GET", PAGE, person, "", 1);
        // Again, since the token is known now.
        assertEqual(front, javalin, "GET", PAGE, person, "", 1);
      }
      assertEqual(front, javalin, "GET", PAGE, null, "Authorization: Bearer x\r\n", 1);
      String token = "Authorization: Bearer " + Tokens.of(SampleDesk.ADMIN) + "\r\n";
      assertEqual(front, javalin, "GET", PAGE, null, token, 0);
      assertEqual(front, javalin, "GET", PAGE, null, token + token, 1);
      for (int i = 0; i < 2; i++) {
        assertEqual(front, javalin, "GET", VIEWS + "?view=nonsense", "", 1);
      }
      await().untilAsserted(() -> assertThat(front.timers()).isEqualTo(javalin.timers()));
    }
  }

  @Test
  void failuresAreThoseOfJavalinAndAreNotTriedAgain() {
    AtomicInteger attempts = new AtomicInteger();
    desk.close();
    desk =
        SampleDesk.desk(
            timeout -> {
              attempts.incrementAndGet();
              Runnable current = failure.get();
              if (current != null) {
                current.run();
              }
              return memory.open(timeout);
            });
    try (Server front = new Server(tokens, Client.SETTINGS);
        Server javalin = new Server(behind, Client.SETTINGS)) {
      for (Server server : List.of(front, javalin)) {
        server.send("GET", PAGE, SampleDesk.ADMIN, "");
      }
      for (RuntimeException next :
          List.of(new DeskUnavailableException("refused"), new DeadlineExceededException("late"))) {
        failure.set(
            () -> {
              throw next;
            });
        attempts.set(0);
        Wire.Response response = assertEqual(front, javalin, "GET", PAGE, "", 1);
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.head()).contains("Retry-After: 2");
        assertThat(attempts).hasValue(2);
      }
      failure.set(
          () -> {
            throw new StackOverflowError();
          });
      attempts.set(0);
      for (Server server : List.of(front, javalin)) {
        Wire.Response response = server.send("GET", PAGE, SampleDesk.ADMIN, "");
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).contains(ProblemType.INTERNAL_ERROR.type());
      }
      assertThat(attempts).hasValue(2);
      await().untilAsserted(() -> assertThat(front.timers()).isEqualTo(javalin.timers()));
    }
  }

  private Wire.Response assertEqual(
      Server front, Server javalin, String method, String path, String headers, int calls) {
    return assertEqual(front, javalin, method, path, SampleDesk.ADMIN, headers, calls);
  }

  /**
   * Compares complete responses and log records.
   *
   * @param calls how many of these calls reach Javalin
   */
  private Wire.Response assertEqual(
      Server front,
      Server javalin,
      String method,
      String path,
      @Nullable Long person,
      String headers,
      int calls) {
    String name = method + " " + path + " " + headers;
    int before = front.calls.get();
    id = "call-" + numbers.incrementAndGet();
    Wire.Response expected = javalin.send(method, path, person, headers);
    Wire.Response response = front.send(method, path, person, headers);
    assertThat(front.calls.get() - before).as(name).isEqualTo(calls);
    assertThat(response.status()).as(name).isEqualTo(expected.status());
    assertThat(lines(response)).as(name).isEqualTo(lines(expected));
    assertThat(response.body()).as(name).isEqualTo(expected.body());
    if (front.settings.accessLog()) {
      await().until(() -> records().size() == 2);
      assertThat(records().getFirst()).as(name).isEqualTo(records().getLast());
    }
    return response;
  }

  /** Returns the lines of the head without the time. */
  private static List<String> lines(Wire.Response response) {
    return response.head().lines().filter(line -> !line.startsWith("Date: ")).sorted().toList();
  }

  /** Returns the log records of the current calls, without their duration. */
  private List<List<String>> records() {
    return Stream.of(log.list.toArray(ILoggingEvent[]::new))
        .map(
            event ->
                event.getKeyValuePairs().stream()
                    .filter(pair -> !pair.key.equals("duration_ms"))
                    .map(Object::toString)
                    .toList())
        .filter(values -> values.toString().contains(id))
        .toList();
  }

  private static String tag(Wire.Response response) {
    return response
        .head()
        .lines()
        .filter(line -> line.startsWith("ETag: "))
        .findFirst()
        .orElseThrow()
        .substring(6);
  }
}
