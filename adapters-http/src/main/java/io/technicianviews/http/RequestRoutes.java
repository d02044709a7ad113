package io.technicianviews.http;

import static io.technicianviews.domain.command.RequiredRole.ADMIN;
import static io.technicianviews.domain.command.RequiredRole.ANY;
import static io.technicianviews.domain.command.RequiredRole.TECHNICIAN;
import static io.technicianviews.http.Paths.REQUESTS;

import io.javalin.config.RoutesConfig;
import io.technicianviews.application.IdempotencyKey;
import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.request.RequestDetail;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Which path changes what of requests. */
final class RequestRoutes {

  /** A request in the versions that a call is meant for. */
  private record Target(long id, ExpectedVersion version) {
    static Target read(Parameters parameters) {
      return new Target(parameters.pathId(), Headers.ifMatch(parameters.call(), parameters));
    }

    /** The target of a call without fields. */
    static Target alone(Parameters parameters) {
      parameters.noBody();
      return read(parameters);
    }
  }

  /** Something that is to be done to a request. */
  private record To<V>(Target target, V value) {
    static <V> Function<Parameters, To<V>> read(Function<Body, V> value) {
      return parameters -> new To<>(Target.read(parameters), value.apply(parameters.body()));
    }

    long id() {
      return target.id();
    }
  }

  /** Something that is to be made, once if it has a key. */
  private record Made<V>(V value, Optional<String> key, Supplier<String> fingerprint) {
    static <V> Function<Parameters, Made<V>> read(Function<Parameters, V> value) {
      return parameters ->
          new Made<>(
              value.apply(parameters),
              Headers.idempotencyKey(parameters.call(), parameters),
              () -> parameters.body().fingerprint(parameters.call()));
    }

    /** Has it made, and says what came of it in the form in which it would be kept. */
    <T> Result<Written> by(
        Function<V, Result<T>> make, OnceMaker<V, T> once, Function<T, Written> written) {
      return key.isEmpty()
          ? make.apply(value).map(written)
          : once.make(
                  value,
                  new IdempotencyKey<>(
                      key.get(), fingerprint.get(), written.andThen(Written::text)))
              .map(Written::of);
    }
  }

  private interface OnceMaker<V, T> {
    Result<String> make(V value, IdempotencyKey<T> idempotencyKey);
  }

  private final ServiceRequestCommands commands;
  private final Calls calls;
  private final Json json;

  RequestRoutes(ServiceRequestCommands commands, Calls calls, Json json) {
    this.commands = commands;
    this.calls = calls;
    this.json = json;
  }

  void register(RoutesConfig routes) {
    making(routes);
    changing(routes);
    assigning(routes);
    routes.post(
        REQUESTS + "/{id}/read",
        calls.call(
            ANY,
            To.read(RequestBodies::readUpTo),
            (person, asked) -> on(asked.target()).moveReadMark(person, asked.id(), asked.value()),
            Calls::renderNothing));
  }

  private ServiceRequestCommands on(Target target) {
    return commands.expecting(target.version());
  }

  private void making(RoutesConfig routes) {
    routes.post(
        REQUESTS,
        calls.call(
            ANY,
            Made.read(parameters -> RequestBodies.request(parameters.body())),
            this::create,
            calls::renderCreated));
    routes.post(
        REQUESTS + "/{id}/subtasks",
        calls.call(
            TECHNICIAN,
            Made.read(To.read(RequestBodies::subtask)),
            this::createSubtask,
            calls::renderCreated));
    routes.post(
        REQUESTS + "/{id}/messages",
        calls.call(
            ANY,
            Made.read(To.read(RequestBodies::message)),
            this::addMessage,
            calls::renderCreated));
  }

  private Result<Written> create(long person, Made<NewRequest> asked) {
    return asked.by(
        request -> commands.create(person, request),
        (request, idempotencyKey) -> commands.create(person, request, idempotencyKey),
        this::written);
  }

  private Result<Written> createSubtask(long person, Made<To<NewRequest>> asked) {
    return asked.by(
        to -> on(to.target()).createSubtask(person, to.id(), to.value()),
        (to, idempotencyKey) ->
            on(to.target()).createSubtask(person, to.id(), to.value(), idempotencyKey),
        this::written);
  }

  private Result<Written> addMessage(long person, Made<To<String>> asked) {
    return asked.by(
        to -> on(to.target()).addMessage(person, to.id(), to.value()),
        (to, idempotencyKey) ->
            on(to.target()).addMessage(person, to.id(), to.value(), idempotencyKey),
        (ChatMessage message) -> new Written(json.text(message), null, null));
  }

  private Written written(RequestDetail request) {
    return new Written(
        json.text(request), REQUESTS + "/" + request.item().request().id(), Calls.tag(request));
  }

  private void changing(RoutesConfig routes) {
    routes.patch(
        REQUESTS + "/{id}",
        calls.call(
            TECHNICIAN,
            To.read(RequestBodies::edit),
            (person, asked) -> on(asked.target()).update(person, asked.id(), asked.value()),
            calls::renderTagged));
    routes.delete(
        REQUESTS + "/{id}",
        calls.call(
            ADMIN,
            Target::alone,
            (person, asked) -> on(asked).delete(person, asked.id()),
            Calls::renderNothing));
  }

  private void assigning(RoutesConfig routes) {
    routes.post(
        REQUESTS + "/{id}/assign",
        calls.call(
            TECHNICIAN,
            To.read(RequestBodies::technician),
            (person, asked) -> on(asked.target()).assign(person, asked.id(), asked.value()),
            calls::renderTagged));
    routes.post(
        REQUESTS + "/{id}/unassign",
        calls.call(
            TECHNICIAN,
            To.read(RequestBodies::technician),
            (person, asked) -> on(asked.target()).unassign(person, asked.id(), asked.value()),
            calls::renderTagged));
    routes.post(
        REQUESTS + "/{id}/take",
        calls.call(
            TECHNICIAN,
            Target::alone,
            (person, asked) -> on(asked).take(person, asked.id()),
            calls::renderTagged));
  }
}
