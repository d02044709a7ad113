package io.technicianviews.http.internal.call;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.http.CallerResolution;
import io.technicianviews.http.CallerResolver;
import io.technicianviews.http.internal.origin.CrossSiteCheck;
import io.technicianviews.http.internal.problem.ProblemException;
import io.technicianviews.http.internal.problem.RefusalMapper;
import io.technicianviews.http.internal.protocol.HttpMethods;
import io.technicianviews.http.internal.protocol.RequestAttributes;
import io.technicianviews.json.Problem;
import io.technicianviews.json.ProblemType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Identification of callers. The application authorizes a caller in the same snapshot as it
 * executes the query.
 */
public final class Callers {

  private final ServiceDesk desk;
  private final CallerResolver resolver;
  private final CrossSiteCheck crossSite;

  public Callers(ServiceDesk desk, CallerResolver resolver, CrossSiteCheck crossSite) {
    this.desk = desk;
    this.resolver = resolver;
    this.crossSite = crossSite;
  }

  /** Returns the id of the caller. */
  long personId(Context ctx) {
    return identified(ctx, resolver.resolve(ctx), isSafe(ctx)).personId();
  }

  /** Identifies the caller of a stream, who can be checked again. */
  public StreamingCaller streaming(Context ctx) {
    return new StreamingCaller(identified(ctx, resolver.resolveStream(ctx), isSafe(ctx)));
  }

  /** Identifies the caller of a web socket, which pages of other sites may not open by a cookie. */
  public StreamingCaller connecting(Context ctx) {
    return new StreamingCaller(identified(ctx, resolver.resolveStream(ctx), false));
  }

  /** The caller of a stream. */
  public record StreamingCaller(CallerResolution.Identified identified) {

    public long personId() {
      return identified.personId();
    }

    /**
     * Returns what is wrong with the credentials by now; empty while they identify the person.
     *
     * @throws DeskUnavailableException if they cannot be checked
     */
    public Optional<String> error() {
      return switch (identified.recheck().get()) {
        case CallerResolution.Identified again when again.personId() == personId() ->
            Optional.empty();
        case CallerResolution.Identified again ->
            Optional.of("The credentials are those of another person by now.");
        case CallerResolution.Unauthenticated(String detail) -> Optional.of(detail);
        case CallerResolution.InvalidCredentials(String detail) -> Optional.of(detail);
        case CallerResolution.Forbidden(String detail) -> Optional.of(detail);
        case CallerResolution.Unavailable(String detail) ->
            throw new DeskUnavailableException(detail);
      };
    }
  }

  /** Rejects callers without the role before the errors of their call are reported. */
  public void requireRole(long personId, RequiredRole role) {
    Person person = Handlers.orThrow(desk.caller(personId)).value().person();
    if (Access.of(role, personId, Optional.of(person)) instanceof Access.Denied(Refusal refusal)) {
      throw RefusalMapper.of(refusal);
    }
  }

  private CallerResolution.Identified identified(
      Context ctx, CallerResolution resolution, boolean safe) {
    return switch (requireNonNull(resolution, "the CallerResolver returned null")) {
      case CallerResolution.Identified caller -> {
        if (caller.byCookie() && !safe && crossSite.isCrossSite(ctx)) {
          throw new ProblemException(
              ProblemType.ORIGIN_NOT_ALLOWED,
              "A page of another site may not make this call with the caller's cookie.");
        }
        ctx.attribute(RequestAttributes.PERSON_ID, caller.personId());
        yield caller;
      }
      case CallerResolution.Unauthenticated(String detail) ->
          throw unauthorized(ProblemType.AUTHENTICATION_REQUIRED, detail, null);
      case CallerResolution.InvalidCredentials(String detail) ->
          throw unauthorized(ProblemType.INVALID_TOKEN, detail, detail);
      case CallerResolution.Forbidden(String detail) ->
          throw new ProblemException(ProblemType.CALLER_FORBIDDEN, detail);
      case CallerResolution.Unavailable(String detail) ->
          throw new ProblemException(ProblemType.CALLER_UNAVAILABLE, detail);
    };
  }

  private ProblemException unauthorized(
      ProblemType problemType, String detail, @Nullable String error) {
    String challenge = resolver.challenge(error);
    return new ProblemException(
        Problem.of(problemType, detail),
        challenge == null ? Map.of() : Map.of(Header.WWW_AUTHENTICATE, challenge));
  }

  private static boolean isSafe(Context ctx) {
    return HttpMethods.isSafe(ctx.method().name());
  }
}
