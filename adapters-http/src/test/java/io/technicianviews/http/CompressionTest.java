package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.technicianviews.application.ServiceDesk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compressed forms of responses that may come from the cache, and the length of all forms. */
class CompressionTest {

  private static final String VIEWS = "/api/v1/requests/technician-views";
  private static final String PAGE = VIEWS + "?view=all_unsolved&per_page=100";
  private static final List<String> CODINGS =
      List.of("gzip", "GZIP", "gzip, deflate, br, zstd", "br,gzip", "deflate, gzip;q=1.0, gzip");
  private static final List<String> NO_CODINGS = List.of("", "identity", "br", "gzip;q=0", "*");

  private final ServiceDesk desk = SampleDesk.cached(SampleDesk.snapshots());
  private final Client client = Client.of(desk);

  @BeforeEach
  void createMoreThanABufferHolds() {
    for (int i = 0; i < 40; i++) {
      String subject = "{\"subject\": \"Printer %d jams\"}".formatted(i);
      client.post(SampleDesk.ADMIN, "/api/v1/requests", subject);
    }
  }

  @AfterEach
  void close() {
    client.close();
    desk.close();
  }

  @Test
  void compressedBodiesHaveTheContentAndHeadersOfPlainOnes() {
    for (String path : List.of(PAGE, VIEWS + "?view=all_tickets", "/api/v1/requests")) {
      HttpResponse<byte[]> plain = get(SampleDesk.ADMIN, path, "identity");
      for (String coding : CODINGS) {
        HttpResponse<byte[]> response = get(SampleDesk.ADMIN, path, coding);
        assertCompressed(response);
        assertThat(unzipped(response)).as(path + coding).isEqualTo(text(plain));
        assertThat(headersWithoutForm(response)).isEqualTo(headersWithoutForm(plain));
      }
    }
  }

  @Test
  void othersReceivePlainBodiesWithTheirLength() {
    String body = text(get(SampleDesk.ADMIN, PAGE, "identity"));
    assertThat(body.length()).isGreaterThan(16_000);
    for (String coding : NO_CODINGS) {
      HttpResponse<byte[]> response = get(SampleDesk.ADMIN, PAGE, coding);
      assertThat(text(response)).as(coding).isEqualTo(body);
      assertThat(response.headers().allValues("Content-Encoding")).as(coding).isEmpty();
      assertLength(response, response.body().length);
    }
  }

  @Test
  void shortBodiesAreNotCompressed() {
    HttpResponse<byte[]> response =
        get(SampleDesk.ADMIN, VIEWS + "?view=all_solved&per_page=1", "gzip");
    assertThat(response.body()).hasSizeLessThan(1_500);
    assertThat(response.headers().allValues("Content-Encoding")).isEmpty();
    assertLength(response, response.body().length);
  }

  @Test
  void headHasTheHeadersOfBothForms() {
    for (String coding : List.of("gzip", "identity")) {
      HttpResponse<byte[]> get = get(SampleDesk.ADMIN, PAGE, coding);
      HttpResponse<byte[]> head =
          client.send(
              client
                  .request(SampleDesk.ADMIN, PAGE)
                  .header("Accept-Encoding", coding)
                  .method("HEAD", HttpRequest.BodyPublishers.noBody())
                  .build(),
              BodyHandlers.ofByteArray());
      assertThat(head.body()).isEmpty();
      assertThat(headers(head)).isEqualTo(headers(get));
    }
  }

