package io.technicianviews.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.http.Client;
import io.technicianviews.http.SampleDesk;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocsTest {

  private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
  private static final Pattern SPECIFICATION = Pattern.compile("url: \"([^\"]+)\"");
  private static final Pattern SERVER = Pattern.compile("servers:\\s+- url: (\\S+)");

  /** URL of the server behind a proxy, under a prefix unknown to the server. */
  private static final URI PROXY = URI.create("https://proxy.example.org/desk/");

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
  void servesAllFilesOfThePage() {
    HttpResponse<String> page = client.get("/docs");
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    var references = REFERENCE.matcher(page.body()).results().map(found -> found.group(1)).toList();
    assertThat(references).hasSize(4);
    for (String reference : references) {
      HttpResponse<String> file = client.get(behindTheProxy("docs", reference));
      assertThat(file.statusCode()).as(reference).isEqualTo(200);
      assertThat(file.body()).as(reference).isNotEmpty();
    }
  }

  @Test
  void pageLoadsTheSpecification() {
    String reference = found(SPECIFICATION, client.get("/docs/docs.js").body());
    HttpResponse<String> specification = client.get(behindTheProxy("docs", reference));
    assertThat(specification.headers().allValues("Content-Type"))
        .containsExactly("application/yaml");
    assertThat(specification.body()).startsWith("openapi: 3.1");
  }

  @Test
  void pageCallsItsOwnServer() {
    String server = found(SERVER, client.get("/openapi.yaml").body());
    assertThat(PROXY.resolve("openapi.yaml").resolve(server)).isEqualTo(PROXY);
  }

  @Test
  void redirectsATrailingSlash() {
    HttpResponse<String> response = client.get("/docs/");
    assertThat(response.statusCode()).isEqualTo(302);
    String location = response.headers().firstValue("Location").orElseThrow();
    assertThat(behindTheProxy("docs/", location)).isEqualTo("/docs");
  }

  @Test
  void contentSecurityPolicyForbidsOtherHosts() {
    assertThat(client.get("/docs").headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'")
        .contains("connect-src 'self'")
        .doesNotContain("http");
  }

  @Test
  void servesNoOtherFiles() {
    assertThat(client.get("/docs/versions.properties").statusCode()).isEqualTo(404);
    assertThat(client.get("/docs/docs.html").statusCode()).isEqualTo(404);
  }

  /** Returns the path that a reference in the document at {@code from} resolves to. */
  private static String behindTheProxy(String from, String reference) {
    String address = PROXY.resolve(from).resolve(reference).toString();
    assertThat(address).startsWith(PROXY.toString());
    return address.substring(PROXY.toString().length() - 1);
  }

  private static String found(Pattern pattern, String text) {
    return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
  }
}
