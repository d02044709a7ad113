package io.technicianviews.http;

import static io.technicianviews.http.Calls.Audience.ADMINS;
import static io.technicianviews.http.Calls.Audience.EVERYBODY;
import static io.technicianviews.http.Calls.Audience.TECHNICIANS;
import static io.technicianviews.http.Routes.REQUESTS;

import io.javalin.config.RoutesConfig;
import io.technicianviews.application.Answer;
import io.technicianviews.application.Once;
import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.RequestEdit;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.request.RequestDetail;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which path changes what of requests. */
final class RequestRoutes {

  /** Something that is to be done to a request. */
  private record To<V>(long id, V value) {
    static <V> Function<Parameters, To<V>> read(Function<Body, V> value) {
      return parameters -> new To<>(parameters.pathId(), value.apply(parameters.body()));
    }
  }

  /** Something that is to be done to a version of a request. */
  private record ToVersion<V>(long id, V value, @Nullable Long version) {}

  /** Something that is to be made, once if it has a key. */
  private record Made<V>(long under, V value, Optional<String> key, Supplier<String> fingerprint) {
    static <V> Function<Parameters, Made<V>> read(
        Function<Parameters, Long> under, Function<Body, V> value) {
      return parameters ->
          new Made<>(
              under.apply(parameters),
              value.apply(parameters.body()),
              Headers.idempotencyKey(parameters.call(), parameters),
              () -> parameters.body().fingerprint(parameters.call()));
    }

    /** Has it made, and says what came of it in the form in which it would be kept. */
    <T> Answer<Written> by(
        Function<V, Answer<T>> make, OnceMaker<V, T> once, Function<T, Written> written) {
      return key.isEmpty()
          ? make.apply(value).map(written)
          : once.make(
                  value, new Once<>(key.get(), fingerprint.get(), written.andThen(Written::text)))
              .map(Written::of);
    }
  }

  private interface OnceMaker<V, T> {
    Answer<String> make(V value, Once<T> once);
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
            EVERYBODY,
            To.read(RequestBodies::readUpTo),
            (person, asked) -> commands.moveReadMark(person, asked.id(), asked.value()),
            Calls::renderNothing));
  }

  private void making(RoutesConfig routes) {
    routes.post(
        REQUESTS,
        calls.call(
            EVERYBODY,
            Made.read(none -> 0L, RequestBodies::request),
            this::create,
            calls::renderCreated));
    routes.post(
        REQUESTS + "/{id}/subtasks",
        calls.call(
            TECHNICIANS,
            Made.read(Parameters::pathId, RequestBodies::subtask),
            this::createSubtask,
            calls::renderCreated));
    routes.post(
        REQUESTS + "/{id}/messages",
        calls.call(
            EVERYBODY,
            Made.read(Parameters::pathId, RequestBodies::message),
            this::addMessage,
            calls::renderCreated));
  }

  private Answer<Written> create(long person, Made<NewRequest> asked) {
    return asked.by(
        request -> commands.create(person, request),
        (request, once) -> commands.create(person, request, once),
        this::written);
  }

  private Answer<Written> createSubtask(long person, Made<NewRequest> asked) {
    return asked.by(
        request -> commands.createSubtask(person, asked.under(), request),
        (request, once) -> commands.createSubtask(person, asked.under(), request, once),
        this::written);
  }

  private Answer<Written> addMessage(long person, Made<String> asked) {
    return asked.by(
        content -> commands.addMessage(person, asked.under(), content),
        (content, once) -> commands.addMessage(person, asked.under(), content, once),
        (ChatMessage message) -> new Written(json.text(message), null, null));
  }

  private Written written(RequestDetail request) {
    return new Written(
        json.text(request), REQUESTS + "/" + request.ticket().request().id(), Calls.tag(request));
  }

  private void changing(RoutesConfig routes) {
    routes.patch(
        REQUESTS + "/{id}",
        calls.call(
            TECHNICIANS,
            RequestRoutes::update,
            (person, asked) -> commands.update(person, asked.id(), asked.value(), asked.version()),
            calls::renderTagged));
    routes.delete(
        REQUESTS + "/{id}",
        calls.call(
            ADMINS,
            RequestRoutes::deletion,
            (person, asked) -> commands.delete(person, asked.id(), asked.version()),
            Calls::renderNothing));
  }

  private static ToVersion<RequestEdit> update(Parameters parameters) {
    return new ToVersion<>(
        parameters.pathId(),
        RequestBodies.edit(parameters.body()),
        Headers.ifMatch(parameters.call(), parameters));
  }

  private static ToVersion<String> deletion(Parameters parameters) {
    parameters.noBody();
    return new ToVersion<>(
        parameters.pathId(), "deleted", Headers.ifMatch(parameters.call(), parameters));
  }

  private void assigning(RoutesConfig routes) {
    routes.post(
        REQUESTS + "/{id}/assign",
        calls.call(
            TECHNICIANS,
            To.read(RequestBodies::technician),
            (person, asked) -> commands.assign(person, asked.id(), asked.value()),
            calls::renderTagged));
    routes.post(
        REQUESTS + "/{id}/unassign",
        calls.call(
            TECHNICIANS,
            To.read(RequestBodies::technician),
            (person, asked) -> commands.unassign(person, asked.id(), asked.value()),
            calls::renderTagged));
    routes.post(
        REQUESTS + "/{id}/take",
        calls.call(TECHNICIANS, RequestRoutes::taken, commands::take, calls::renderTagged));
  }

  private static Long taken(Parameters parameters) {
    parameters.noBody();
    return parameters.pathId();
  }
}
