package io.technicianviews.http.internal.presence;

import static io.technicianviews.domain.command.RequiredRole.ANY;

import io.technicianviews.application.Result;
import io.technicianviews.application.presence.RequestPresence;
import io.technicianviews.application.presence.RequestPresences;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.presence.Activity;
import io.technicianviews.http.internal.call.FieldParser;
import io.technicianviews.http.internal.call.Handlers;
import io.technicianviews.http.internal.call.QueryParameters;
import io.technicianviews.http.internal.call.Responses;
import io.technicianviews.http.internal.protocol.Paths;
import io.technicianviews.http.internal.route.RouteTable;
import java.util.List;
import java.util.Objects;

/** Routes of presences. They are registered before the path of a request, which one matches. */
public final class PresenceRoutes {

  private record Heartbeat(long requestId, Activity activity) {
    static Heartbeat read(QueryParameters parameters) {
      return new Heartbeat(
          parameters.pathId(),
          Objects.requireNonNullElse(
              parameters.optionalBody().optional("activity", FieldParser.ACTIVITY),
              Activity.VIEWING));
    }
  }

  private record PresenceList(List<RequestPresence> data) {}

  private final RequestPresences presences;
  private final Handlers handlers;

  public PresenceRoutes(RequestPresences presences, Handlers handlers) {
    this.presences = presences;
    this.handlers = handlers;
  }

  public void register(RouteTable routes) {
    routes.get(
        Paths.REQUESTS + "/presence",
        handlers.handler(
            ANY,
            PresenceRoutes::ids,
            (personId, ids) -> presences.of(personId, ids).map(PresenceList::new)));
    routes.put(
        Paths.REQUESTS + "/{id}/presence",
        handlers.handler(
            ANY,
            Heartbeat::read,
            (personId, call) -> presences.heartbeat(personId, call.requestId(), call.activity())));
    routes.delete(
        Paths.REQUESTS + "/{id}/presence",
        handlers.handler(ANY, PresenceRoutes::left, this::leave, Responses::renderNothing));
  }

  private Result<Long> leave(long personId, long requestId) {
    return requestId > 0
        ? presences.leave(personId, requestId)
        // The caller is checked first.
        : presences
            .of(personId, List.of())
            .flatMap(none -> Result.refused(new Refusal.RequestNotFound(requestId)));
  }

  private static long left(QueryParameters parameters) {
    parameters.noBody();
    return parameters.pathId();
  }

  private static List<Long> ids(QueryParameters parameters) {
    List<Long> ids =
        parameters.all("id", QueryParameters::id, "the id of a request").stream()
            .distinct()
            .toList();
    if (!parameters.has("id")) {
      parameters.wrong("id", "is required: the id of a request, may be repeated");
    }
    if (ids.size() > RequestPresences.MAX_REQUESTS) {
      parameters.wrong("id", "may name at most " + RequestPresences.MAX_REQUESTS + " requests");
    }
    return ids;
  }
}
