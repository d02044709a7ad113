package io.technicianviews.http.internal.view;

import static io.technicianviews.domain.command.RequiredRole.TECHNICIAN;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.technicianviews.application.CustomViews;
import io.technicianviews.application.Result;
import io.technicianviews.application.view.CustomView;
import io.technicianviews.application.view.ListedView;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewView;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.patch.ViewPatch;
import io.technicianviews.domain.view.ViewId;
import io.technicianviews.http.internal.call.CreateCall;
import io.technicianviews.http.internal.call.Handlers;
import io.technicianviews.http.internal.call.Headers;
import io.technicianviews.http.internal.call.QueryParameters;
import io.technicianviews.http.internal.call.Responses;
import io.technicianviews.http.internal.json.CreatedResponse;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.http.internal.protocol.Paths;
import io.technicianviews.http.internal.route.RouteTable;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Routes of the definitions of custom views, except the list. */
public final class CustomViewRoutes {

  /** A view of a call that changes it, with its expected version. */
  private record Target(ViewId id, ExpectedVersion version) {
    static Target read(QueryParameters parameters) {
      return new Target(
          ListParameters.pathId(parameters), Headers.ifMatch(parameters.call(), parameters));
    }

    /** Parses the target of a call without a body. */
    static Target alone(QueryParameters parameters) {
      parameters.noBody();
      return read(parameters);
    }
  }

  private record Change(Target target, LongFunction<ViewPatch> patch) {
    static Change read(QueryParameters parameters) {
      return new Change(Target.read(parameters), ViewBodies.patch(parameters.body()));
    }
  }

  private final CustomViews views;
  private final Handlers handlers;
  private final Json json;

  public CustomViewRoutes(CustomViews views, Handlers handlers, Json json) {
    this.views = views;
    this.handlers = handlers;
    this.json = json;
  }

  public void register(RouteTable routes) {
    routes.post(
        Paths.VIEWS,
        handlers.handler(
            TECHNICIAN,
            CreateCall.read(parameters -> ViewBodies.view(parameters.body())),
            this::create,
            handlers.responses()::renderCreated));
    routes.post(
        Paths.VIEWS + "/preview",
        handlers.handler(TECHNICIAN, ListParameters::preview, views::preview));
    // Before the pattern that also matches it.
    routes.get(
        Paths.VIEWS + "/fields",
        handlers.handler(TECHNICIAN, none -> none, (person, none) -> views.fields(person)));
    String path = Paths.VIEWS + "/{id}";
    routes.get(
        path, handlers.handler(TECHNICIAN, ListParameters::pathId, views::find, this::render));
    routes.patch(path, handlers.handler(TECHNICIAN, Change::read, this::update, this::render));
    routes.delete(
        path, handlers.handler(TECHNICIAN, Target::alone, this::delete, Responses::renderNothing));
  }

  private Result<CreatedResponse> create(long person, CreateCall<LongFunction<NewView>> call) {
    return call.by(
        view -> views.create(person, view.apply(person)),
        (view, idempotencyKey) -> views.create(person, view.apply(person), idempotencyKey),
        this::createdResponse);
  }

  private CreatedResponse createdResponse(CustomView view) {
    return new CreatedResponse(
        json.text(view),
        Paths.VIEWS + "/" + view.definition().id(),
        Responses.tag(view.definition().version()));
  }

  private Result<CustomView> update(long person, Change change) {
    Target target = change.target();
    return execute(
        person,
        target,
        view -> views.update(person, view.id(), target.version(), change.patch().apply(person)));
  }

  private Result<Long> delete(long person, Target target) {
    return execute(person, target, view -> views.delete(person, view.id(), target.version()));
  }

  /** Executes a command on a custom view; predefined ones cannot be changed. */
  private <T> Result<T> execute(
      long person, Target target, Function<ViewId.Custom, Result<T>> command) {
    return switch (target.id()) {
      case ViewId.Custom custom -> command.apply(custom);
      // The caller is checked first.
      case ViewId.Predefined predefined ->
          views
              .find(person, predefined)
              .flatMap(any -> Result.refused(new Refusal.MayNotEditView(predefined)));
    };
  }

  /** Writes a view as JSON; the tag of a custom one is its version. */
  private void render(Context ctx, ListedView view) {
    if (view instanceof CustomView custom) {
      ctx.header(Header.ETAG, Responses.tag(custom.definition().version()));
    }
    handlers.responses().render(ctx, view);
  }
}
