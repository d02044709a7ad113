package io.technicianviews.http.internal.signalr;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.technicianviews.http.internal.call.Handlers;
import io.technicianviews.http.internal.problem.ErrorMapper;
import io.technicianviews.http.internal.problem.ProblemException;
import io.technicianviews.http.internal.protocol.Paths;
import io.technicianviews.json.Problem;
import io.technicianviews.json.ProblemType;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Route of the negotiation that SignalR clients do over HTTP before they open a web socket ({@link
 * WebSocketUpgrade}). It is stateless, so the two may reach different servers.
 */
public final class NegotiateRoute {

  private static final String NEGOTIATE_VERSION = "negotiateVersion";
  private static final Pattern VERSION = Pattern.compile("0|[1-9][0-9]{0,9}");
  private static final int NEWEST = 1;
  private static final int ID_BYTES = 16;

  private final Handlers handlers;
  private final TicketHub hub;
  private final SecureRandom random = new SecureRandom();

  public NegotiateRoute(Handlers handlers, TicketHub hub) {
    this.handlers = handlers;
    this.hub = hub;
  }

  public void register(RoutesConfig routes) {
    routes.post(Paths.HUB + "/negotiate", this::negotiate);
    Handlers.get(routes, Paths.HUB, NegotiateRoute::refuse);
  }

  /** Responds to a negotiation. Unknown parameters are allowed: clients add their own. */
  private void negotiate(Context ctx) {
    handlers.requireActive(handlers.streamingCaller(ctx));
    if (hub.isClosed()) {
      throw new ProblemException(ErrorMapper.ofStatus(503));
    }
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
    handlers.render(ctx, answer);
    ctx.header(Header.CACHE_CONTROL, "no-store");
  }

  private static int version(Context ctx) {
    List<String> given = ctx.queryParams(NEGOTIATE_VERSION);
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

  private static void refuse(Context ctx) {
    throw new ProblemException(
        Problem.of(
            ProblemType.UPGRADE_REQUIRED,
            "This is a SignalR hub: open a web socket here, or POST to "
                + Paths.HUB
                + "/negotiate."),
        Map.of(Header.UPGRADE, "websocket", Header.CONNECTION, "Upgrade"));
  }

  private String id() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }
}
