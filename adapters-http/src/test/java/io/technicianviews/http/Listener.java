package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A client of server-sent events that parses them as a browser does. */
final class Listener implements AutoCloseable {

  /** An event, with the last id received so far. */
  record Event(String lastId, String name, JsonNode data) {}

  private final BufferedReader reader;
  private String lastId = "";

  private Listener(InputStream stream) {
    reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  static Listener to(Client client, HttpRequest.Builder request) {
    return of(client.send(request.build(), BodyHandlers.ofInputStream()));
  }

  static Listener of(HttpResponse<InputStream> response) {
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().allValues("Content-Type"))
        .containsExactly("text/event-stream;charset=utf-8");
    assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
    return new Listener(response.body());
  }

  /** Returns the last id received. */
  String lastId() {
    return lastId;
  }

  /** Returns the next event, which must have this name. */
  JsonNode next(String name) {
    Event event = Objects.requireNonNull(next(), "the stream is over");
    assertThat(event.name()).as(event.data().toString()).isEqualTo(name);
    return event.data();
  }

  /** Returns the next event; null at the end of the stream. */
  @Nullable Event next() {
    for (Map<String, String> fields = block(); fields != null; fields = block()) {
      String data = fields.get("data");
      if (data != null) {
        return new Event(lastId, fields.getOrDefault("event", ""), Client.json(data));
      }
    }
    return null;
  }

  /** The fields up to the next empty line, a comment being the one without a name. */
  @Nullable Map<String, String> block() {
    Map<String, String> fields = new HashMap<>();
    try {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isEmpty()) {
          lastId = fields.getOrDefault("id", lastId);
          return fields;
        }
        int colon = line.indexOf(':');
        fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
