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
 * One client. What it says is heard one message after the other, and the next is asked for when
 * this one is done with; what it is told comes from a thread of its own ({@link NotificationLoop}).
 * Public only since Jetty must be able to call it.
 */
public final class HubConnection implements Session.Listener {

  private static final Logger LOG = LoggerFactory.getLogger(HubConnection.class);

  /** How long a client may take to close the socket when it was told that it is over. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final TicketHub hub;
  private final long personId;
  private final Supplier<Optional<String>> expiry;
  private final RecordDecoder recordDecoder = new RecordDecoder(TicketHub.MAX_MESSAGE_BYTES);
  private final Subscriptions subscriptions = new Subscriptions();
  private final CompletableFuture<TicketStream> stream = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> gone = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
  private volatile @Nullable Open open;
  private volatile boolean leaving;
  private volatile long heard = System.nanoTime();

  /** What there is once the socket is open. */
  private record Open(Session session, MessageSender outlet, HubMethods methods) {}

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
    heard = System.nanoTime();
    hub.run(() -> onText(text));
  }

  /** Microsoft's client for Java sends its text so. */
  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    String text = StandardCharsets.UTF_8.decode(payload).toString();
    callback.succeed();
    onWebSocketText(text);
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    // A client that is gone; the socket is closed then, too.
    LOG.debug("a client of the hub was lost", cause);
  }

  @Override
  public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
    opened().outlet().closed();
    closeStream();
    gone.complete(null);
    callback.succeed();
  }

  long personId() {
    return personId;
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  /** The person's tickets, as soon as the client has shaken hands. */
  CompletableFuture<TicketStream> stream() {
    return stream;
  }

  Optional<String> expiry() {
    return expiry.get();
  }

  /** By {@link System#nanoTime}. */
  long lastHeard() {
    return heard;
  }

  boolean isLeaving() {
    return leaving;
  }

  /** Begins to end it as the server ends. */
  void shutdown() {
    leaving = true;
    closeStream();
  }

  /** Completes when nothing is left of it. */
  CompletableFuture<@Nullable Void> ended() {
    return ended;
  }

  /**
   * Ends it, and says why.
   *
   * @param error null if nothing is wrong
   * @param reconnect whether the client may try again by itself
   */
  void end(@Nullable String error, boolean reconnect) {
    opened().outlet().sendLast(hub.messages().close(error, reconnect));
    closeStream();
  }

  private Open opened() {
    return Objects.requireNonNull(open, "nothing comes before the socket is open");
  }

  private void closeStream() {
    if (!stream.cancel(false) && !stream.isCompletedExceptionally()) {
      stream.join().close();
    }
  }

  /** Whoever was told that it is over closes the socket; if not, it is closed for him. */
  private void awaitClose(Session session) {
    try {
      gone.get(CLOSE_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
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
        if (!opened().outlet().isClosed()) {
          onRecord(record);
        }
      }
    } catch (ProtocolException e) {
      end(e.detail(), false);
    } catch (RuntimeException e) {
      LOG.error("a message to the hub could not be dealt with", e);
      end("Something went wrong here; the server's log says what.", true);
    }
    // At the end, too: it is the answer to a close that is to be read then.
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
    ClientMessage.Handshake wanted = ClientMessage.Handshake.of(record);
    if (!wanted.protocol().equals("json") || wanted.version() != 1) {
      refuse("This hub speaks the protocol json in version 1.");
      return;
    }
    try {
      switch (hub.desk().live().tickets(personId)) {
        case Result.Refused<TicketStream> refused ->
            refuse(hub.refusals().apply(refused.refusal()));
        case Result.Success<TicketStream> success -> begin(success.value());
      }
    } catch (DeskUnavailableException e) {
      refuse(TicketHub.UNAVAILABLE);
    }
  }

  private void begin(TicketStream tickets) {
    opened().outlet().send(hub.messages().handshake());
    if (!stream.complete(tickets)) {
      tickets.close();
    }
  }

  private void refuse(String error) {
    opened().outlet().sendLast(hub.messages().handshakeRefused(error));
    closeStream();
  }
}
