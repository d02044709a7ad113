package io.technicianviews.http;

import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.technicianviews.http.auth.Identification;
import io.technicianviews.http.auth.KeysUnavailableException;
import io.technicianviews.http.signalr.TicketHub;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/**
 * Opens the web sockets of the hub. It stands in front of the routes, as Jetty's own web sockets
 * need neither servlets nor what those bring with them.
 */
final class HubUpgrade {

  /** Only for those that do not even close; the hub itself looks after the others. */
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

  private final Calls calls;
  private final Cors cors;
  private final OwnOrigins origins;
  private final TicketHub hub;
  private final Problems problems;

  HubUpgrade(Calls calls, Cors cors, OwnOrigins origins, TicketHub hub, Problems problems) {
    this.calls = calls;
    this.cors = cors;
    this.origins = origins;
    this.hub = hub;
    this.problems = problems;
  }

  Handler.Wrapper handler(Server server) {
    return WebSocketUpgradeHandler.from(server, this::configure);
  }

  private void configure(ServerWebSocketContainer container) {
    container.setIdleTimeout(IDLE_TIMEOUT);
    container.setMaxTextMessageSize(TicketHub.MAX_MESSAGE_BYTES);
    container.setMaxBinaryMessageSize(TicketHub.MAX_MESSAGE_BYTES);
    container.setMaxFrameSize(TicketHub.MAX_MESSAGE_BYTES);
    container.addMapping(Paths.HUB, this::listener);
  }

  /** What listens to the socket; null if it was answered that there will be none. */
  private @Nullable Object listener(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    try {
      Calls.Caller caller = admitted(request);
      // Compressed, each connection would cost a few hundred kilobytes.
      response.setExtensions(List.of());
      return hub.connection(caller.personId(), () -> trouble(caller));
    } catch (RuntimeException e) {
      refuse(response, Problems.problem(e, HandlerType.GET), callback);
      return null;
    }
  }

  private Calls.Caller admitted(ServerUpgradeRequest request) {
    if (hub.isClosed()) {
      throw new ProblemException(Problems.ofStatus(503));
    }
    if (!cors.admits(request.getHeaders().get(Header.ORIGIN), origins.of(request))) {
      throw new ProblemException(
          Problem.ORIGIN_NOT_ALLOWED,
          "CORS_ORIGINS of this server does not name this page's origin.");
    }
    Calls.Caller caller =
        calls.streamingCaller(
            request.getHeaders().getValuesList(Header.AUTHORIZATION), accessToken(request));
    calls.admitted(caller);
    return caller;
  }

  private static @Nullable String accessToken(Request request) {
    try {
      return Request.extractQueryParameters(request).getValue(Calls.ACCESS_TOKEN);
    } catch (RuntimeException e) {
      throw new ProblemException(Problems.ofStatus(400));
    }
  }

  private static Optional<String> trouble(Calls.Caller caller) {
    try {
      return switch (caller.identify()) {
        case Identification.Known known -> Optional.empty();
        case Identification.Missing missing -> Optional.of("Send a token.");
        case Identification.Rejected(String reason) ->
            Optional.of("Send another token: " + reason + ".");
      };
    } catch (KeysUnavailableException e) {
      return Optional.of("The token cannot be checked at present.");
    }
  }

  private void refuse(ServerUpgradeResponse response, ProblemException problem, Callback callback) {
    response.setStatus(problem.body().status());
    Problems.headers(problem.body()).forEach(response.getHeaders()::put);
    problem.headers().forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.wrap(problems.bytes(problem.body())), callback);
  }
}
