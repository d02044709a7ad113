package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocsTest {

  private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
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
  void thePageIsMadeOfWhatThisServerHas() {
    HttpResponse<String> page = client.get("/docs");
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    var references = REFERENCE.matcher(page.body()).results().map(found -> found.group(1)).toList();
    assertThat(references).hasSize(4).allMatch(reference -> reference.startsWith("/docs/"));
    for (String reference : references) {
      HttpResponse<String> file = client.get(reference);
      assertThat(file.statusCode()).as(reference).isEqualTo(200);
      assertThat(file.body()).as(reference).isNotEmpty();
    }
  }

  @Test
  void thePageReadsTheSpecification() {
    assertThat(client.get("/docs/docs.js").body()).contains("\"/openapi.yaml\"");
    HttpResponse<String> specification = client.get("/openapi.yaml");
    assertThat(specification.headers().allValues("Content-Type"))
        .containsExactly("application/yaml");
    assertThat(specification.body()).startsWith("openapi: 3.1");
  }

  @Test
  void thePageMayAskNobodyElse() {
    assertThat(client.get("/docs").headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'")
        .contains("connect-src 'self'")
        .doesNotContain("http");
  }

  @Test
  void noOtherFileIsServed() {
    assertThat(client.get("/docs/versions.properties").statusCode()).isEqualTo(404);
    assertThat(client.get("/docs/docs.html").statusCode()).isEqualTo(404);
  }
}
