package io.technicianviews.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** An HTTP client that calls the server with the token of a person. */
public record Client(String url, String token) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String VIEWS = "/api/v1/requests/technician-views";

  /** A page of a view with its counts. */
  public Json page(String view, int page, int perPage) {
    return json(VIEWS + "?view=" + view + "&page=" + page + "&per_page=" + perPage);
  }

  /** The counts of all views, narrowed by more parameters. */
  public Json counts(String parameters) {
    return json(VIEWS + "/counts" + parameters).object("counts");
  }

  public Json json(String path) {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Json.of(response.body());
  }

  public HttpResponse<String> get(String path) {
    return send(request(path));
  }

  /** Sends JSON with this method and verifies that it succeeds. */
  public void send(String method, String path, String body) {
    sent(method, path, body);
  }

  /** Sends JSON with this method, verifies that it succeeds and returns the response. */
  public HttpResponse<String> sent(String method, String path, String body) {
    HttpResponse<String> response =
        send(
            request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    return response;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A client of the same person for another server of the same desk. */
  public Client at(ServerProcess server) {
    return new Client(server.url(), token);
  }
}
