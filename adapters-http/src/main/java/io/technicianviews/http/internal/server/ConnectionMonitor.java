package io.technicianviews.http.internal.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.technicianviews.http.ClientTimeouts;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enforcer of the client timeouts and of the limit of open connections. At the limit, a new
 * connection evicts those that have waited longest for a request: first those that have never sent
 * one, then idle ones. If all have a request in progress, the new connection is closed.
 * Thread-safe.
 */
final class ConnectionMonitor extends Handler.Wrapper implements Connection.Listener {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionMonitor.class);

  /**
   * Evicts several connections at once, so that a flood of connections does not sort all of them
   * each time.
   */
  private static final int SHARE_EVICTED = 100;

  private static final Comparator<ClientConnection> EVICTION_ORDER =
      Comparator.comparing(ClientConnection::wasServed)
          .thenComparing((one, other) -> Long.signum(one.since() - other.since()));

  /** Reasons to close a connection. */
  enum Cut {
    SLOW_HEADERS,
    SLOW_BODY,
    SLOW_RESPONSE,
    EVICTED,
    REFUSED
  }

  private final int limit;
  private final ClientTimeouts timeouts;
  private final Map<EndPoint, ClientConnection> connections = new ConcurrentHashMap<>();
  private final Map<Cut, Counter> cutCounters = new EnumMap<>(Cut.class);
  private final long periodMillis;
  private long warned = System.nanoTime() - TimeUnit.MINUTES.toNanos(1);

  ConnectionMonitor(int limit, ClientTimeouts timeouts, MeterRegistry meters) {
    this.limit = limit;
    this.timeouts = timeouts;
    long shortest =
        Math.min(
            timeouts.headers().toMillis(),
            Math.min(timeouts.body().toMillis(), timeouts.response().toMillis()));
    this.periodMillis = Math.clamp(shortest / 10, 10, 1_000);
    Gauge.builder("technician.views.http.connections", connections, Map::size)
        .description("Connections that are open")
        .register(meters);
    for (Cut cut : Cut.values()) {
      cutCounters.put(
          cut,
          Counter.builder("technician.views.http.connections.cut")
              .description("Connections that the server closed, by reason")
              .tag("reason", cut.name().toLowerCase(Locale.ROOT))
              .register(meters));
    }
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    schedule();
  }

  private void schedule() {
    Scheduler scheduler = getServer().getScheduler();
    if (scheduler.isRunning()) {
      scheduler.schedule(this::closeSlow, periodMillis, TimeUnit.MILLISECONDS);
    }
  }

  private void closeSlow() {
    try {
      long now = System.nanoTime();
      connections
          .values()
          .forEach(
              connection ->
                  connection.exceeded(timeouts, now).ifPresent(cut -> close(connection, cut)));
    } finally {
      schedule();
    }
  }

  @Override
  public void onOpened(Connection opened) {
    EndPoint endPoint = opened.getEndPoint();
    ClientConnection connection = new ClientConnection(endPoint, System.nanoTime());
    ClientConnection before = connections.putIfAbsent(endPoint, connection);
    if (before != null) {
      before.upgraded();
    } else if (connections.size() > limit) {
      evictFor(connection);
    }
  }

  @Override
  public void onClosed(Connection closed) {
    // An upgraded connection continues with another protocol.
    if (!closed.getEndPoint().isOpen()) {
      connections.remove(closed.getEndPoint());
    }
  }

  private synchronized void evictFor(ClientConnection opened) {
    int over = connections.size() - limit;
    if (over <= 0) {
      return;
    }
    List<ClientConnection> evicted =
        connections.values().stream()
            .filter(connection -> connection != opened && connection.isWaiting())
            .sorted(EVICTION_ORDER)
            .limit(over + limit / SHARE_EVICTED)
            .toList();
    warn(evicted.isEmpty());
    if (evicted.isEmpty()) {
      close(opened, Cut.REFUSED);
    } else {
      evicted.forEach(connection -> close(connection, Cut.EVICTED));
    }
  }

  private void warn(boolean refused) {
    long now = System.nanoTime();
    if (now - warned >= TimeUnit.MINUTES.toNanos(1)) {
      warned = now;
      LOG.warn(
          "The limit of {} connections is reached: {}",
          limit,
          refused
              ? "all have a request in progress, so new ones are closed"
              : "those that have waited longest for a request are closed");
    }
  }

  private void close(ClientConnection connection, Cut cut) {
    if (cut == Cut.SLOW_BODY
        && !connection.isResponseToFailedBodyOver(timeouts, System.nanoTime())) {
      if (connection.failBody()) {
        count(cut);
      }
    } else if (connections.remove(connection.endPoint(), connection)) {
      // Closing takes effect later; until then the connection must not be counted or closed again.
      count(cut);
      connection.endPoint().close();
    }
  }

  private void count(Cut cut) {
    Counter counter = cutCounters.get(cut);
    if (counter != null) {
      counter.increment();
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    ClientConnection connection =
        connections.get(request.getConnectionMetaData().getConnection().getEndPoint());
    if (connection == null) {
      return super.handle(request, response, callback);
    }
    boolean bodyFollows = hasBody(request);
    Request monitored = bodyFollows ? new MonitoredRequest(request, connection) : request;
    connection.received(monitored, bodyFollows, System.nanoTime());
    Request.addCompletionListener(
        request, failure -> connection.responded(monitored, System.nanoTime()));
    return super.handle(monitored, response, callback);
  }

  private static boolean hasBody(Request request) {
    return request.getLength() > 0
        || (request.getLength() < 0 && request.getHeaders().contains("Transfer-Encoding"));
  }

  /** A request that reports the end of its body to the connection. */
  private static final class MonitoredRequest extends Request.Wrapper {

    private final ClientConnection connection;

    MonitoredRequest(Request request, ClientConnection connection) {
      super(request);
      this.connection = connection;
    }

    @Override
    public Content.@Nullable Chunk read() {
      Content.Chunk chunk = super.read();
      if (Content.Chunk.isFailure(chunk)) {
        connection.bodyFailureRead();
      }
      if (chunk != null && chunk.isLast()) {
        connection.bodyReceived(this);
      }
      return chunk;
    }
  }
}
