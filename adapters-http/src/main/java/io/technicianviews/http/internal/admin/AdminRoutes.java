package io.technicianviews.http.internal.admin;

import static io.technicianviews.domain.command.RequiredRole.ADMIN;

import io.technicianviews.application.DeskAdministration;
import io.technicianviews.application.history.AdminHistory;
import io.technicianviews.application.history.AdminHistoryQuery;
import io.technicianviews.domain.change.AdminFilter;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.http.internal.call.Handlers;
import io.technicianviews.http.internal.call.JsonBody;
import io.technicianviews.http.internal.call.QueryParameters;
import io.technicianviews.http.internal.problem.ProblemException;
import io.technicianviews.http.internal.route.RouteTable;
import io.technicianviews.json.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Routes of administration. */
public final class AdminRoutes {

  private static final String ROOT = "/api/v1/admin";
  private static final String PEOPLE = ROOT + "/people";
  private static final String UNITS = ROOT + "/business-units";
  private static final String STATUSES = ROOT + "/statuses";
  private static final String PRIORITIES = ROOT + "/priorities";

  /**
   * A change of the object that the path identifies.
   *
   * @param of the id or constant of the object
   * @param to the new values
   */
  private record Change<K, V>(K of, V to) {
    static <K, V> Function<QueryParameters, Change<K, V>> read(
        Function<QueryParameters, K> of, Function<JsonBody, V> to) {
      return queryParameters ->
          new Change<>(of.apply(queryParameters), to.apply(queryParameters.body()));
    }
  }

  private record Membership(long person, long unit) {
    static Membership read(QueryParameters queryParameters) {
      queryParameters.noBody();
      return new Membership(queryParameters.pathId(), queryParameters.pathId("unit_id"));
    }
  }

  /** A page of the history of administration, with the cursor of the next page. */
  private record History(
      List<AdminHistory.Entry> data, int perPage, @Nullable String nextCursor, Instant asOf) {}

  /** A short list without pagination. */
  private record Listed<T>(List<T> data) {}

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
    labels(routes);
    routes.get(
        ROOT + "/history",
        handlers.handler(
            ADMIN,
            AdminRoutes::historyQuery,
            (admin, query) ->
                administration.history(admin, query).map(page -> history(query, page))));
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

  private static History history(AdminHistoryQuery query, AdminHistory page) {
    return new History(
        page.data(),
        query.perPage(),
        page.next() == null ? null : page.next().toString(),
        page.asOf());
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
            Change.read(QueryParameters::pathId, AdminBodies::personEdit),
            (admin, change) -> administration.changePerson(admin, change.of(), change.to())));
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
            Change.read(QueryParameters::pathId, AdminBodies::name),
            (admin, change) -> administration.renameBusinessUnit(admin, change.of(), change.to())));
  }

  private void labels(RouteTable routes) {
    routes.get(
        STATUSES,
        handlers.handler(
            ADMIN, none -> none, (admin, none) -> administration.statuses(admin).map(Listed::new)));
    routes.patch(
        STATUSES + "/{id}",
        handlers.handler(
            ADMIN,
            Change.read(
                queryParameters ->
                    constantOf(queryParameters, Status.DEFAULTS, Status::id, "statuses"),
                AdminBodies::statusEdit),
            (admin, change) -> administration.changeStatus(admin, change.of(), change.to())));
    routes.get(
        PRIORITIES,
        handlers.handler(
            ADMIN,
            none -> none,
            (admin, none) -> administration.priorities(admin).map(Listed::new)));
    routes.patch(
        PRIORITIES + "/{id}",
        handlers.handler(
            ADMIN,
            Change.read(
                queryParameters ->
                    constantOf(
                        queryParameters, List.of(Priority.values()), Priority::id, "priorities"),
                AdminBodies::priorityEdit),
            (admin, change) -> administration.changePriority(admin, change.of(), change.to())));
  }

  private static <E> E constantOf(
      QueryParameters queryParameters, List<E> all, ToIntFunction<E> id, String what) {
    return all.stream()
        .filter(one -> id.applyAsInt(one) == queryParameters.pathId())
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.NO_SUCH_LABEL,
                    "The ids of " + what + " are 1 to " + all.size() + "."));
  }
}
