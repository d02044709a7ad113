package io.technicianviews.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A request of the administrator, before it is sent. */
record DraftRequest(
    PublishedOperation operation,
    Map<String, String> path,
    String query,
    Map<String, String> headers,
    String body) {

  /** The path of an endless response. */
  private static final String STREAM = "/api/v1/requests/technician-views/stream";

  private static final String TOKEN = Tokens.of(SampleDesk.ADMIN);

  static DraftRequest of(PublishedOperation operation) {
    Map<String, String> path = new LinkedHashMap<>();
    operation.parameters("path").forEach(each -> path.put(each.name(), "2"));
    if (operation.path().startsWith("/api/v1/requests/{id}")) {
      path.put("id", "11");
    }
    path.computeIfPresent("file", (name, any) -> "docs.js");
    JsonNode body = operation.body().node();
    return new DraftRequest(
        operation, path, "", Map.of(), body.isMissingNode() ? "" : body.path("example").toString());
  }

  DraftRequest path(String name, String value) {
    Map<String, String> other = new LinkedHashMap<>(path);
    other.put(name, value);
    return new DraftRequest(operation, other, query, headers, body);
  }

  DraftRequest query(String given) {
    return new DraftRequest(operation, path, given, headers, body);
  }

  DraftRequest header(String name, String value) {
    return new DraftRequest(operation, path, query, Map.of(name, value), body);
  }

  DraftRequest body(String json) {
    return new DraftRequest(operation, path, query, headers, json);
  }

  String target() {
    String target = operation.path();
    for (Map.Entry<String, String> parameter : path.entrySet()) {
      target = target.replace("{" + parameter.getKey() + "}", encoded(parameter.getValue()));
    }
    return target + (query.isEmpty() ? "" : "?" + query);
  }

  /** Sends HEAD instead of GET to an endless stream. */
  String method() {
    return operation.path().equals(STREAM) ? "HEAD" : operation.method().toUpperCase(Locale.ROOT);
  }

  /** Returns the request as it is sent, also with headers that no HTTP client would send. */
  byte[] bytes() {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder();
    head.append(method()).append(' ').append(target()).append(" HTTP/1.1\r\n");
    head.append("Host: x\r\nAuthorization: Bearer ").append(TOKEN).append("\r\n");
    if (content.length > 0) {
      head.append("Content-Type: application/json\r\n");
    }
    head.append("Content-Length: ").append(content.length).append("\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = Arrays.copyOf(first, first.length + content.length);
    System.arraycopy(content, 0, bytes, first.length, content.length);
    return bytes;
  }

  /** The target and what else the request has, for messages. */
  @Override
  public String toString() {
    String start = body.length() > 200 ? body.substring(0, 200) : body;
    return method() + " " + target() + " " + headers + " " + start;
  }

  /** Returns a text percent-encoded for a path or query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
