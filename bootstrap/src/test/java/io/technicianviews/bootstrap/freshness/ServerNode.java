package io.technicianviews.bootstrap.freshness;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.technicianviews.bootstrap.freshness.ObservedPage.RowState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A server, called over HTTP.
 *
 * @param url its current base URL
 * @param reader the token of a technician of both units
 * @param writer the token of an admin
 */
public record ServerNode(Supplier<String> url, String reader, String writer, HttpClient http)
    implements Node {

  private static final String REQUESTS = "/api/v1/requests/";
  private static final String PAGE = "technician-views?view=all_tickets&per_page=100";

  @Override
  public ObservedPage readPage() {
    HttpResponse<String> response = send(request(PAGE, reader).GET());
    Map<String, Object> page = parsed(response.body());
    Map<Long, RowState> rows = new HashMap<>();
    for (Object element : (Iterable<?>) member(page, "data")) {
      Map<?, ?> row = (Map<?, ?>) element;
      rows.put(
          number(row, "id"),
          new RowState(
              (String) member(row, "subject"),
              number((Map<?, ?>) member(row, "business_unit"), "id"),
              row.get("solved") != null));
    }
    Map<?, ?> counts = (Map<?, ?>) member(page, "counts");
    return new ObservedPage(
        rows,
        number(counts, "all_tickets"),
        number(counts, "all_solved"),
        number(counts, "all_unsolved"),
        number((Map<?, ?>) member(page, "filter_counts"), "all"),
        response.headers().firstValue("X-Cache").orElse("").equals("HIT"));
  }

  @Override
  public void change(long request, RowState to) {
    String body =
        "{\"subject\": \"%s\", \"business_unit_id\": %d, \"status\": %d}"
            .formatted(to.subject(), to.unit(), to.solved() ? 5 : 1);
    send(
        request(Long.toString(request), writer)
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(url.get() + REQUESTS + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == 503) {
        throw new UncheckedIOException(new IOException(response.body()));
      }
      if (response.statusCode() != 200) {
        throw new IllegalStateException(response.statusCode() + ": " + response.body());
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> parsed(String body) {
    try {
      return JSONObjectUtils.parse(body);
    } catch (ParseException e) {
      throw new IllegalStateException(body, e);
    }
  }

  private static Object member(Map<?, ?> object, String name) {
    Object member = object.get(name);
    if (member == null) {
      throw new IllegalStateException("there is no " + name + " in " + object);
    }
    return member;
  }

  private static long number(Map<?, ?> object, String name) {
    return ((Number) member(object, name)).longValue();
  }
}
