package io.technicianviews.http.internal.signalr;

import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.http.Header;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.FutureCallback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;

/**
 * Web sockets of Jetty, for routes. Available in Javalin's own server; a servlet container has
 * none.
 */
public final class WebSockets {

  /** For sockets that do not even close; the hub has its own timeouts for all others. */
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

  private volatile @Nullable ServerWebSocketContainer container;

  private WebSockets() {}

  /**
   * Returns the web sockets of an application, whose server is yet to start.
   *
   * @param path the only path with a route for web sockets
   */
  public static WebSockets of(JavalinState state, String path) {
    WebSockets webSockets = new WebSockets();
    state.jetty.modifyServer(webSockets::configure);
    state.jetty.modifyServletContextHandler(
        context -> context.addFilter(filter(), path, EnumSet.of(DispatcherType.REQUEST)));
    return webSockets;
  }

  /**
   * Returns a filter that makes Javalin route handshakes as calls: if its own web sockets are on
   * the classpath, it looks for handlers of those only.
   */
  private static FilterHolder filter() {
    FilterHolder filter =
        new FilterHolder(
            (request, response, chain) ->
                chain.doFilter(new Handshake((HttpServletRequest) request), response));
    filter.setAsyncSupported(true);
    return filter;
  }

  /** A request without the header by which Javalin recognizes a handshake. */
  private static final class Handshake extends HttpServletRequestWrapper {

    private static final String SEC_WEBSOCKET_VERSION = "Sec-WebSocket-Version";

    Handshake(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
      return SEC_WEBSOCKET_VERSION.equalsIgnoreCase(name) ? null : super.getHeader(name);
    }
  }

  private void configure(Server server) {
    // Of the server, not of the servlets, where Javalin's own web sockets have theirs.
    ServerWebSocketContainer created = ServerWebSocketContainer.ensure(server);
    created.setIdleTimeout(IDLE_TIMEOUT);
    created.setMaxTextMessageSize(TicketHub.MAX_MESSAGE_BYTES);
    created.setMaxBinaryMessageSize(TicketHub.MAX_MESSAGE_BYTES);
    created.setMaxFrameSize(TicketHub.MAX_MESSAGE_BYTES);
    container = created;
  }

  static boolean isUpgrade(Context ctx) {
    return "websocket".equalsIgnoreCase(ctx.header(Header.UPGRADE));
  }

  /**
   * Upgrades the connection of a call.
   *
   * @return false if the request is no valid handshake, or the server has no web sockets
   */
  boolean upgrade(Context ctx, Session.Listener listener) {
    ServerWebSocketContainer current = container;
    if (current == null) {
      return false;
    }
    ServletContextRequest request = ServletContextRequest.getServletContextRequest(ctx.req());
    ctx.res().setContentType(null);
    FutureCallback finished = new FutureCallback();
    boolean upgraded =
        current.upgrade(
            (handshake, response, callback) -> {
              // Compression would cost a few hundred kilobytes per connection.
              response.setExtensions(List.of());
              return listener;
            },
            request,
            request.getServletContextResponse(),
            finished);
    if (upgraded) {
      await(finished);
    }
    return upgraded;
  }

  private static void await(FutureCallback finished) {
    try {
      finished.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the connection could not be upgraded", e.getCause());
    }
  }
}
