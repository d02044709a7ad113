package io.technicianviews.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.auth.TokenKeys;
import io.technicianviews.http.internal.signalr.HubTimeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A server on a free local port, with a client. */
public final class Client implements AutoCloseable {

  public static final HttpSettings SETTINGS = HttpSettings.DEFAULTS.port(0);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper EXACT =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  private Client(HttpServer server) {
    this.server = server;
  }

  public static Client of(ServiceDesk desk) {
    return of(desk, () -> {}, SETTINGS);
  }

  public static Client of(HttpSettings settings) {
    return of(SampleDesk.desk(), () -> {}, settings);
  }

  public static Client of(ServiceDesk desk, Runnable readiness, HttpSettings settings) {
    return new Client(
        HttpServer.start(desk, ServerOperations.of(readiness), authenticator(), settings));
  }

  static Client of(Authenticator authenticator) {
    return new Client(
        HttpServer.start(
            SampleDesk.desk(), ServerOperations.of(() -> {}), authenticator, SETTINGS));
  }

  /** Returns a server that does not listen. */
  static Javalin javalin() {
    CallerResolver callers = CallerResolver.jwt(authenticator());
    ServerOperations operations = ServerOperations.of(() -> {});
    return HttpServer.javalin(
        HttpServer.plugin(SampleDesk.desk(), operations, callers, SETTINGS, HubTimeouts.DEFAULTS),
        operations,
        callers,
        SETTINGS);
  }

  static Authenticator authenticator() {
    return new Authenticator(new TokenKeys.Secret(Tokens.SECRET), null, SampleDesk.CLOCK);
  }

  HttpServer server() {
    return server;
  }

  public int port() {
    return server.port();
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  public HttpRequest.Builder request(long person, String path) {
    return request(path).header("Authorization", "Bearer " + Tokens.of(person));
  }

  public HttpResponse<String> get(String path) {
    return send(request(path));
  }

  public HttpResponse<String> get(long person, String path) {
    return send(request(person, path));
  }

  /** Sends JSON with this method. */
  HttpResponse<String> send(String method, long person, String path, String body) {
    return send(json(method, person, path, body));
  }

  HttpResponse<String> post(long person, String path, String body) {
    return send("POST", person, path, body);
  }

  HttpResponse<String> patch(long person, String path, String body) {
    return send("PATCH", person, path, body);
  }

  HttpRequest.Builder json(String method, long person, String path, String body) {
    return request(person, path)
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(body));
  }

  /** Sends an invalid URI: the query is sent unmodified. */
  Wire.Response raw(long person, String target) {
    return Wire.exchange(
        port(),
        "GET "
            + target
            + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
            + Tokens.of(person)
            + "\r\n\r\n");
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request.build(), BodyHandlers.ofString());
  }

  <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    return json(response.body());
  }

  /** JSON whose numbers keep all their digits. */
  static JsonNode exact(String text) {
    try {
      return EXACT.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    server.close();
  }
}
