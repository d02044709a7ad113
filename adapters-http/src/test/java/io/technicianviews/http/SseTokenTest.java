package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.auth.TokenKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** The token of an event stream: in the query instead of the header, and its expiry. */
@Timeout(60)
class SseTokenTest {

  private static final String STREAM = "/api/v1/requests/technician-views/stream";

  private final List<Logger> loggers =
      Stream.of(
              "io.technicianviews.http.internal.problem.ErrorMapper",
              "io.technicianviews.http.HttpServer",
              "io.javalin",
              "org.eclipse.jetty")
          .map(name -> (Logger) LoggerFactory.getLogger(name))
          .toList();
  private final List<@Nullable Level> usual = new ArrayList<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    for (Logger logger : loggers) {
      usual.add(logger.getLevel());
      logger.setLevel(Level.INFO);
      logger.setAdditive(false);
      logger.addAppender(log);
    }
  }

  @AfterEach
  void stop() {
    for (int i = 0; i < loggers.size(); i++) {
      Logger logger = loggers.get(i);
      logger.detachAppender(log);
      logger.setAdditive(true);
      logger.setLevel(usual.get(i));
    }
  }

  @Test
  void acceptsTokensInTheQueryAndDoesNotLogThem() throws Exception {
    String token = Tokens.of(SampleDesk.TECHNICIAN);
    List<ServiceDesk> desks =
        List.of(
            SampleDesk.cached(SampleDesk.snapshots()),
            SampleDesk.desk(
                timeout -> {
                  throw new DeskUnavailableException("no database");
                }),
            SampleDesk.desk(
                timeout -> {
                  throw new IllegalStateException("a bug");
                }));
    for (ServiceDesk desk : desks) {
      try (Client client = Client.of(desk);
          HttpClient http = HttpClient.newHttpClient()) {
        int status =
            http.send(
                    client.request(STREAM + "?access_token=" + token).build(),
                    BodyHandlers.ofInputStream())
                .statusCode();
        assertThat(status).isEqualTo(List.of(200, 503, 500).get(desks.indexOf(desk)));
        http.shutdownNow();
      }
      desk.close();
    }
    try (Client client = Client.of(Client.SETTINGS)) {
      assertThat(client.get(STREAM + "?x=1&access_token=" + token).statusCode()).isEqualTo(400);
      assertThat(client.get("/nowhere?access_token=" + token).statusCode()).isEqualTo(404);
      assertThat(head(client, "?accessToken=" + token, "")).isEqualTo(200);
      for (String type : List.of("text/plain; charset", "text/plain; charset=bogus")) {
        String header = "Content-Type: " + type + "\r\n";
        assertThat(head(client, "?access_token=" + token, header)).as(type).isEqualTo(200);
      }
      assertThat(head(client, "?access_token=%zz", "")).isEqualTo(400);
      String end = "?access_token=" + token + " HTTP/1.1\r\nConnection: close\r\n\r\n";
      assertThat(Wire.exchange(client.port(), "GET " + STREAM + end).status()).isEqualTo(400);
    }
    String logged =
        log.list.stream()
            .map(
                event ->
                    event.getFormattedMessage()
                        + ThrowableProxyUtil.asString(event.getThrowableProxy()))
            .collect(Collectors.joining("\n"));
    assertThat(logged).contains("a bug").doesNotContain(token).doesNotContain("access_token");
  }

  private static int head(Client client, String query, String header) {
    String rest = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header + "\r\n";
    return Wire.exchange(client.port(), "HEAD " + STREAM + query + rest).status();
  }

  @Test
  void expiredTokensEndBusyStreams() throws Exception {
    Instant[] now = {SampleDesk.NOW};
    Authenticator authenticator =
        new Authenticator(new TokenKeys.Secret(Tokens.SECRET), null, () -> now[0]);
    HttpSettings settings = Client.SETTINGS.heartbeat(Duration.ofMillis(10));
    try (ServiceDesk desk = SampleDesk.cached(SampleDesk.snapshots());
        HttpServer server =
            HttpServer.start(desk, ServerOperations.of(() -> {}), authenticator, settings);
        HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + STREAM))
              .header("Authorization", "Bearer " + Tokens.of(SampleDesk.TECHNICIAN))
              .build();
      try (Listener listener = Listener.of(http.send(request, BodyHandlers.ofInputStream()))) {
        listener.next("counts");
        now[0] = SampleDesk.NOW.plus(Duration.ofHours(2));
        assertThat(listener.next("end").path("reason").asText()).isEqualTo("token");
        assertThat(listener.next()).isNull();
      }
    }
  }
}
