package io.technicianviews.http.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.http.Client;
import io.technicianviews.http.SampleDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the README are the ones that run here. */
class HttpReadmeTest {

  private static final Path SOURCES = Path.of("src/test/java/io/technicianviews/http/readme");

  @Test
  void theReadmeShowsTheExamples() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains(example("ControllerExample.java", "json"));
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

  private static String example(String file, String name) throws IOException {
    String source = Files.readString(SOURCES.resolve(file));
    String begin = "// README: " + name + "\n";
    int from = source.indexOf(begin) + begin.length();
    int to = source.lastIndexOf('\n', source.indexOf("// README: end", from));
    return source.substring(from, to).stripTrailing().stripIndent() + "\n";
  }
}
