package io.technicianviews.http.internal.server;

import static io.technicianviews.domain.command.RequiredRole.ANY;
import static io.technicianviews.domain.command.RequiredRole.TECHNICIAN;

import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.micrometer.core.instrument.Gauge;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ServiceRequestQueries;
import io.technicianviews.application.TechnicianViewQueries;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.http.HttpSettings;
import io.technicianviews.http.ServerOperations;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.internal.admin.AdminRoutes;
import io.technicianviews.http.internal.call.Handlers;
import io.technicianviews.http.internal.call.QueryParameters;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.http.internal.origin.Cors;
import io.technicianviews.http.internal.origin.OwnOrigins;
import io.technicianviews.http.internal.problem.AllowedMethods;
import io.technicianviews.http.internal.problem.ErrorMapper;
import io.technicianviews.http.internal.problem.RefusalMapper;
import io.technicianviews.http.internal.protocol.Paths;
import io.technicianviews.http.internal.request.RequestRoutes;
import io.technicianviews.http.internal.signalr.HubTimeouts;
import io.technicianviews.http.internal.signalr.NegotiateRoute;
import io.technicianviews.http.internal.signalr.TicketHub;
import io.technicianviews.http.internal.signalr.WebSocketUpgrade;
import io.technicianviews.http.internal.stream.SseEncoder;
import io.technicianviews.http.internal.stream.SseMetrics;
import io.technicianviews.http.internal.stream.SseRoute;
import io.technicianviews.http.internal.stream.StreamRegistry;
import io.technicianviews.http.internal.view.CursorParameter;
import io.technicianviews.http.internal.view.ViewParameters;
import io.technicianviews.http.internal.view.ViewResponses;

/** The routes of the server. */
public final class Routes {

  /** A page of a sub-list of one request. */
  private record SubListQuery(long id, PageByNumber paging) {
    static SubListQuery of(QueryParameters queryParameters) {
      return new SubListQuery(queryParameters.pathId(), queryParameters.paging());
    }
  }

  private final ServiceDesk desk;
  private final ServerOperations serverOperations;
  private final Handlers handlers;
  private final Json json;
  private final ViewResponses bodies;
  private final ErrorMapper errorMapper;
  private final Health health;
  private final Metrics metrics;
  private final Docs docs;
  private final Cors cors;
  private final AllowedMethods allowed = new AllowedMethods();
  private final OwnOrigins origins;
  private final StreamRegistry streams = new StreamRegistry();
  private final SseRoute sse;
  private final TicketHub hub;

  public Routes(
      ServiceDesk desk,
      ServerOperations serverOperations,
      Authenticator authenticator,
      HttpSettings settings) {
    this(desk, serverOperations, authenticator, settings, HubTimeouts.DEFAULTS);
  }

  public Routes(
      ServiceDesk desk,
      ServerOperations serverOperations,
      Authenticator authenticator,
      HttpSettings settings,
      HubTimeouts times) {
    Json json = new Json(settings.jsonCase());
    this.desk = desk;
    this.serverOperations = serverOperations;
    this.handlers = new Handlers(desk, authenticator, json);
    this.json = json;
    this.bodies = new ViewResponses(json);
    this.errorMapper = new ErrorMapper(json);
    this.health = new Health(serverOperations.readiness());
    this.metrics = new Metrics(serverOperations);
    this.docs = new Docs();
    this.cors = new Cors(settings.corsOrigins());
    this.origins = new OwnOrigins(settings.trustedProxies());
    this.sse =
        new SseRoute(
            desk.live(),
            handlers,
            new SseEncoder(json),
            streams,
            new SseMetrics(serverOperations.meters(), streams),
            settings.heartbeat());
    this.hub =
        new TicketHub(
            desk, json::text, refusal -> RefusalMapper.of(refusal).body().detail(), times);
    Gauge.builder("technician.views.signalr.connections", hub, TicketHub::size)
        .description("Open connections of the SignalR hub")
        .register(serverOperations.meters());
  }

  /** Returns the open event streams, which the server closes before it stops. */
  public StreamRegistry streams() {
    return streams;
  }

