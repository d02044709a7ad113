package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.http.internal.protocol.Paths;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A client of the hub that sends raw protocol messages. */
final class HubSocket implements AutoCloseable {

  static final String SEPARATOR = "\u001e";
  static final String HANDSHAKE = "{\"protocol\":\"json\",\"version\":1}" + SEPARATOR;
  private static final Pattern END = Pattern.compile(SEPARATOR);
  private static final int PATIENCE_SECONDS = 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Ear ear = new Ear();
  private final WebSocket socket;

  /** Listener that queues the received messages. */
  private static final class Ear implements WebSocket.Listener {

    private final BlockingQueue<String> records = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder begun = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      begun.append(data);
      if (last) {
        assertThat(begun).endsWith(SEPARATOR);
        records.addAll(List.of(END.split(begun)));
        begun.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closed.complete(status);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      closed.completeExceptionally(error);
    }
  }

  private HubSocket(int port, String target, String... headers) {
    WebSocket.Builder builder = http.newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + target), ear).join();
  }

  /** Opens a socket without a handshake. */
  static HubSocket open(int port, long person) {
    return open(port, "", "Authorization", "Bearer " + Tokens.of(person));
  }

  /**
   * @param headers names and values in turn
   */
  static HubSocket open(int port, String query, String... headers) {
    return at(port, Paths.HUB + query, headers);
  }

  /** Opens a socket at another path. */
  static HubSocket at(int port, String target, String... headers) {
    return new HubSocket(port, target, headers);
  }

  /** Opens a socket and completes the handshake. */
  static HubSocket of(int port, long person) {
    HubSocket socket = open(port, person);
    socket.shakeHands();
    return socket;
  }

  void shakeHands() {
    send(HANDSHAKE);
    assertThat(next()).isEqualTo(Client.json("{}"));
  }

  void send(String text) {
    socket.sendText(text, true).join();
  }

  /** Sends text as a binary message, as Microsoft's Java client does. */
  void sendBinary(String text) {
    socket.sendBinary(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), true).join();
  }

  /** Invokes a method with arguments in JSON, and requests a completion. */
  void invoke(String id, String target, String arguments) {
    send(invocation(id, target, arguments));
  }

  static String invocation(String id, String target, String arguments) {
    return "{\"type\":1,\"invocationId\":\""
        + id
        + "\",\"target\":\""
        + target
        + "\",\"arguments\":"
        + arguments
        + "}"
        + SEPARATOR;
  }

  /** Invokes a method that fails, and returns the error. */
  String refused(String target, String arguments) {
    invoke("r", target, arguments);
    JsonNode completion = next();
    assertThat(completion.path("type").asInt()).isEqualTo(3);
    assertThat(completion.path("invocationId").asText()).isEqualTo("r");
    assertThat(completion.has("result")).isFalse();
    return completion.path("error").asText();
  }

  /** Invokes a method, and waits for its completion. */
  void subscribe(String target, String arguments) {
    invoke("s", target, arguments);
    JsonNode message = next();
    while (message.path("type").asInt() == 1) {
      message = next();
    }
    assertThat(message).isEqualTo(completed("s"));
  }

  static JsonNode completed(String id) {
    return Client.json("{\"type\":3,\"invocationId\":\"" + id + "\",\"result\":null}");
  }

  /** Returns the next message that is not a ping. */
  JsonNode next() {
    JsonNode message;
    do {
      message = any();
    } while (message.path("type").asInt() == 6);
    return message;
  }

  /** Returns the next message. */
  JsonNode any() {
    try {
      String record = ear.records.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(record).as("no message was received").isNotNull();
      return Client.json(record);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the argument of the next message, which must invoke this method of the client. */
  JsonNode argument(String target) {
    JsonNode message = next();
    assertThat(message.path("target").asText()).as(message.toString()).isEqualTo(target);
    assertThat(message.path("arguments").size()).isEqualTo(1);
    return message.path("arguments").path(0);
  }

  /** Returns the status with which the server closes the socket. */
  int closed() {
    return ear.closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
  }
}
