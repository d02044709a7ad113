package io.technicianviews.http.readme;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.Javalin;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.http.Client;
import io.technicianviews.http.SampleDesk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of the README are the ones that run here. */
class HttpReadmeTest {

  private static final Path SOURCES = Path.of("src/test/java/io/technicianviews/http/readme");

  @Test
  void theReadmeShowsTheExamples() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains(imports("ControllerExample.java") + example("ControllerExample.java", "json"))
        .contains(imports("PluginExample.java") + example("PluginExample.java", "plugin"));
  }

  @Test
  void theControllerRespondsAsTheServerDoes() throws JsonProcessingException {
    try (ServiceDesk desk = SampleDesk.desk();
        Client client = Client.of(desk)) {
      ControllerExample controller = new ControllerExample(desk);
      for (long person : List.of(SampleDesk.TECHNICIAN, SampleDesk.REQUESTER)) {
        var expected =
            client.get(person, "/api/v1/requests/technician-views?view=urgent_high_priority");
        var response = controller.urgent(person);
        assertThat(response.status()).isEqualTo(expected.statusCode());
        assertThat(response.body()).isEqualTo(expected.body());
        assertThat(expected.headers().allValues("Content-Type"))
            .containsExactly(response.contentType());
      }
    }
  }

  @Test
  void thePluginIdentifiesCallersByApiKeys() throws IOException, InterruptedException {
    try (ServiceDesk desk = SampleDesk.desk();
        HttpClient http = HttpClient.newHttpClient()) {
      Javalin app = PluginExample.start(desk, Map.of("k1", SampleDesk.TECHNICIAN));
      try {
        assertThat(get(http, app, "/", "").body()).isEqualTo("<h1>Intranet</h1>");
        String me = "/helpdesk/api/v1/me";
        assertThat(get(http, app, me, "k1").body()).contains("Tom Technician");
        HttpResponse<String> revoked = get(http, app, me, "k0");
        assertThat(revoked.statusCode()).isEqualTo(401);
        assertThat(revoked.body()).contains("This API key has been revoked.");
        assertThat(get(http, app, me, "").body()).contains("Send the header X-Api-Key.");
        assertThat(
                http.send(
                        request(app, "/helpdesk/api/v1/requests/11/take", "k1")
                            .header("Origin", "https://elsewhere.example.org")
                            .POST(BodyPublishers.noBody())
                            .build(),
                        BodyHandlers.ofString())
                    .statusCode())
            .isEqualTo(200);
      } finally {
        app.stop();
      }
    }
  }

  private static HttpResponse<String> get(HttpClient http, Javalin app, String path, String key)
      throws IOException, InterruptedException {
    return http.send(request(app, path, key).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(Javalin app, String path, String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + path));
    return key.isEmpty() ? request : request.header("X-Api-Key", key);
  }

  private static String example(String file, String name) throws IOException {
    String source = Files.readString(SOURCES.resolve(file));
    String begin = "// README: " + name + "\n";
    int from = source.indexOf(begin) + begin.length();
    int to = source.lastIndexOf('\n', source.indexOf("// README: end", from));
    return source.substring(from, to).stripTrailing().stripIndent() + "\n";
  }

  private static String imports(String file) throws IOException {
    return Files.readString(SOURCES.resolve(file))
        .lines()
        .filter(line -> line.startsWith("import "))
        .collect(joining("\n", "", "\n\n"));
  }
}
