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
 * A client of the event stream that disconnects at random and reconnects as a browser does,
 * possibly to another server, with the last event id.
 */
final class LiveClient implements AutoCloseable {

  /** A {@code request} event. */
  record ReceivedEvent(long id, long request, String what) {}

  private final Supplier<String> server;
  private final String token;
  private final Random random;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<ReceivedEvent> messages = new CopyOnWriteArrayList<>();
  private final List<String> resyncs = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Thread thread;
  private volatile String lastId = "";
  private volatile @Nullable Json counts;
  private volatile @Nullable Throwable failure;
  private volatile boolean closed;

  /**
   * @param server the URL for the next connection
   */
  LiveClient(Supplier<String> server, String token, long seed) {
    this.server = server;
    this.token = token;
    this.random = new Random(seed);
    this.thread = Thread.ofVirtual().start(this::run);
  }

  /** The received events, in order. */
  List<ReceivedEvent> messages() {
    return List.copyOf(messages);
  }

  /** The reasons of the received resyncs. */
  List<String> resyncs() {
    return List.copyOf(resyncs);
  }

  int connections() {
    return connections.get();
  }

  String lastId() {
    return lastId;
  }

  /** The last received counts; null before the first ones. */
  @Nullable Json counts() {
    if (failure != null) {
      throw new AssertionError("the client failed", failure);
    }
    return counts;
  }

  private void run() {
    try {
      while (!closed) {
        connect(random.nextInt(3, 60));
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  /** Reads the stream until a number of events or the end of the connection. */
  private void connect(int events) {
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
        readEvents(lines, events);
      }
    } catch (IOException | UncheckedIOException e) {
      // The server is being killed or has not started yet.
      Thread.onSpinWait();
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private void readEvents(BufferedReader lines, int events) throws IOException {
    Map<String, String> fields = new HashMap<>();
    int remaining = events;
    for (String line = lines.readLine(); line != null && remaining > 0; line = lines.readLine()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
      } else if (line.isEmpty()) {
        onEvent(fields);
        remaining -= fields.getOrDefault("event", "").equals("request") ? 1 : 0;
        fields.clear();
      }
    }
  }

  private void onEvent(Map<String, String> fields) {
    String data = fields.getOrDefault("data", "");
    switch (fields.getOrDefault("event", "")) {
      case "request" -> {
        Json event = Json.of(data);
        messages.add(
            new ReceivedEvent(
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
