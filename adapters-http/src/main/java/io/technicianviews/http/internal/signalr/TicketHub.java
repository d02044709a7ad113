package io.technicianviews.http.internal.signalr;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.command.Refusal;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.websocket.api.Session;

/**
 * SignalR hub that sends changes of tickets to clients, limited to those that the client's person
 * may see. Thread-safe. The caller owns and closes the {@link ServiceDesk}.
 */
public final class TicketHub {

  /** Maximum length of a client's message in bytes. */
  public static final int MAX_MESSAGE_BYTES = 32 * 1024;

  static final String UNAVAILABLE = "The database is currently unavailable. Try again later.";

  private final ServiceDesk desk;
  private final HubMessageEncoder messages;
  private final Function<Refusal, String> refusals;
  private final HubTimeouts times;
  private final ThreadFactory threads = Thread.ofVirtual().name("hub-", 0).factory();
  private final Set<HubConnection> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param json encodes a value as JSON
   * @param refusals returns the error text of a refusal
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
   * Creates the listener of a web socket that is about to be opened.
   *
   * @param expiry returns what is wrong with the token; empty while it is valid
   */
  public Session.Listener connection(long personId, Supplier<Optional<String>> expiry) {
    return new HubConnection(this, personId, expiry);
  }

  /** Returns whether the hub rejects new connections. */
  public boolean isClosed() {
    return closed;
  }

  /** Returns the number of open connections. */
  public int size() {
    return connections.size();
  }

  /**
   * Closes all connections, and later ones as well, with a message that allows clients to
   * reconnect.
   *
   * @return completes when all connections have ended
   */
  public CompletableFuture<Void> close() {
    closed = true;
    connections.forEach(HubConnection::shutdown);
    return CompletableFuture.allOf(
        connections.stream().map(HubConnection::ended).toArray(CompletableFuture<?>[]::new));
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

  /**
   * Runs blocking work on a virtual thread, so that clients and the database never block Jetty's
   * threads.
   */
  void run(Runnable work) {
    threads.newThread(work).start();
  }
}
