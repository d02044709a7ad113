package io.technicianviews.http;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.technicianviews.http.auth.AuthenticationResult;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.auth.KeysUnavailableException;
import io.technicianviews.http.internal.call.QueryParameters;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Resolver of callers by the bearer token of the call. */
final class BearerTokenResolver implements CallerResolver {

  private static final String ACCESS_TOKEN = "access_token";

  private final Authenticator authenticator;

  BearerTokenResolver(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  @Override
  public CallerResolution resolve(Context ctx) {
    return resolve(authorization(ctx));
  }

  /** Accepts the token as a query parameter, too. */
  @Override
  public CallerResolution resolveStream(Context ctx) {
    List<String> headers = authorization(ctx);
    if (!headers.isEmpty()) {
      return resolve(headers);
    }
    List<String> tokens = QueryParameters.values(ctx, ACCESS_TOKEN);
    return resolve(tokens.isEmpty() ? List.of() : List.of("Bearer " + tokens.getFirst()));
  }

  @Override
  public String challenge(@Nullable String error) {
    return error == null
        ? "Bearer"
        : "Bearer error=\"invalid_token\", error_description=\"" + error + "\"";
  }

  /** Returns the caller of a verified token; empty if it is not one or must be verified again. */
  OptionalLong known(List<String> authorization) {
    return authenticator.known(authorization);
  }

  /**
   * @throws KeysUnavailableException if the issuer's keys are needed and cannot be fetched
   */
  private CallerResolution resolve(List<String> authorization) {
    return switch (authenticator.identify(authorization)) {
      case AuthenticationResult.Authenticated(long personId) ->
          CallerResolution.person(personId).rechecked(() -> resolve(authorization));
      case AuthenticationResult.Anonymous() ->
          new CallerResolution.Unauthenticated("Send the header Authorization: Bearer <token>.");
      case AuthenticationResult.Rejected(String reason) ->
          new CallerResolution.InvalidCredentials("Send another token: " + reason + ".");
    };
  }

  private static List<String> authorization(Context ctx) {
    return Collections.list(ctx.req().getHeaders(Header.AUTHORIZATION));
  }
}
