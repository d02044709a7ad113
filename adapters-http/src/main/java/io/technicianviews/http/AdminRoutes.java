package io.technicianviews.http;

import static io.technicianviews.domain.command.RequiredRole.ADMIN;

import io.javalin.config.RoutesConfig;
import io.technicianviews.application.DeskAdministration;
import io.technicianviews.application.history.AdminHistory;
import io.technicianviews.application.history.AdminHistoryQuery;
import io.technicianviews.domain.change.AdminFilter;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Which path changes what the desk is made of. */
final class AdminRoutes {

  private static final String ROOT = "/api/v1/admin";
  private static final String PEOPLE = ROOT + "/people";
  private static final String UNITS = ROOT + "/business-units";
  private static final String STATUSES = ROOT + "/statuses";
  private static final String PRIORITIES = ROOT + "/priorities";

  /** What something is to be changed to. */
  private record Change<K, V>(K of, V to) {
    static <K, V> Function<Parameters, Change<K, V>> read(
        Function<Parameters, K> of, Function<Body, V> to) {
      return parameters -> new Change<>(of.apply(parameters), to.apply(parameters.body()));
    }
  }

  private record Membership(long person, long unit) {
    static Membership read(Parameters parameters) {
      parameters.noBody();
      return new Membership(parameters.pathId(), parameters.pathId("unit_id"));
    }
  }

  /** A page of the record of administration, with the cursor that goes on behind it. */
  private record History(
      List<AdminHistory.Entry> data, int perPage, @Nullable String nextCursor, Instant asOf) {}

  /** A list that is never long. */
  private record Listed<T>(List<T> data) {}

  private final DeskAdministration administration;
  private final Calls calls;

  AdminRoutes(DeskAdministration administration, Calls calls) {
    this.administration = administration;
    this.calls = calls;
  }

  void register(RoutesConfig routes) {
    people(routes);
    memberships(routes);
    units(routes);
    labels(routes);
    Calls.get(
        routes,
        ROOT + "/history",
        calls.call(
            ADMIN,
            AdminRoutes::historyQuery,
            (admin, query) ->
                administration.history(admin, query).map(page -> history(query, page))));
  }

  private static AdminHistoryQuery historyQuery(Parameters parameters) {
    return new AdminHistoryQuery(
        new AdminFilter(id(parameters, "person_id"), id(parameters, "business_unit_id")),
        parameters
            .one(
                "cursor",
                Optional.<Long>empty(),
                value -> Parameters.id(value).map(Optional::of),
                "the next_cursor of an earlier answer")
            .orElse(null),
        parameters.perPage());
  }

  private static @Nullable Long id(Parameters parameters, String name) {
    return parameters
        .one(
            name,
            Optional.<Long>empty(),
            value -> Parameters.id(value).map(Optional::of),
            "an id, a positive number")
        .orElse(null);
  }

  private static History history(AdminHistoryQuery query, AdminHistory page) {
    return new History(
        page.data(),
        query.perPage(),
        page.next() == null ? null : page.next().toString(),
        page.asOf());
  }

  private void people(RoutesConfig routes) {
    Calls.get(routes, PEOPLE, calls.call(ADMIN, Parameters::paging, administration::people));
    Calls.get(
        routes, PEOPLE + "/{id}", calls.call(ADMIN, Parameters::pathId, administration::person));
    routes.post(
        PEOPLE,
        calls.call(
            ADMIN,
            parameters -> AdminBodies.person(parameters.body()),
            administration::addPerson,
            (ctx, person) -> {
              calls.render(ctx, person);
              ctx.status(201).header("Location", PEOPLE + "/" + person.id());
            }));
    routes.patch(
        PEOPLE + "/{id}",
        calls.call(
            ADMIN,
            Change.read(Parameters::pathId, AdminBodies::personEdit),
            (admin, change) -> administration.changePerson(admin, change.of(), change.to())));
  }

  private void memberships(RoutesConfig routes) {
    String path = PEOPLE + "/{id}/business-units/{unit_id}";
    routes.put(
        path,
        calls.call(
            ADMIN,
            Membership::read,
            (admin, asked) -> administration.addMembership(admin, asked.person(), asked.unit())));
    routes.delete(
        path,
        calls.call(
            ADMIN,
            Membership::read,
            (admin, asked) ->
                administration.removeMembership(admin, asked.person(), asked.unit())));
  }

  private void units(RoutesConfig routes) {
    Calls.get(routes, UNITS, calls.call(ADMIN, Parameters::paging, administration::businessUnits));
    routes.post(
        UNITS,
        calls.call(
            ADMIN,
            parameters -> AdminBodies.name(parameters.body()),
            administration::addBusinessUnit,
            (ctx, unit) -> {
              calls.render(ctx, unit);
              ctx.status(201);
            }));
    routes.patch(
        UNITS + "/{id}",
        calls.call(
            ADMIN,
            Change.read(Parameters::pathId, AdminBodies::name),
            (admin, change) -> administration.renameBusinessUnit(admin, change.of(), change.to())));
  }

  private void labels(RoutesConfig routes) {
    Calls.get(
        routes,
        STATUSES,
        calls.call(
            ADMIN, none -> none, (admin, none) -> administration.statuses(admin).map(Listed::new)));
    routes.patch(
        STATUSES + "/{id}",
        calls.call(
            ADMIN,
            Change.read(
                parameters -> labelled(parameters, Status.values(), Status::id, "statuses"),
                AdminBodies::statusEdit),
            (admin, change) -> administration.changeStatus(admin, change.of(), change.to())));
    Calls.get(
        routes,
        PRIORITIES,
        calls.call(
            ADMIN,
            none -> none,
            (admin, none) -> administration.priorities(admin).map(Listed::new)));
    routes.patch(
        PRIORITIES + "/{id}",
        calls.call(
            ADMIN,
            Change.read(
                parameters -> labelled(parameters, Priority.values(), Priority::id, "priorities"),
                AdminBodies::priorityEdit),
            (admin, change) -> administration.changePriority(admin, change.of(), change.to())));
  }

  private static <E> E labelled(Parameters parameters, E[] all, ToIntFunction<E> id, String what) {
    return Arrays.stream(all)
        .filter(one -> id.applyAsInt(one) == parameters.pathId())
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.NO_SUCH_LABEL, "The ids of " + what + " are 1 to " + all.length + "."));
  }
}
