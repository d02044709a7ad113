package io.technicianviews.bootstrap.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** The meters of a server that explain its behavior under overload. */
final class ServerMeters {

  private static final List<String> NAMES =
      List.of(
          "technician_views_cache_admissions_seconds_",
          "technician_views_cache_loads_seconds_count",
          "technician_views_cache_retries_total");

  private ServerMeters() {}

  /** The current values, one meter per line. */
  static List<String> of(String url) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/metrics"))
            .timeout(Duration.ofSeconds(30))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(request, BodyHandlers.ofLines())
          .body()
          .filter(line -> NAMES.stream().anyMatch(line::startsWith))
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
