package io.technicianviews.bootstrap.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client that listens as a browser does, and leaves now and then: it comes back, to another
 * server perhaps, with the last id that it was told.
 */
final class LiveClient implements AutoCloseable {

  /** A {@code request} event. */
  record Told(long id, long request, String what) {}

  private final Supplier<String> server;
  private final String token;
  private final Random dice;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Told> messages = new CopyOnWriteArrayList<>();
  private final List<String> resyncs = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Thread thread;
  private volatile String lastId = "";
  private volatile @Nullable Json counts;
  private volatile @Nullable Throwable failure;
  private volatile boolean closed;

  /**
   * @param server where it connects the next time
   */
  LiveClient(Supplier<String> server, String token, long seed) {
    this.server = server;
    this.token = token;
    this.dice = new Random(seed);
    this.thread = Thread.ofVirtual().start(this::run);
  }

  /** The events that it heard, in the order in which it did. */
  List<Told> messages() {
    return List.copyOf(messages);
  }

  /** Why it was told to ask for everything anew. */
  List<String> resyncs() {
    return List.copyOf(resyncs);
  }

  int connections() {
    return connections.get();
  }

  String lastId() {
    return lastId;
  }

  /** The counts that it heard last; null before the first ones. */
  @Nullable Json counts() {
    if (failure != null) {
      throw new AssertionError("the client failed", failure);
    }
    return counts;
  }

  private void run() {
    try {
      while (!closed) {
        listen(dice.nextInt(3, 60));
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  /** Until it has heard so many events, or the server is gone. */
  private void listen(int events) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    server.get() + "/api/v1/requests/technician-views/stream?view=all_unsolved"))
            .header("Authorization", "Bearer " + token);
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    try {
      HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw new AssertionError("status " + response.statusCode());
      }
      connections.incrementAndGet();
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        hear(lines, events);
      }
    } catch (IOException | UncheckedIOException e) {
      // The server is being killed, or is not there yet.
      Thread.onSpinWait();
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private void hear(BufferedReader lines, int events) throws IOException {
    Map<String, String> fields = new HashMap<>();
    int left = events;
    for (String line = lines.readLine(); line != null && left > 0; line = lines.readLine()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
      } else if (line.isEmpty()) {
        take(fields);
        left -= fields.getOrDefault("event", "").equals("request") ? 1 : 0;
        fields.clear();
      }
    }
  }

  private void take(Map<String, String> fields) {
    String data = fields.getOrDefault("data", "");
    switch (fields.getOrDefault("event", "")) {
      case "request" -> {
        Json event = Json.of(data);
        messages.add(
            new Told(
                Long.parseLong(fields.getOrDefault("id", "")),
                event.number("id"),
                String.valueOf(event.members().get("what"))));
      }
      case "counts" -> counts = Json.of(data).object("counts");
      case "resync" -> resyncs.add(String.valueOf(Json.of(data).members().get("reason")));
      default -> {}
    }
    lastId = fields.getOrDefault("id", lastId);
  }

  @Override
  public void close() {
    closed = true;
    http.shutdownNow();
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
