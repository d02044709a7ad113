package io.technicianviews.http.internal.plugin;

import io.javalin.config.JavalinState;
import io.micrometer.core.instrument.Gauge;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.http.CallerResolver;
import io.technicianviews.http.internal.admin.AdminRoutes;
import io.technicianviews.http.internal.admin.LabelRoutes;
import io.technicianviews.http.internal.call.Callers;
import io.technicianviews.http.internal.call.Handlers;
import io.technicianviews.http.internal.call.PrecompressedBodies;
import io.technicianviews.http.internal.call.Responses;
import io.technicianviews.http.internal.console.Console;
import io.technicianviews.http.internal.export.CsvRoute;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.http.internal.origin.Cors;
import io.technicianviews.http.internal.origin.CrossSiteCheck;
import io.technicianviews.http.internal.origin.OwnOrigins;
import io.technicianviews.http.internal.presence.PresenceRoutes;
import io.technicianviews.http.internal.problem.ErrorMapper;
import io.technicianviews.http.internal.protocol.Paths;
import io.technicianviews.http.internal.request.RequestRoutes;
import io.technicianviews.http.internal.route.RouteTable;
import io.technicianviews.http.internal.signalr.HubRoute;
import io.technicianviews.http.internal.signalr.TicketHub;
import io.technicianviews.http.internal.signalr.WebSockets;
import io.technicianviews.http.internal.stream.SseEncoder;
import io.technicianviews.http.internal.stream.SseMetrics;
import io.technicianviews.http.internal.stream.SseRoute;
import io.technicianviews.http.internal.stream.StreamRegistry;
import io.technicianviews.http.internal.view.CustomViewRoutes;
import io.technicianviews.json.Problem;
import io.technicianviews.json.ProblemType;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API of one helpdesk in an application. Thread-safe. */
public final class Api {

  private static final Logger LOG = LoggerFactory.getLogger(Api.class);

  private final ServiceDesk desk;
  private final ApiSettings settings;
  private final Json json;
  private final ErrorMapper errorMapper;
  private final Cors cors;
  private final OwnOrigins ownOrigins;
  private final Callers callers;
  private final Handlers handlers;
  private final StreamRegistry streams = new StreamRegistry();
  private final TicketHub hub;
  private final RouteTable routes;
  private final ApiRoutes apiRoutes;
  private final PrecompressedBodies compression;

  private Api(JavalinState state, ServiceDesk desk, CallerResolver resolver, ApiSettings settings) {
    this.desk = desk;
    this.settings = settings;
    this.json = new Json(settings.http().jsonCase());
    this.errorMapper = new ErrorMapper(json, resolver);
    this.cors = new Cors(settings.http().corsOrigins());
    this.ownOrigins = new OwnOrigins(settings.http().trustedProxies());
    this.callers = new Callers(desk, resolver, new CrossSiteCheck(cors, ownOrigins));
    this.handlers = new Handlers(callers, new Responses(json, settings.base()));
    this.hub =
        new TicketHub(
            desk, json::text, refusal -> Problem.of(refusal).detail(), settings.hubTimeouts());
    this.routes = new RouteTable(state.routes, settings.base(), cors, errorMapper);
    this.apiRoutes =
        new ApiRoutes(desk, handlers, json, new CsvRoute(settings.http().clientTimeouts()));
    this.compression = new PrecompressedBodies(state.http);
  }

  /** Registers the routes in an application, and the end of streams when its server stops. */
  public static Api registered(
      JavalinState state, ServiceDesk desk, CallerResolver resolver, ApiSettings settings) {
    Api api = new Api(state, desk, resolver, settings);
    api.register(state);
    state.events.serverStopping(api::close);
    return api;
  }

  private void register(JavalinState state) {
    new PresenceRoutes(desk.presences(), handlers).register(routes);
    apiRoutes.register(routes);
    new RequestRoutes(desk.commands(), handlers, json).register(routes);
    new CustomViewRoutes(desk.views(), handlers, json).register(routes);
    new AdminRoutes(desk.administration(), handlers).register(routes);
    new LabelRoutes(desk.requests(), desk.administration(), handlers).register(routes);
    routes.get(Paths.REQUESTS + "/technician-views/stream", sse()::follow);
    WebSockets webSockets = WebSockets.of(state, settings.base().of(Paths.HUB));
    new HubRoute(callers, handlers.responses(), hub, cors, ownOrigins, webSockets).register(routes);
    Gauge.builder("technician.views.signalr.connections", hub, TicketHub::size)
        .description("Open connections of the SignalR hub")
        .register(settings.meters());
    if (settings.documentation()) {
      new Docs().register(routes);
    }
    if (settings.http().console()) {
      new Console().register(routes);
    }
  }

  private SseRoute sse() {
    return new SseRoute(
        desk.live(),
        callers,
        handlers,
        new SseEncoder(json),
        streams,
        new SseMetrics(settings.meters(), streams),
        settings.http().heartbeat());
  }

  /**
   * Registers the responses to all other paths of the API, after the routes of the application, and
   * what runs after the application's handlers.
   */
  public void registerRemaining(JavalinState state) {
    routes.after(Paths.API + "/*", compression);
    routes.registerRemaining(Paths.API + "/*");
    routes.registerRemaining(Paths.HUBS + "/*");
    Arrays.stream(ProblemType.values())
        .mapToInt(ProblemType::status)
        .distinct()
        .forEach(status -> state.routes.error(status, errorMapper::restore));
  }

  /** Returns what a server needs to answer calls before they reach the application. */
  public CachedCalls cachedCalls() {
    return new CachedCalls(apiRoutes.cached(), routes::addHeaders, compression);
  }

  /** Returns the hub of the web socket connections. */
  public TicketHub hub() {
    return hub;
  }

  /**
   * Closes all streams and connections, and waits until their ends are written: an application's
   * Jetty may abort responses at once. A client that does not read delays the shutdown by the grace
   * of the settings.
   */
  private void close() {
    try {
      CompletableFuture.allOf(streams.close(), hub.close())
          .get(settings.http().shutdownGrace().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("not every stream and connection ended in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
