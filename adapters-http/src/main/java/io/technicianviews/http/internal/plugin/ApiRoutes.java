package io.technicianviews.http.internal.plugin;

import static io.technicianviews.domain.command.RequiredRole.ANY;
import static io.technicianviews.domain.command.RequiredRole.TECHNICIAN;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ServiceRequestQueries;
import io.technicianviews.application.TechnicianViewQueries;
import io.technicianviews.application.export.ViewExport;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.text.TagRule;
import io.technicianviews.domain.view.ViewId;
import io.technicianviews.http.internal.call.CachedRoute;
import io.technicianviews.http.internal.call.CachedRouteHandler;
import io.technicianviews.http.internal.call.Handlers;
import io.technicianviews.http.internal.call.QueryParameters;
import io.technicianviews.http.internal.export.CsvRoute;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.http.internal.protocol.Paths;
import io.technicianviews.http.internal.route.RouteTable;
import io.technicianviews.http.internal.view.CursorParameter;
import io.technicianviews.http.internal.view.ListParameters;
import io.technicianviews.http.internal.view.ViewParameters;
import io.technicianviews.http.internal.view.ViewResponses;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Routes of the queries of views and requests, and of the caller. */
final class ApiRoutes {

  private static final String VIEWS = Paths.REQUESTS + "/technician-views";

  /** A page of a sub-list of one request. */
  private record SubListQuery(long id, PageByNumber paging) {
    static SubListQuery of(QueryParameters queryParameters) {
      return new SubListQuery(queryParameters.pathId(), queryParameters.paging());
    }
  }

  /** The days and units of a report. */
  private record FlowCall(int days, UnitScope units) {
    static FlowCall of(QueryParameters queryParameters) {
      return new FlowCall(
          ViewParameters.days(queryParameters), ViewParameters.units(queryParameters));
    }
  }

  /**
   * The rows of a view.
   *
   * @param name of the file, without the day
   */
  private record Export(String name, ViewExport rows) {}

  private final ServiceDesk desk;
  private final Handlers handlers;
  private final ViewResponses responses;
  private final CsvRoute csv;
  private final Map<String, CachedRouteHandler<?, ?>> cached = new HashMap<>();

  ApiRoutes(ServiceDesk desk, Handlers handlers, Json json, CsvRoute csv) {
    this.desk = desk;
    this.handlers = handlers;
    this.responses = new ViewResponses(json);
    this.csv = csv;
  }

  /** Returns the handlers of the routes whose results may come from the cache, by path. */
  Map<String, CachedRouteHandler<?, ?>> cached() {
    return Map.copyOf(cached);
  }

  private <Q, T> void cached(RouteTable routes, String path, CachedRoute<Q, T> route) {
    CachedRouteHandler<Q, T> handler = handlers.cachedHandler(route);
    routes.get(path, handler);
    cached.put(path, handler);
  }

  void register(RouteTable routes) {
    views(routes);
    definitions(routes);
    requests(routes);
    routes.get(
        Paths.API + "/me",
        handlers.handler(ANY, parameters -> parameters, (personId, none) -> desk.caller(personId)));
  }

  private void views(RouteTable routes) {
    TechnicianViewQueries views = desk.technicianViews();
    cached(
        routes,
        VIEWS,
        new CachedRoute<>(TECHNICIAN, ViewParameters::page, views::page, responses::page));
    cached(
        routes,
        Paths.REQUESTS + "/flow",
        new CachedRoute<>(
            TECHNICIAN,
            FlowCall::of,
            (personId, call) -> views.flow(personId, call.days(), call.units()),
            responses::flow));
    routes.get(
        Paths.REQUESTS + "/workload",
        handlers.handler(TECHNICIAN, ViewParameters::units, views::workload));
    routes.get(
        VIEWS + ".csv",
        handlers.handler(
            TECHNICIAN,
            ViewParameters::whole,
            (personId, query) ->
                views
                    .export(personId, query)
                    .map(export -> new Export(query.view().wireName(), export)),
            (ctx, export) -> csv.render(ctx, export.rows(), export.name())));
    cached(
        routes,
        VIEWS + "/counts",
        new CachedRoute<>(
            TECHNICIAN,
            ViewParameters::counts,
            (personId, query) -> views.counts(personId, query.view(), query.units()),
            responses::numbers));
    cached(
        routes,
        Paths.REQUESTS + "/business-unit-counts",
        new CachedRoute<>(
            TECHNICIAN,
            ViewParameters::view,
            views::businessUnitCounts,
            responses::businessUnitCounts));
  }

