package io.technicianviews.http.internal.plugin;

import static io.technicianviews.domain.command.RequiredRole.ANY;
import static io.technicianviews.domain.command.RequiredRole.TECHNICIAN;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ServiceRequestQueries;
import io.technicianviews.application.TechnicianViewQueries;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.http.internal.call.CachedRoute;
import io.technicianviews.http.internal.call.Handlers;
import io.technicianviews.http.internal.call.QueryParameters;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.http.internal.protocol.Paths;
import io.technicianviews.http.internal.route.RouteTable;
import io.technicianviews.http.internal.view.CursorParameter;
import io.technicianviews.http.internal.view.ViewParameters;
import io.technicianviews.http.internal.view.ViewResponses;

/** Routes of the queries of views and requests, and of the caller. */
final class ApiRoutes {

  private static final String VIEWS = Paths.REQUESTS + "/technician-views";

  /** A page of a sub-list of one request. */
  private record SubListQuery(long id, PageByNumber paging) {
    static SubListQuery of(QueryParameters queryParameters) {
      return new SubListQuery(queryParameters.pathId(), queryParameters.paging());
    }
  }

  private final ServiceDesk desk;
  private final Handlers handlers;
  private final ViewResponses responses;

  ApiRoutes(ServiceDesk desk, Handlers handlers, Json json) {
    this.desk = desk;
    this.handlers = handlers;
    this.responses = new ViewResponses(json);
  }

  void register(RouteTable routes) {
    views(routes);
    requests(routes);
    routes.get(
        Paths.API + "/me",
        handlers.handler(ANY, parameters -> parameters, (personId, none) -> desk.caller(personId)));
  }

  private void views(RouteTable routes) {
    TechnicianViewQueries views = desk.technicianViews();
    routes.get(
        VIEWS,
        handlers.cachedHandler(
            new CachedRoute<>(TECHNICIAN, ViewParameters::page, views::page, responses::page)));
    routes.get(
        VIEWS + "/counts",
        handlers.cachedHandler(
            new CachedRoute<>(
                TECHNICIAN,
                ViewParameters::counts,
                (personId, query) -> views.counts(personId, query.view(), query.units()),
                responses::numbers)));
    routes.get(
        Paths.REQUESTS + "/business-unit-counts",
        handlers.cachedHandler(
            new CachedRoute<>(
                TECHNICIAN,
                ViewParameters::view,
                views::businessUnitCounts,
                responses::businessUnitCounts)));
  }

  private void requests(RouteTable routes) {
    ServiceRequestQueries requests = desk.requests();
    routes.get(
        Paths.REQUESTS,
        handlers.cachedHandler(
            new CachedRoute<>(ANY, CursorParameter::ofOwn, requests::own, responses::own)));
    routes.get(
        Paths.REQUESTS + "/{id}",
        handlers.handler(
            ANY, QueryParameters::pathId, requests::find, handlers.responses()::renderTagged));
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

  private <T> void subList(RouteTable routes, String name, Handlers.Query<SubListQuery, T> query) {
    routes.get(Paths.REQUESTS + "/{id}/" + name, handlers.handler(ANY, SubListQuery::of, query));
  }
}
