package io.technicianviews.http.internal.signalr;

import io.technicianviews.application.Result;
import io.technicianviews.application.TicketStream;
import io.technicianviews.domain.port.DeskUnavailableException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connection of one client. Messages of the client are processed one after the other: the next one
 * is requested when this one is done. Updates are sent by a separate thread ({@link
 * NotificationLoop}). Public only because Jetty must be able to call it.
 */
public final class HubConnection implements Session.Listener {

  private static final Logger LOG = LoggerFactory.getLogger(HubConnection.class);

  /** Time limit for the client to close the socket after the close message. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final TicketHub hub;
  private final long personId;
  private final Supplier<Optional<String>> expiry;
  private final RecordDecoder recordDecoder = new RecordDecoder(TicketHub.MAX_MESSAGE_BYTES);
  private final Subscriptions subscriptions = new Subscriptions();
  private final CompletableFuture<TicketStream> stream = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> socketClosed = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
  private volatile @Nullable Open open;
  private volatile boolean stopping;
  private volatile long received = System.nanoTime();

  /** The objects that exist once the socket is open. */
  private record Open(Session session, MessageSender sender, HubMethods methods) {}

  HubConnection(TicketHub hub, long personId, Supplier<Optional<String>> expiry) {
    this.hub = hub;
    this.personId = personId;
    this.expiry = expiry;
  }

  @Override
  public void onWebSocketOpen(Session session) {
    MessageSender messageSender = new MessageSender(session, hub.times().sending());
    open =
        new Open(
            session, messageSender, new HubMethods(hub, personId, subscriptions, messageSender));
    hub.joined(this);
    hub.run(
        () -> {
          try {
            new NotificationLoop(hub, this, messageSender).run();
          } finally {
            closeStream();
            awaitClose(session);
            hub.left(this);
            ended.complete(null);
          }
        });
    session.demand();
  }

  @Override
  public void onWebSocketText(String text) {
    received = System.nanoTime();
    hub.run(() -> onText(text));
  }

  /** Processes text in a binary message, as Microsoft's Java client sends it. */
  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    String text = StandardCharsets.UTF_8.decode(payload).toString();
    callback.succeed();
    onWebSocketText(text);
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    // The client has disconnected; the socket is closed as well.
    LOG.debug("a client of the hub has disconnected", cause);
  }

  @Override
  public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
    opened().sender().closed();
    closeStream();
    socketClosed.complete(null);
    callback.succeed();
  }

  long personId() {
    return personId;
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  /** Returns the person's ticket stream, which completes with the handshake. */
  CompletableFuture<TicketStream> stream() {
    return stream;
  }

  Optional<String> expiry() {
    return expiry.get();
  }

  /** Returns when the last message was received, by {@link System#nanoTime}. */
  long lastReceived() {
    return received;
  }

  boolean isStopping() {
    return stopping;
  }

  /** Begins to close the connection because the server stops. */
  void shutdown() {
    stopping = true;
    closeStream();
  }

  /** Returns a future that completes when the connection has released its resources. */
  CompletableFuture<@Nullable Void> ended() {
    return ended;
  }

  /**
   * Closes the connection with a close message.
   *
   * @param error the reason; null for a regular close
   * @param reconnect whether the client may reconnect automatically
   */
  void end(@Nullable String error, boolean reconnect) {
    opened().sender().sendLast(hub.messages().close(error, reconnect));
    closeStream();
  }

  private Open opened() {
    return Objects.requireNonNull(open, "the socket is not open yet");
  }

  private void closeStream() {
    if (!stream.cancel(false) && !stream.isCompletedExceptionally()) {
      stream.join().close();
    }
  }

  /** Waits for the client to close the socket, and disconnects it after the time limit. */
  private void awaitClose(Session session) {
    try {
      socketClosed.get(CLOSE_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      session.disconnect();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      session.disconnect();
    }
  }

  private void onText(String text) {
    try {
      for (String record : recordDecoder.add(text)) {
        if (!opened().sender().isClosed()) {
          onRecord(record);
        }
      }
    } catch (ProtocolException e) {
      end(e.detail(), false);
    } catch (RuntimeException e) {
      LOG.error("a message to the hub could not be processed", e);
      end("An internal error occurred; the server's log has details.", true);
    }
    // Also after the close message: the client's close frame is still to be read.
    opened().session().demand();
  }

  private void onRecord(String record) {
    if (!stream.isDone()) {
      shakeHands(record);
      return;
    }
    switch (ClientMessage.of(record)) {
      case ClientMessage.Invocation invocation -> opened().methods().call(invocation);
      case ClientMessage.Closing() -> end(null, false);
      case ClientMessage.Other() -> {}
    }
  }

  private void shakeHands(String record) {
    ClientMessage.Handshake handshake = ClientMessage.Handshake.of(record);
    if (!handshake.protocol().equals("json") || handshake.version() != 1) {
      refuse("This hub supports the protocol json in version 1.");
      return;
    }
    try {
      switch (hub.desk().live().ticketStream(personId)) {
        case Result.Refused<TicketStream> refused ->
            refuse(hub.refusals().apply(refused.refusal()));
        case Result.Success<TicketStream> success -> begin(success.value());
      }
    } catch (DeskUnavailableException e) {
      refuse(TicketHub.UNAVAILABLE);
    }
  }

  private void begin(TicketStream tickets) {
    opened().sender().send(hub.messages().handshake());
    if (!stream.complete(tickets)) {
      tickets.close();
    }
  }

  private void refuse(String error) {
    opened().sender().sendLast(hub.messages().handshakeRefused(error));
    closeStream();
  }
}
