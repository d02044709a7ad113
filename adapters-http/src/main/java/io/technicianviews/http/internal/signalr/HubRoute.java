package io.technicianviews.http.internal.signalr;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.http.internal.call.Callers;
import io.technicianviews.http.internal.call.QueryParameters;
import io.technicianviews.http.internal.call.Responses;
import io.technicianviews.http.internal.origin.Cors;
import io.technicianviews.http.internal.origin.OwnOrigins;
import io.technicianviews.http.internal.problem.ErrorMapper;
import io.technicianviews.http.internal.problem.ProblemException;
import io.technicianviews.http.internal.protocol.Paths;
import io.technicianviews.http.internal.route.RouteTable;
import io.technicianviews.http.internal.stream.StreamRegistry;
import io.technicianviews.json.Problem;
import io.technicianviews.json.ProblemType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Routes of the hub: the negotiation that SignalR clients do first, and the upgrade to a web
 * socket. The negotiation is stateless, so the two may reach different servers.
 */
public final class HubRoute {

  private static final String NEGOTIATE_VERSION = "negotiateVersion";
  private static final Pattern VERSION = Pattern.compile("0|[1-9][0-9]{0,9}");
  private static final int NEWEST = 1;
  private static final int ID_BYTES = 16;

  private final Callers callers;
  private final Responses responses;
  private final TicketHub hub;
  private final Cors cors;
  private final OwnOrigins ownOrigins;
  private final WebSockets webSockets;
  private final SecureRandom random = new SecureRandom();

  public HubRoute(
      Callers callers,
      Responses responses,
      TicketHub hub,
      Cors cors,
      OwnOrigins ownOrigins,
      WebSockets webSockets) {
    this.callers = callers;
    this.responses = responses;
    this.hub = hub;
    this.cors = cors;
    this.ownOrigins = ownOrigins;
    this.webSockets = webSockets;
  }

  public void register(RouteTable routes) {
    routes.post(Paths.HUB + "/negotiate", this::negotiate);
    routes.get(Paths.HUB, this::connect);
  }

  /** Responds to a negotiation. Unknown parameters are allowed: clients add their own. */
  private void negotiate(Context ctx) {
    callers.requireRole(callers.streaming(ctx).personId(), RequiredRole.ANY);
    requireOpenHub();
    int version = Math.min(version(ctx), NEWEST);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(NEGOTIATE_VERSION, version);
    answer.put("connectionId", id());
    if (version > 0) {
      answer.put("connectionToken", id());
    }
    answer.put(
        "availableTransports",
        List.of(Map.of("transport", "WebSockets", "transferFormats", List.of("Text"))));
    responses.render(ctx, answer);
    ctx.header(Header.CACHE_CONTROL, "no-store");
  }

  private static int version(Context ctx) {
    List<String> given = QueryParameters.values(ctx, NEGOTIATE_VERSION);
    return Optional.of(given.isEmpty() ? "0" : String.join(",", given))
        .filter(VERSION.asMatchPredicate())
        .map(Long::valueOf)
        .filter(version -> version <= Integer.MAX_VALUE)
        .map(Math::toIntExact)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                            ProblemType.INVALID_PARAMETERS, "Correct the values listed in errors.")
                        .errors(
                            List.of(
                                new Problem.FieldError(
                                    NEGOTIATE_VERSION,
                                    "must be one number, 0 to " + Integer.MAX_VALUE)))));
  }

  /** Upgrades the connection to a web socket. */
  private void connect(Context ctx) {
    if (!WebSockets.isUpgrade(ctx)) {
      throw upgradeRequired(ctx);
    }
    requireOpenHub();
    requireWellFormedQuery(ctx);
    if (!cors.admits(ctx.header(Header.ORIGIN), ownOrigins.of(ctx))) {
      throw new ProblemException(
          ProblemType.ORIGIN_NOT_ALLOWED,
          "The page's origin is not among those that may open a web socket here (CORS).");
    }
    Callers.StreamingCaller caller = callers.connecting(ctx);
    callers.requireRole(caller.personId(), RequiredRole.ANY);
    if (!webSockets.upgrade(ctx, hub.connection(caller.personId(), () -> error(caller)))) {
      throw upgradeRequired(ctx);
    }
    StreamRegistry.excludeFromTimer(ctx);
  }

  private static Optional<String> error(Callers.StreamingCaller caller) {
    try {
      return caller.error();
    } catch (DeskUnavailableException e) {
      return Optional.of("The token cannot be verified at present.");
    }
  }

  private static void requireWellFormedQuery(Context ctx) {
    try {
      URLDecoder.decode(Objects.requireNonNullElse(ctx.queryString(), ""), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ErrorMapper.ofStatus(400));
    }
  }

  private void requireOpenHub() {
    if (hub.isClosed()) {
      throw new ProblemException(ErrorMapper.ofStatus(503));
    }
  }

  private static ProblemException upgradeRequired(Context ctx) {
    return new ProblemException(
        Problem.of(
            ProblemType.UPGRADE_REQUIRED,
            "This is a SignalR hub: open a web socket here, or POST to "
                + ctx.path()
                + "/negotiate."),
        Map.of(Header.UPGRADE, "websocket", Header.CONNECTION, "Upgrade"));
  }

  private String id() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }
}
