package io.technicianviews.http.internal.signalr;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.command.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the clients of SignalR what becomes of tickets, each of them only what its person may see.
 * Thread-safe; the desk stays the caller's.
 */
public final class TicketHub {

  /** The longest message of a client, in bytes. */
  public static final int MAX_MESSAGE_BYTES = 32 * 1024;

  static final String UNAVAILABLE =
      "The desk cannot be reached at present. Try again a little later.";

  private static final Logger LOG = LoggerFactory.getLogger(TicketHub.class);

  private final ServiceDesk desk;
  private final HubMessageEncoder messages;
  private final Function<Refusal, String> refusals;
  private final HubTimeouts times;
  private final ThreadFactory threads = Thread.ofVirtual().name("hub-", 0).factory();
  private final Set<HubConnection> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param json renders a value
   * @param refusals what a refusal is told the caller as
   */
  public TicketHub(
      ServiceDesk desk,
      Function<Object, String> json,
      Function<Refusal, String> refusals,
      HubTimeouts times) {
    this.desk = desk;
    this.messages = new HubMessageEncoder(json);
    this.refusals = refusals;
    this.times = times;
  }

  /**
   * What hears a web socket that is about to be opened.
   *
   * @param expiry what is wrong with the person's token now; empty while it is valid
   */
  public Session.Listener connection(long personId, Supplier<Optional<String>> expiry) {
    return new HubConnection(this, personId, expiry);
  }

  /** Whether no connection is taken any more. */
  public boolean isClosed() {
    return closed;
  }

  /** How many connections there are. */
  public int size() {
    return connections.size();
  }

  /**
   * Ends all connections, those that come later too: each client is told that it may come again.
   *
   * @param grace how long to wait until they are told
   */
  public void close(Duration grace) {
    closed = true;
    connections.forEach(HubConnection::shutdown);
    CompletableFuture<?>[] all =
        connections.stream().map(HubConnection::ended).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(all).get(grace.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("not every client of the hub could be told that the server ends");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void joined(HubConnection connection) {
    connections.add(connection);
    if (closed) {
      connection.shutdown();
    }
  }

  void left(HubConnection connection) {
    connections.remove(connection);
  }

  ServiceDesk desk() {
    return desk;
  }

  HubMessageEncoder messages() {
    return messages;
  }

  Function<Refusal, String> refusals() {
    return refusals;
  }

  HubTimeouts times() {
    return times;
  }

  /** Runs what may wait: no thread of the server's is held up by a client or the desk. */
  void run(Runnable work) {
    threads.newThread(work).start();
  }
}
