package io.technicianviews.http.internal.admin;

import static io.technicianviews.domain.command.RequiredRole.ADMIN;

import io.technicianviews.application.DeskAdministration;
import io.technicianviews.application.history.AdminHistoryQuery;
import io.technicianviews.domain.change.AdminFilter;
import io.technicianviews.http.internal.call.Handlers;
import io.technicianviews.http.internal.call.QueryParameters;
import io.technicianviews.http.internal.route.RouteTable;
import org.jspecify.annotations.Nullable;

/** Routes of the administration of people and business units, and of its history. */
public final class AdminRoutes {

  private static final String ROOT = "/api/v1/admin";
  private static final String PEOPLE = ROOT + "/people";
  private static final String UNITS = ROOT + "/business-units";

  private record Membership(long person, long unit) {
    static Membership read(QueryParameters queryParameters) {
      queryParameters.noBody();
      return new Membership(queryParameters.pathId(), queryParameters.pathId("unit_id"));
    }
  }

  private final DeskAdministration administration;
  private final Handlers handlers;

  public AdminRoutes(DeskAdministration administration, Handlers handlers) {
    this.administration = administration;
    this.handlers = handlers;
  }

  public void register(RouteTable routes) {
    people(routes);
    memberships(routes);
    units(routes);
    routes.get(
        ROOT + "/history",
        handlers.handler(ADMIN, AdminRoutes::historyQuery, administration::history));
  }

  private static AdminHistoryQuery historyQuery(QueryParameters queryParameters) {
    return new AdminHistoryQuery(
        new AdminFilter(id(queryParameters, "person_id"), id(queryParameters, "business_unit_id")),
        queryParameters
            .optional("cursor", QueryParameters::id, "the next_cursor of an earlier response")
            .orElse(null),
        queryParameters.perPage());
  }

  private static @Nullable Long id(QueryParameters queryParameters, String name) {
    return queryParameters
        .optional(name, QueryParameters::id, "an id, a positive number")
        .orElse(null);
  }

  private void people(RouteTable routes) {
    routes.get(PEOPLE, handlers.handler(ADMIN, QueryParameters::paging, administration::people));
    routes.get(
        PEOPLE + "/{id}", handlers.handler(ADMIN, QueryParameters::pathId, administration::person));
    routes.post(
        PEOPLE,
        handlers.handler(
            ADMIN,
            queryParameters -> AdminBodies.person(queryParameters.body()),
            administration::addPerson,
            (ctx, person) ->
                handlers.responses().renderCreatedAt(ctx, person, PEOPLE + "/" + person.id())));
    routes.patch(
        PEOPLE + "/{id}",
        handlers.handler(
            ADMIN,
            Change.reader(AdminBodies::personEdit),
            (admin, change) -> administration.changePerson(admin, change.id(), change.to())));
  }

  private void memberships(RouteTable routes) {
    String path = PEOPLE + "/{id}/business-units/{unit_id}";
    routes.put(
        path,
        handlers.handler(
            ADMIN,
            Membership::read,
            (admin, membership) ->
                administration.addMembership(admin, membership.person(), membership.unit())));
    routes.delete(
        path,
        handlers.handler(
            ADMIN,
            Membership::read,
            (admin, membership) ->
                administration.removeMembership(admin, membership.person(), membership.unit())));
  }

  private void units(RouteTable routes) {
    routes.get(
        UNITS, handlers.handler(ADMIN, QueryParameters::paging, administration::businessUnits));
    routes.post(
        UNITS,
        handlers.handler(
            ADMIN,
            queryParameters -> AdminBodies.name(queryParameters.body()),
            administration::addBusinessUnit,
            (ctx, unit) -> {
              handlers.responses().render(ctx, unit);
              ctx.status(201);
            }));
    routes.patch(
        UNITS + "/{id}",
        handlers.handler(
            ADMIN,
            Change.reader(AdminBodies::name),
            (admin, change) -> administration.renameBusinessUnit(admin, change.id(), change.to())));
  }
}
