package io.technicianviews.bootstrap.benchmark;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.technicianviews.bootstrap.endtoend.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A Chromium process that is controlled over the DevTools protocol. Playwright is not used, since
 * it receives an event for each loaded file, which costs as much as the file. Not thread-safe.
 */
final class DevTools implements AutoCloseable {

  private static final String LISTENING = "DevTools listening on ";

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final WebSocket socket;
  private long sent;

  private DevTools(Process process, URI address) {
    this.process = process;
    this.socket = client.newWebSocketBuilder().buildAsync(address, new Receiver()).join();
  }

  /** Starts the browser with a profile in an empty or missing directory. */
  static DevTools start(Path directory) throws IOException {
    List<String> command =
        List.of(
            "chromium",
            "--headless=new",
            "--no-sandbox",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-extensions",
            // Two internal pages of the browser load 200 modules for each window.
            "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
            "--remote-debugging-port=0",
            "--user-data-dir=" + directory,
            "about:blank");
    Process process = new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).start();
    BufferedReader errors = process.errorReader();
    String line;
    do {
      line = errors.readLine();
      if (line == null) {
        throw new IOException("chromium exited with status " + process.onExit().join().exitValue());
      }
    } while (!line.startsWith(LISTENING));
    Thread.ofVirtual().start(() -> errors.lines().forEach(ignored -> {}));
    return new DevTools(process, URI.create(line.substring(LISTENING.length()).strip()));
  }

  /**
   * Sends a command and returns its result.
   *
   * @param session the session of the tab; null for the browser
   */
  Json send(@Nullable String session, String method, Map<String, Object> parameters) {
    return reply(session, method, parameters).object("result");
  }

  /** Sends a command and returns the reply, with {@code result} or {@code error}. */
  Json reply(@Nullable String session, String method, Map<String, Object> parameters) {
    long id = ++sent;
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", parameters);
    if (session != null) {
      message.put("sessionId", session);
    }
    socket.sendText(JSONObjectUtils.toJSONString(message), true).join();
    while (true) {
      Json received = received();
      if (received.members().get("id") instanceof Number number && number.longValue() == id) {
        return received;
      }
    }
  }

  private Json received() {
    try {
      return Json.of(messages.take());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
    process.destroy();
    process.onExit().join();
  }

  private final class Receiver implements WebSocket.Listener {

    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      parts.append(text);
      if (last) {
        messages.add(parts.toString());
        parts.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      throw new UncheckedIOException(new IOException(error));
    }
  }
}
