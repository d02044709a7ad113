package io.technicianviews.http.internal.admin;

import static io.technicianviews.domain.command.RequiredRole.ADMIN;
import static io.technicianviews.domain.command.RequiredRole.ANY;

import io.technicianviews.application.DeskAdministration;
import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceRequestQueries;
import io.technicianviews.domain.patch.PriorityPatch;
import io.technicianviews.domain.patch.StatusPatch;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.http.internal.call.Handlers;
import io.technicianviews.http.internal.problem.ProblemException;
import io.technicianviews.http.internal.protocol.Paths;
import io.technicianviews.http.internal.route.RouteTable;
import io.technicianviews.json.ProblemType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Routes of statuses and priorities, and of their administration. */
public final class LabelRoutes {

  private static final String STATUSES = Paths.API + "/admin/statuses";
  private static final String PRIORITIES = Paths.API + "/admin/priorities";

  /** A short list without pagination. */
  private record Listed<T>(List<T> data) {}

  private final ServiceRequestQueries queries;
  private final DeskAdministration administration;
  private final Handlers handlers;

  public LabelRoutes(
      ServiceRequestQueries queries, DeskAdministration administration, Handlers handlers) {
    this.queries = queries;
    this.administration = administration;
    this.handlers = handlers;
  }

  public void register(RouteTable routes) {
    routes.get(
        Paths.API + "/statuses",
        handlers.handler(ANY, none -> none, (person, none) -> queries.statuses(person)));
    statuses(routes);
    priorities(routes);
  }

  private void statuses(RouteTable routes) {
    routes.get(
        STATUSES,
        handlers.handler(
            ADMIN, none -> none, (admin, none) -> administration.statuses(admin).map(Listed::new)));
    routes.post(
        STATUSES,
        handlers.handler(
            ADMIN,
            queryParameters -> AdminBodies.status(queryParameters.body()),
            administration::addStatus,
            (ctx, status) -> {
              handlers.responses().render(ctx, status);
              ctx.status(201);
            }));
    routes.patch(
        STATUSES + "/{id}",
        handlers.handler(ADMIN, Change.reader(AdminBodies::statusEdit), this::changeStatus));
  }

  private Result<StatusDefinition> changeStatus(long admin, Change<StatusPatch> change) {
    // No status has an id that does not fit.
    int id = (int) Math.min(change.id(), Integer.MAX_VALUE);
    return administration.changeStatus(admin, id, change.to());
  }

  private void priorities(RouteTable routes) {
    routes.get(
        PRIORITIES,
        handlers.handler(
            ADMIN,
            none -> none,
            (admin, none) -> administration.priorities(admin).map(Listed::new)));
    routes.patch(
        PRIORITIES + "/{id}",
        handlers.handler(ADMIN, Change.reader(AdminBodies::priorityEdit), this::changePriority));
  }

  private Result<PriorityLabel> changePriority(long admin, Change<PriorityPatch> change) {
    Optional<Priority> priority =
        Arrays.stream(Priority.values()).filter(one -> one.id() == change.id()).findFirst();
    return priority.isPresent()
        ? administration.changePriority(admin, priority.get(), change.to())
        // The caller is checked first.
        : administration.priorities(admin).map(LabelRoutes::noSuchPriority);
  }

  private static PriorityLabel noSuchPriority(List<PriorityLabel> priorities) {
    throw new ProblemException(
        ProblemType.NO_SUCH_LABEL, "The ids of priorities are 1 to " + priorities.size() + ".");
  }
}