  private void definitions(RouteTable routes) {
    cached(
        routes,
        Paths.VIEWS,
        new CachedRoute<>(
            TECHNICIAN,
            parameters -> Paths.VIEWS,
            (personId, none) -> desk.views().list(personId),
            responses::definitions));
    // Before the pattern that also matches it.
    cached(
        routes,
        Paths.VIEWS + "/counts",
        new CachedRoute<>(
            TECHNICIAN,
            ListParameters::counts,
            (personId, query) -> desk.views().counts(personId, query.views(), query.units()),
            responses::counts));
    cached(
        routes,
        Paths.VIEWS + "/{id}/requests",
        new CachedRoute<>(
            TECHNICIAN, ListParameters::page, desk.views()::page, responses::listPage));
    routes.get(
        Paths.VIEWS + "/{id}/requests.csv",
        handlers.handler(
            TECHNICIAN,
            ListParameters::whole,
            (personId, query) ->
                desk.views()
                    .export(personId, query)
                    .map(export -> new Export(nameOf(query.view()), export)),
            (ctx, export) -> csv.render(ctx, export.rows(), export.name())));
  }

  private static String nameOf(ViewId view) {
    return switch (view) {
      case ViewId.Predefined predefined -> predefined.text();
      case ViewId.Custom custom -> "view-" + custom.text();
    };
  }

  private void requests(RouteTable routes) {
    ServiceRequestQueries requests = desk.requests();
    cached(
        routes,
        Paths.REQUESTS,
        new CachedRoute<>(ANY, CursorParameter::ofOwn, requests::own, responses::own));
    // Before the path with an id, which it would match.
    routes.get(
        Paths.REQUESTS + "/search",
        handlers.handler(
            ANY,
            SearchQuery::of,
            (personId, query) ->
                requests.search(personId, query.terms(), query.cursor(), query.limit())));
    routes.get(
        Paths.REQUESTS + "/{id}",
        handlers.handler(
            ANY, QueryParameters::pathId, requests::find, handlers.responses()::renderTagged));
    routes.get(Paths.API + "/tags", handlers.handler(ANY, ApiRoutes::tagPrefix, requests::tags));
    routes.get(
        Paths.REQUESTS + "/{id}/read",
        handlers.handler(ANY, QueryParameters::pathId, requests::readPosition));
    routes.get(
        Paths.API + "/technicians",
        handlers.handler(
            TECHNICIAN, none -> none, (personId, none) -> requests.technicians(personId)));
    subList(
        routes,
        "messages",
        (personId, query) -> requests.messages(personId, query.id(), query.paging()));
    subList(
        routes,
        "subtasks",
        (personId, query) -> requests.subtasks(personId, query.id(), query.paging()));
    subList(
        routes,
        "history",
        (personId, query) -> requests.history(personId, query.id(), query.paging()));
  }

  private static String tagPrefix(QueryParameters queryParameters) {
    return queryParameters.one(
        "prefix",
        "",
        value ->
            Optional.of(value)
                .filter(prefix -> prefix.isEmpty() || TagRule.violation(prefix).isEmpty()),
        "the beginning of a tag: at most "
            + TagRule.MAX_LENGTH
            + " characters, without white space, comma or invisible character");
  }

  private <T> void subList(RouteTable routes, String name, Handlers.Query<SubListQuery, T> query) {
    routes.get(Paths.REQUESTS + "/{id}/" + name, handlers.handler(ANY, SubListQuery::of, query));
  }
}