  @Test
  void formsHaveOneTag() {
    String tag = get(SampleDesk.ADMIN, PAGE, "gzip").headers().firstValue("ETag").orElseThrow();
    HttpResponse<byte[]> response =
        client.send(
            client
                .request(SampleDesk.ADMIN, PAGE)
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", tag)
                .build(),
            BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(304);
    assertThat(response.headers().allValues("Content-Encoding")).isEmpty();
    assertThat(response.headers().allValues("Content-Length")).isEmpty();
    assertThat(response.headers().allValues("ETag")).containsExactly(tag);
  }

  @Test
  void compressedBodiesChangeWithTheirContent() {
    String before = unzipped(get(SampleDesk.ADMIN, PAGE, "gzip"));
    client.patch(SampleDesk.ADMIN, "/api/v1/requests/11", "{\"subject\": \"Fire\"}");
    assertThat(before).doesNotContain("\"Fire\"");
    assertThat(unzipped(get(SampleDesk.ADMIN, PAGE, "gzip"))).contains("\"Fire\"");
  }

  @Test
  void theStrategyOfTheApplicationDecides() {
    try (HostApp none = host(config -> config.http.compressionStrategy = CompressionStrategy.NONE);
        HostApp excluded =
            host(
                config ->
                    config.http.compressionStrategy.setExcludedMimeTypes(
                        List.of("application/json")));
        HostApp longer =
            host(
                config ->
                    config.http.compressionStrategy.setDefaultMinSizeForCompression(1_000_000))) {
      for (HostApp host : List.of(none, excluded, longer)) {
        HttpResponse<byte[]> response = get(host);
        assertThat(response.headers().allValues("Content-Encoding")).isEmpty();
        assertThat(text(response)).startsWith("{\"data\":[").endsWith("\"}");
      }
    }
  }

  @Test
  void handlersOfTheApplicationMayReadAndReplaceTheBody() {
    try (HostApp reading =
            host(
                config -> config.routes.after(ctx -> ctx.header("X-Result", start(ctx.result()))));
        HostApp replacing = host(config -> config.routes.after(ctx -> ctx.result("replaced")))) {
      HttpResponse<byte[]> read = get(reading);
      assertThat(read.headers().allValues("X-Result")).containsExactly("{\"data\":[");
      assertCompressed(read);
      assertThat(unzipped(read)).startsWith("{\"data\":[").endsWith("\"}");
      assertThat(text(get(replacing))).isEqualTo("replaced");
    }
  }

  private static String start(String body) {
    return body.substring(0, 9);
  }

  private HostApp host(Consumer<JavalinConfig> changes) {
    CallerResolver admin = ctx -> CallerResolution.person(SampleDesk.ADMIN);
    return HostApp.start(
        config -> {
          config.http.compressionStrategy = new CompressionStrategy(null, new Gzip());
          config.registerPlugin(
              TechnicianViewsPlugin.of(desk, admin, api -> api.documentation = false));
          changes.accept(config);
        });
  }

  private static HttpResponse<byte[]> get(HostApp host) {
    return host.send(
        host.request(PAGE).header("Accept-Encoding", "gzip"), BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> get(long person, String path, String coding) {
    return client.send(
        client.request(person, path).header("Accept-Encoding", coding).build(),
        BodyHandlers.ofByteArray());
  }

  private static void assertCompressed(HttpResponse<byte[]> response) {
    assertThat(response.headers().allValues("Content-Encoding")).containsExactly("gzip");
    assertLength(response, response.body().length);
  }

  private static void assertLength(HttpResponse<byte[]> response, int length) {
    assertThat(response.headers().allValues("Content-Length"))
        .containsExactly(Integer.toString(length));
    assertThat(response.headers().allValues("Transfer-Encoding")).isEmpty();
  }

  /** Returns the headers but those in which the forms of a body differ, and the time. */
  private static Map<String, List<String>> headersWithoutForm(HttpResponse<?> response) {
    Map<String, List<String>> headers = headers(response);
    headers.keySet().removeAll(List.of("content-encoding", "content-length"));
    return headers;
  }

  private static Map<String, List<String>> headers(HttpResponse<?> response) {
    Map<String, List<String>> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    headers.keySet().removeAll(List.of("date", "x-cache"));
    return headers;
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static String unzipped(HttpResponse<byte[]> response) {
    try (var content = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