  /** Returns the hub of the web socket connections. */
  public TicketHub hub() {
    return hub;
  }

  WebSocketUpgrade hubUpgrade() {
    return new WebSocketUpgrade(handlers, cors, origins, hub, errorMapper);
  }

  /** Creates the monitor of the client connections. */
  ConnectionMonitor connections(HttpSettings settings) {
    return new ConnectionMonitor(
        settings.maxConnections(), settings.clientTimeouts(), serverOperations.meters());
  }

  ErrorMapper problems() {
    return errorMapper;
  }

  Cors cors() {
    return cors;
  }

  void register(JavalinConfig config) {
    RoutesConfig routes = config.routes;
    config.router.javaLangErrorHandler(errorMapper::write);
    errorMapper.register(routes, allowed);
    config.events.handlerAdded(allowed::add);
    config.requestLogger.http(metrics::count);
    routes.before(Routes::protect);
    routes.before(cors::before);
    routes.before(allowed::before);
    views(routes);
    requests(routes);
    new RequestRoutes(desk.commands(), handlers, json).register(routes);
    new AdminRoutes(desk.administration(), handlers).register(routes);
    new NegotiateRoute(handlers, hub).register(routes);
    Handlers.get(
        routes, "/api/v1/me", handlers.handler(ANY, p -> p, (person, none) -> desk.caller(person)));
    Handlers.get(routes, "/health/live", health::live);
    Handlers.get(routes, "/health/ready", health::ready);
    Handlers.get(routes, "/metrics", metrics::scrape);
    Handlers.get(routes, "/openapi.yaml", docs::specification);
    Handlers.get(routes, "/docs", docs::page);
    Handlers.get(routes, "/docs/{file}", docs::file);
  }

  private void views(RoutesConfig routes) {
    TechnicianViewQueries views = desk.technicianViews();
    Handlers.get(
        routes,
        Paths.REQUESTS + "/technician-views",
        handlers.cachedHandler(TECHNICIAN, ViewParameters::page, views::page, bodies::page));
    Handlers.get(
        routes,
        Paths.REQUESTS + "/technician-views/counts",
        handlers.cachedHandler(
            TECHNICIAN,
            ViewParameters::counts,
            (person, query) -> views.counts(person, query.view(), query.units()),
            bodies::numbers));
    Handlers.get(routes, Paths.REQUESTS + "/technician-views/stream", sse::follow);
    Handlers.get(
        routes,
        Paths.REQUESTS + "/business-unit-counts",
        handlers.cachedHandler(
            TECHNICIAN,
            ViewParameters::view,
            views::businessUnitCounts,
            bodies::businessUnitCounts));
  }

  private void requests(RoutesConfig routes) {
    ServiceRequestQueries requests = desk.requests();
    Handlers.get(
        routes,
        Paths.REQUESTS,
        handlers.cachedHandler(ANY, CursorParameter::ofOwn, requests::own, bodies::own));
    Handlers.get(
        routes,
        Paths.REQUESTS + "/{id}",
        handlers.handler(ANY, QueryParameters::pathId, requests::find, handlers::renderTagged));
    Handlers.get(
        routes,
        Paths.REQUESTS + "/{id}/messages",
        handlers.handler(
            ANY,
            SubListQuery::of,
            (person, query) -> requests.messages(person, query.id(), query.paging())));
    Handlers.get(
        routes,
        Paths.REQUESTS + "/{id}/subtasks",
        handlers.handler(
            ANY,
            SubListQuery::of,
            (person, query) -> requests.subtasks(person, query.id(), query.paging())));
    Handlers.get(
        routes,
        Paths.REQUESTS + "/{id}/history",
        handlers.handler(
            ANY,
            SubListQuery::of,
            (person, query) -> requests.history(person, query.id(), query.paging())));
  }

  private static void protect(Context ctx) {
    ctx.header(Header.X_CONTENT_TYPE_OPTIONS, "nosniff");
    ctx.header(Header.CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    ctx.header(Header.VARY, Header.ACCEPT_ENCODING);
  }
}
