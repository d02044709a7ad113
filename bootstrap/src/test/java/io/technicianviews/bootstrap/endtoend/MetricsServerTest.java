package io.technicianviews.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.cache.RedisProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The meters of the documents and of the dashboard are those of a server. */
@Timeout(120)
class MetricsServerTest {

  private static final Pattern METRIC = Pattern.compile("([a-z_]+)\\{job=");
  private static final Pattern METER = Pattern.compile("`([a-z.]+)(?:[*])?`");
  private static final String PREFIX = "technician.views.";

  @TempDir private Path dataDir;

  @Test
  void everyMeterOfTheDocumentsAndTheDashboardIsExposed() throws Exception {
    TestDatabase.initializedBefore(dataDir);
    try (RedisProcess redis = RedisProcess.start();
        ServerProcess server =
            ServerProcess.launch(dataDir, Map.of("REDIS_URL", redis.url())).ready()) {
      Client client = server.technician();
      use(server, client);

      String exposed = client.get("/metrics").body();
      assertThat(documented()).allSatisfy(name -> assertThat(exposed).containsPattern(name));
      Set<String> names = exposed.lines().map(MetricsServerTest::name).collect(Collectors.toSet());
      assertThat(names).containsAll(ofDashboard());
    } finally {
      TestDatabase.cleanUp(dataDir);
    }
  }

  /** Causes what is counted: hits, a write, a stale entry, an event of a stream, its end. */
  private static void use(ServerProcess server, Client client) throws Exception {
    try (LiveClient stream = new LiveClient(server::url, client.token(), 1)) {
      await().atMost(Duration.ofSeconds(30)).until(() -> stream.counts() != null);
      client.counts("");
      long id = client.page("unassigned", 1, 1).objects("data").getFirst().number("id");
      client.send("POST", "/api/v1/requests/" + id + "/take", "");
      client.counts("");
      await().atMost(Duration.ofSeconds(30)).until(() -> !stream.messages().isEmpty());
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> client.get("/metrics").body().contains("sse_closed_total"));
  }

  private static String name(String line) {
    return line.split("[{ ]", 2)[0];
  }

  /** Returns the names in the table of the meters, as Prometheus writes them. */
  private static Set<String> documented() throws IOException {
    String document = Files.readString(Path.of("docs/operating.md"));
    String table = document.substring(document.indexOf("| meter | meaning |"));
    Set<String> names = new TreeSet<>();
    for (String row : table.lines().skip(2).takeWhile(line -> line.startsWith("|")).toList()) {
      Matcher meter = METER.matcher(row.split("[|]")[1]);
      for (boolean first = true; meter.find(); first = false) {
        String meterName = meter.group(1);
        boolean isShort = !first && !meterName.endsWith(".");
        names.add("(?m)^" + (isShort ? PREFIX + meterName : meterName).replace('.', '_'));
      }
    }
    assertThat(names).hasSizeGreaterThan(20);
    return names;
  }

  private static Set<String> ofDashboard() throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher metric = METRIC.matcher(Files.readString(Path.of("grafana/technician-views.json")));
    while (metric.find()) {
      names.add(metric.group(1));
    }
    assertThat(names).hasSizeGreaterThan(20);
    return names;
  }
}
