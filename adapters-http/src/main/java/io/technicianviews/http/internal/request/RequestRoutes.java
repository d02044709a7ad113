package io.technicianviews.http.internal.request;

import static io.technicianviews.domain.command.RequiredRole.ADMIN;
import static io.technicianviews.domain.command.RequiredRole.ANY;
import static io.technicianviews.domain.command.RequiredRole.TECHNICIAN;
import static io.technicianviews.http.internal.protocol.Paths.REQUESTS;

import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.application.bulk.BulkKey;
import io.technicianviews.application.bulk.BulkResult;
import io.technicianviews.application.bulk.BulkUpdate;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.condition.UnsupportedPart;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.http.internal.call.CreateCall;
import io.technicianviews.http.internal.call.Handlers;
import io.technicianviews.http.internal.call.Headers;
import io.technicianviews.http.internal.call.JsonBody;
import io.technicianviews.http.internal.call.QueryParameters;
import io.technicianviews.http.internal.call.Responses;
import io.technicianviews.http.internal.json.CreatedResponse;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.http.internal.route.RouteTable;
import java.util.Optional;
import java.util.function.Function;

/** Routes that change requests. */
public final class RequestRoutes {

  /** The request of a call, with its expected version. */
  private record Target(long id, ExpectedVersion version) {
    static Target read(QueryParameters queryParameters) {
      return new Target(
          queryParameters.pathId(), Headers.ifMatch(queryParameters.call(), queryParameters));
    }

    /** Parses the target of a call without a body. */
    static Target alone(QueryParameters queryParameters) {
      queryParameters.noBody();
      return read(queryParameters);
    }
  }

  /** A change of a request, with the values from the body. */
  private record RequestCall<V>(Target target, V value) {
    static <V> Function<QueryParameters, RequestCall<V>> read(Function<JsonBody, V> value) {
      return queryParameters ->
          new RequestCall<>(Target.read(queryParameters), value.apply(queryParameters.body()));
    }

    long id() {
      return target.id();
    }
  }

  /** A bulk update; idempotent if it has a key. */
  private record BulkCall(BulkUpdate update, Optional<BulkKey> key) {
    static BulkCall read(QueryParameters queryParameters) {
      return new BulkCall(
          BulkBodies.bulk(queryParameters.body()),
          Headers.idempotencyKey(queryParameters.call(), queryParameters)
              .map(
                  key ->
                      new BulkKey(
                          key, queryParameters.body().fingerprint(queryParameters.call()))));
    }

    Result<BulkResult> by(long person, ServiceRequestCommands commands) {
      Result<BulkResult> result =
          key.isEmpty() ? commands.bulk(person, update) : commands.bulk(person, update, key.get());
      return result instanceof Result.Refused<BulkResult>(Refusal.UnsupportedView(var filters))
          ? Result.refused(
              new Refusal.UnsupportedView(filters.stream().map(BulkCall::inQuery).toList()))
          : result;
    }

    /** The filters of a list are fields of the query in the body. */
    private static UnsupportedPart inQuery(UnsupportedPart filter) {
      return new UnsupportedPart("query." + filter.path(), filter.reason());
    }
  }

  private final ServiceRequestCommands commands;
  private final Handlers handlers;
  private final Json json;

  public RequestRoutes(ServiceRequestCommands commands, Handlers handlers, Json json) {
    this.commands = commands;
    this.handlers = handlers;
    this.json = json;
  }

  public void register(RouteTable routes) {
    creations(routes);
    edits(routes);
    assignments(routes);
    routes.post(
        REQUESTS + "/bulk",
        handlers.handler(TECHNICIAN, BulkCall::read, (person, call) -> call.by(person, commands)));
    routes.post(
        REQUESTS + "/{id}/read",
        handlers.handler(
            ANY,
            RequestCall.read(RequestBodies::readUpTo),
            (person, call) -> expecting(call.target()).markAsRead(person, call.id(), call.value()),
            Responses::renderNothing));
  }

  private ServiceRequestCommands expecting(Target target) {
    return commands.expecting(target.version());
  }

  private void creations(RouteTable routes) {
    routes.post(
        REQUESTS,
        handlers.handler(
            ANY,
            CreateCall.read(queryParameters -> RequestBodies.request(queryParameters.body())),
            this::create,
            handlers.responses()::renderCreated));
    routes.post(
        REQUESTS + "/{id}/subtasks",
        handlers.handler(
            TECHNICIAN,
            CreateCall.read(RequestCall.read(RequestBodies::subtask)),
            this::createSubtask,
            handlers.responses()::renderCreated));
    routes.post(
        REQUESTS + "/{id}/messages",
        handlers.handler(
            ANY,
            CreateCall.read(RequestCall.read(RequestBodies::message)),
            this::addMessage,
            handlers.responses()::renderCreated));
  }

  private Result<CreatedResponse> create(long person, CreateCall<NewRequest> newRequest) {
    return newRequest.by(
        request -> commands.create(person, request),
        (request, idempotencyKey) -> commands.create(person, request, idempotencyKey),
        this::createdResponse);
  }

  private Result<CreatedResponse> createSubtask(
      long person, CreateCall<RequestCall<NewRequest>> newRequest) {
    return newRequest.by(
        requestCall ->
            expecting(requestCall.target())
                .createSubtask(person, requestCall.id(), requestCall.value()),
        (requestCall, idempotencyKey) ->
            expecting(requestCall.target())
                .createSubtask(person, requestCall.id(), requestCall.value(), idempotencyKey),
        this::createdResponse);
  }

  private Result<CreatedResponse> addMessage(long person, CreateCall<RequestCall<String>> call) {
    return call.by(
        requestCall ->
            expecting(requestCall.target())
                .addMessage(person, requestCall.id(), requestCall.value()),
        (requestCall, idempotencyKey) ->
            expecting(requestCall.target())
                .addMessage(person, requestCall.id(), requestCall.value(), idempotencyKey),
        (ChatMessage message) -> new CreatedResponse(json.text(message), null, null));
  }

  private CreatedResponse createdResponse(RequestDetail request) {
    return new CreatedResponse(
        json.text(request), REQUESTS + "/" + request.item().request().id(), Responses.tag(request));
  }

  private void edits(RouteTable routes) {
    routes.patch(
        REQUESTS + "/{id}",
        handlers.handler(
            TECHNICIAN,
            RequestCall.read(RequestBodies::edit),
            (person, call) -> expecting(call.target()).update(person, call.id(), call.value()),
            handlers.responses()::renderTagged));
    routes.delete(
        REQUESTS + "/{id}",
        handlers.handler(
            ADMIN,
            Target::alone,
            (person, call) -> expecting(call).delete(person, call.id()),
            Responses::renderNothing));
  }

  private void assignments(RouteTable routes) {
    routes.post(
        REQUESTS + "/{id}/assign",
        handlers.handler(
            TECHNICIAN,
            RequestCall.read(RequestBodies::technician),
            (person, call) -> expecting(call.target()).assign(person, call.id(), call.value()),
            handlers.responses()::renderTagged));
    routes.post(
        REQUESTS + "/{id}/unassign",
        handlers.handler(
            TECHNICIAN,
            RequestCall.read(RequestBodies::technician),
            (person, call) -> expecting(call.target()).unassign(person, call.id(), call.value()),
            handlers.responses()::renderTagged));
    routes.post(
        REQUESTS + "/{id}/take",
        handlers.handler(
            TECHNICIAN,
            Target::alone,
            (person, call) -> expecting(call).take(person, call.id()),
            handlers.responses()::renderTagged));
  }
}
