package io.technicianviews.http;

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
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.signalr.HubTimes;
import io.technicianviews.http.signalr.TicketHub;

/** Which path asks what. */
final class Routes {

  /** A question for a part of what belongs to one request. */
  private record OfRequest(long id, PageByNumber paging) {
    static OfRequest of(Parameters parameters) {
      return new OfRequest(parameters.pathId(), parameters.paging());
    }
  }

  private final ServiceDesk desk;
  private final Operation operation;
  private final Calls calls;
  private final Json json;
  private final ViewBodies bodies;
  private final Problems problems;
  private final Health health;
  private final Metrics metrics;
  private final Docs docs;
  private final Cors cors;
  private final AllowedMethods allowed = new AllowedMethods();
  private final OwnOrigins origins;
  private final OpenStreams streams = new OpenStreams();
  private final LiveRoute live;
  private final TicketHub hub;

  Routes(
      ServiceDesk desk, Operation operation, Authenticator authenticator, HttpSettings settings) {
    this(desk, operation, authenticator, settings, HubTimes.DEFAULTS);
  }

  Routes(
      ServiceDesk desk,
      Operation operation,
      Authenticator authenticator,
      HttpSettings settings,
      HubTimes times) {
    Json json = new Json(settings.jsonCase());
    this.desk = desk;
    this.operation = operation;
    this.calls = new Calls(desk, authenticator, json);
    this.json = json;
    this.bodies = new ViewBodies(json);
    this.problems = new Problems(json);
    this.health = new Health(operation.readiness());
    this.metrics = new Metrics(operation);
    this.docs = new Docs();
    this.cors = new Cors(settings.corsOrigins());
    this.origins = new OwnOrigins(settings.trustedProxies());
    this.live =
        new LiveRoute(
            desk.live(),
            calls,
            new LiveMessages(json),
            streams,
            new LiveMeters(operation.meters(), streams),
            settings.heartbeat());
    this.hub =
        new TicketHub(
            desk, json::text, refusal -> RefusalProblems.of(refusal).body().detail(), times);
    Gauge.builder("technician.views.hub.connections", hub, TicketHub::size)
        .description("Connections of the hub that are open")
        .register(operation.meters());
  }

  /** Those who listen, whom the server sends away before it ends. */
  OpenStreams streams() {
    return streams;
  }

  /** Those who listen over web sockets. */
  TicketHub hub() {
    return hub;
  }

  HubUpgrade hubUpgrade() {
    return new HubUpgrade(calls, cors, origins, hub, problems);
  }

  /** A monitor of the connections by which the routes are reached. */
  ConnectionMonitor connections(HttpSettings settings) {
    return new ConnectionMonitor(
        settings.maxConnections(), settings.clientTimeouts(), operation.meters());
  }

  Problems problems() {
    return problems;
  }

  Cors cors() {
    return cors;
  }

  void register(JavalinConfig config) {
    RoutesConfig routes = config.routes;
    config.router.javaLangErrorHandler(problems::write);
    problems.register(routes, allowed);
    config.events.handlerAdded(allowed::add);
    config.requestLogger.http(metrics::count);
    routes.before(Routes::protect);
    routes.before(cors::before);
    routes.before(allowed::before);
    views(routes);
    requests(routes);
    new RequestRoutes(desk.commands(), calls, json).register(routes);
    new AdminRoutes(desk.administration(), calls).register(routes);
    new HubRoute(calls, hub).register(routes);
    Calls.get(routes, "/api/v1/me", calls.call(ANY, p -> p, (person, none) -> desk.caller(person)));
    Calls.get(routes, "/health/live", health::live);
    Calls.get(routes, "/health/ready", health::ready);
    Calls.get(routes, "/metrics", metrics::say);
    Calls.get(routes, "/openapi.yaml", docs::specification);
    Calls.get(routes, "/docs", docs::page);
    Calls.get(routes, "/docs/{file}", docs::file);
  }

  private void views(RoutesConfig routes) {
    TechnicianViewQueries views = desk.technicianViews();
    Calls.get(
        routes,
        Paths.REQUESTS + "/technician-views",
        calls.cached(TECHNICIAN, ViewParameters::page, views::page, bodies::page));
    Calls.get(
        routes,
        Paths.REQUESTS + "/technician-views/counts",
        calls.cached(
            TECHNICIAN,
            ViewParameters::counts,
            (person, asked) -> views.counts(person, asked.view(), asked.units()),
            bodies::numbers));
    Calls.get(routes, Paths.REQUESTS + "/technician-views/stream", live::follow);
    Calls.get(
        routes,
        Paths.REQUESTS + "/business-unit-counts",
        calls.cached(
            TECHNICIAN,
            ViewParameters::view,
            views::businessUnitCounts,
            bodies::businessUnitCounts));
  }

  private void requests(RoutesConfig routes) {
    ServiceRequestQueries requests = desk.requests();
    Calls.get(
        routes,
        Paths.REQUESTS,
        calls.cached(ANY, CursorParameter::ofOwn, requests::own, bodies::own));
    Calls.get(
        routes,
        Paths.REQUESTS + "/{id}",
        calls.call(ANY, Parameters::pathId, requests::find, calls::renderTagged));
    Calls.get(
        routes,
        Paths.REQUESTS + "/{id}/messages",
        calls.call(
            ANY,
            OfRequest::of,
            (person, asked) -> requests.messages(person, asked.id(), asked.paging())));
    Calls.get(
        routes,
        Paths.REQUESTS + "/{id}/subtasks",
        calls.call(
            ANY,
            OfRequest::of,
            (person, asked) -> requests.subtasks(person, asked.id(), asked.paging())));
    Calls.get(
        routes,
        Paths.REQUESTS + "/{id}/history",
        calls.call(
            ANY,
            OfRequest::of,
            (person, asked) -> requests.history(person, asked.id(), asked.paging())));
  }

  private static void protect(Context ctx) {
    ctx.header(Header.X_CONTENT_TYPE_OPTIONS, "nosniff");
    ctx.header(Header.CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    ctx.header(Header.VARY, Header.ACCEPT_ENCODING);
  }
}
