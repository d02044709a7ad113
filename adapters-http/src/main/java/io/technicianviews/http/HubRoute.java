package io.technicianviews.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.technicianviews.http.signalr.TicketHub;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What SignalR's clients ask over HTTP before they open a web socket ({@link HubUpgrade}). Nothing
 * is kept between the two, so they may reach different servers.
 */
final class HubRoute {

  private static final String NEGOTIATE_VERSION = "negotiateVersion";
  private static final Pattern VERSION = Pattern.compile("0|[1-9][0-9]{0,9}");
  private static final int NEWEST = 1;
  private static final int ID_BYTES = 16;

  private final Calls calls;
  private final TicketHub hub;
  private final SecureRandom random = new SecureRandom();

  HubRoute(Calls calls, TicketHub hub) {
    this.calls = calls;
    this.hub = hub;
  }

  void register(RoutesConfig routes) {
    routes.post(Paths.HUB + "/negotiate", this::negotiate);
    Calls.get(routes, Paths.HUB, HubRoute::refuse);
  }

  /** Clients add parameters of their own to the hub's address; they are not ours to refuse. */
  private void negotiate(Context ctx) {
    calls.admitted(calls.streamingCaller(ctx));
    if (hub.isClosed()) {
      throw new ProblemException(Problems.ofStatus(503));
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
    calls.render(ctx, answer);
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
                    ProblemBody.of(Problem.INVALID_PARAMETERS, "Correct what errors names.")
                        .errors(
                            List.of(
                                new ProblemBody.FieldError(
                                    NEGOTIATE_VERSION,
                                    "must be one number, 0 to " + Integer.MAX_VALUE)))));
  }

  private static void refuse(Context ctx) {
    throw new ProblemException(
        ProblemBody.of(
            Problem.UPGRADE_REQUIRED,
            "This is a hub of SignalR: open a web socket here, or POST to "
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
