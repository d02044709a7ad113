package io.technicianviews.http.internal.signalr;

import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.technicianviews.http.auth.AuthenticationResult;
import io.technicianviews.http.auth.KeysUnavailableException;
import io.technicianviews.http.internal.call.Handlers;
import io.technicianviews.http.internal.origin.Cors;
import io.technicianviews.http.internal.origin.OwnOrigins;
import io.technicianviews.http.internal.problem.ErrorMapper;
import io.technicianviews.http.internal.problem.ProblemException;
import io.technicianviews.http.internal.protocol.Paths;
import io.technicianviews.http.internal.protocol.RequestAttributes;
import io.technicianviews.json.ProblemType;
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
 * Upgrade of hub connections to web sockets. It runs before the routes, as Jetty's native web
 * sockets do not need servlets.
 */
public final class WebSocketUpgrade {

  /** For sockets that do not even close; the hub has its own timeouts for all others. */
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

  private final Handlers handlers;
  private final Cors cors;
  private final OwnOrigins origins;
  private final TicketHub hub;
  private final ErrorMapper errorMapper;

  public WebSocketUpgrade(
      Handlers handlers, Cors cors, OwnOrigins origins, TicketHub hub, ErrorMapper errorMapper) {
    this.handlers = handlers;
    this.cors = cors;
    this.origins = origins;
    this.hub = hub;
    this.errorMapper = errorMapper;
  }

  public Handler.Wrapper handler(Server server) {
    return WebSocketUpgradeHandler.from(server, this::configure);
  }

  private void configure(ServerWebSocketContainer container) {
    container.setIdleTimeout(IDLE_TIMEOUT);
    container.setMaxTextMessageSize(TicketHub.MAX_MESSAGE_BYTES);
    container.setMaxBinaryMessageSize(TicketHub.MAX_MESSAGE_BYTES);
    container.setMaxFrameSize(TicketHub.MAX_MESSAGE_BYTES);
    container.addMapping(Paths.HUB, this::listener);
  }

  /** Returns the listener of the socket; null if the upgrade was rejected. */
  private @Nullable Object listener(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    try {
      Handlers.StreamingCaller streamingCaller = authorize(request);
      // Compression would cost a few hundred kilobytes per connection.
      response.setExtensions(List.of());
      return hub.connection(streamingCaller.personId(), () -> tokenError(streamingCaller));
    } catch (RuntimeException e) {
      refuse(response, ErrorMapper.problem(e, HandlerType.GET), callback);
      return null;
    }
  }

  private Handlers.StreamingCaller authorize(ServerUpgradeRequest request) {
    if (hub.isClosed()) {
      throw new ProblemException(ErrorMapper.ofStatus(503));
    }
    if (!cors.admits(request.getHeaders().get(Header.ORIGIN), origins.of(request))) {
      throw new ProblemException(
          ProblemType.ORIGIN_NOT_ALLOWED,
          "CORS_ORIGINS of this server does not contain the page's origin.");
    }
    Handlers.StreamingCaller streamingCaller =
        handlers.streamingCaller(
            request.getHeaders().getValuesList(Header.AUTHORIZATION), accessToken(request));
    request.setAttribute(RequestAttributes.PERSON_ID, streamingCaller.personId());
    handlers.requireActive(streamingCaller);
    return streamingCaller;
  }

  private static @Nullable String accessToken(Request request) {
    try {
      return Request.extractQueryParameters(request).getValue(Handlers.ACCESS_TOKEN);
    } catch (RuntimeException e) {
      throw new ProblemException(ErrorMapper.ofStatus(400));
    }
  }

  private static Optional<String> tokenError(Handlers.StreamingCaller streamingCaller) {
    try {
      return switch (streamingCaller.identify()) {
        case AuthenticationResult.Authenticated authenticated -> Optional.empty();
        case AuthenticationResult.Anonymous anonymous -> Optional.of("Send a token.");
        case AuthenticationResult.Rejected(String reason) ->
            Optional.of("Send another token: " + reason + ".");
      };
    } catch (KeysUnavailableException e) {
      return Optional.of("The token cannot be verified at present.");
    }
  }

  private void refuse(ServerUpgradeResponse response, ProblemException problem, Callback callback) {
    response.setStatus(problem.body().status());
    ErrorMapper.headers(problem.body()).forEach(response.getHeaders()::put);
    problem.headers().forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.wrap(errorMapper.bytes(problem.body())), callback);
  }
}
