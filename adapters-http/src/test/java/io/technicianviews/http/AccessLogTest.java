package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
class AccessLogTest {

  private static final HttpSettings WITH_LOG = Client.SETTINGS.accessLog(true);

  private final Logger logger = (Logger) LoggerFactory.getLogger("io.technicianviews.access");
  private final List<ILoggingEvent> records = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          records.add(event);
        }
      };

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(appender);
    appender.start();
  }

  @AfterEach
  void stop() {
    logger.detachAppender(appender);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  @Test
  void aRequestIsOneRecord() {
    try (Client client = Client.of(WITH_LOG)) {
      HttpResponse<String> response =
          client.get(SampleDesk.ADMIN, "/api/v1/requests/technician-views/counts?view=unassigned");

      Map<String, Object> record = onlyRecord();
      assertThat(record)
          .containsEntry("method", "GET")
          .containsEntry("target", "/api/v1/requests/technician-views/counts?view=unassigned")
          .containsEntry("status", 200)
          .containsEntry("bytes", (long) response.body().length())
          .containsEntry("person_id", SampleDesk.ADMIN)
          .containsEntry("client", "127.0.0.1")
          .containsEntry("request_id", response.headers().firstValue("X-Request-Id").orElseThrow());
      assertThat((Double) record.get("duration_ms")).isPositive();
      assertThat(records.getFirst().getFormattedMessage())
          .startsWith("GET /api/v1/requests/technician-views/counts?view=unassigned 200, ")
          .contains(" ms, person " + SampleDesk.ADMIN + ", client 127.0.0.1, request ");
    }
  }

  @Test
  void noTokenIsLogged() {
    String token = Tokens.of(SampleDesk.ADMIN);
    try (Client client = Client.of(WITH_LOG)) {
      client.get(SampleDesk.ADMIN, "/api/v1/me");
      client.post(SampleDesk.ADMIN, "/hubs/tickets/negotiate?access_token=" + token, "");
      client.post(SampleDesk.ADMIN, "/hubs/tickets/negotiate?access%5Ftoken=" + token, "");
      client.get("/api/v1/me?" + token);
      client.get("/" + token + "?view=" + token);
      client.get("/api/v1/me?API_KEY=hidden&view=x");
      await().until(() -> records.size() == 6);
    }
    assertThat(records)
        .allSatisfy(
            record ->
                assertThat(record.getFormattedMessage() + record.getKeyValuePairs())
                    .doesNotContain(token, token.substring(0, 20), "hidden"));
    assertThat(records)
        .extracting(record -> fields(record).get("target"))
        .containsExactlyInAnyOrder(
            "/api/v1/me",
            "/hubs/tickets/negotiate?access_token=***",
            "/hubs/tickets/negotiate?***",
            "/api/v1/me?***",
            "/***?view=***",
            "/api/v1/me?API_KEY=***&view=x");
  }

  @Test
  void aRequestWithoutAPersonIsLoggedWithoutOne() {
    try (Client client = Client.of(WITH_LOG)) {
      client.get("/api/v1/me");

      assertThat(onlyRecord()).containsEntry("status", 401).doesNotContainKey("person_id");
    }
  }

  @Test
  void theRequestIdOfAProxyIsUsed() {
    try (Client client = Client.of(WITH_LOG)) {
      HttpResponse<String> response =
          client.send(client.request("/health/live").header("X-Request-Id", "proxy-7"));
      HttpResponse<String> replaced =
          client.send(client.request("/health/live").header("X-Request-Id", "a \"b\""));

      assertThat(response.headers().firstValue("X-Request-Id")).contains("proxy-7");
      assertThat(replaced.headers().firstValue("X-Request-Id").orElseThrow())
          .matches("[0-9a-f-]{36}");
      await().until(() -> records.size() == 2);
      assertThat(fields(records.getFirst())).containsEntry("request_id", "proxy-7");
    }
  }

  @Test
  void aRequestLineThatCannotBeParsedHasNoTarget() {
    try (Client client = Client.of(WITH_LOG)) {
      Wire.exchange(client.port(), "GARBAGE\r\n\r\n");

      assertThat(onlyRecord()).containsEntry("status", 400).containsEntry("target", "-");
    }
  }

  @Test
  void aRequestThatIsNotHttpIsLogged() {
    try (Client client = Client.of(WITH_LOG);
        Wire wire = new Wire(client.port())) {
      wire.send("GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n");
      wire.readUntil("}");

      assertThat(onlyRecord()).containsEntry("status", 400);
    }
  }

  @Test
  void nothingIsLoggedByDefault() {
    try (Client client = Client.of(SampleDesk.desk())) {
      HttpResponse<String> response = client.get(SampleDesk.ADMIN, "/api/v1/me");

      assertThat(response.headers().firstValue("X-Request-Id")).isEmpty();
    }
    assertThat(records).isEmpty();
  }

  private Map<String, Object> onlyRecord() {
    await().until(() -> !records.isEmpty());
    assertThat(records).hasSize(1);
    return fields(records.getFirst());
  }

  private static Map<String, Object> fields(ILoggingEvent record) {
    return record.getKeyValuePairs().stream()
        .collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
  }
}
