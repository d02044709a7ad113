package io.technicianviews.http.internal.route;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Path below which the API is mounted.
 *
 * @param prefix empty, or a path such as {@code /helpdesk}
 */
public record BasePath(String prefix) {

  private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~-]+)*");
  private static final String RELATIVE = "technicianviews.path";

  public static final BasePath ROOT = new BasePath("");

  public BasePath {
    if (!PREFIX.matcher(requireNonNull(prefix, "prefix")).matches()) {
      throw new IllegalArgumentException(
          "a prefix is empty or a path such as /helpdesk, without a slash at its end: " + prefix);
    }
  }

  /** Returns the path of a route of the API in the application. */
  public String of(String path) {
    return prefix + path;
  }

  /** Returns the path of a resource of the API, for clients. */
  public String external(Context ctx, String path) {
    return ctx.contextPath() + prefix + path;
  }

  /** Determines the path of a call within the API, for {@link #relative}. */
  String resolve(Context ctx) {
    String base = external(ctx, "");
    String path = ctx.path();
    String relative = path.startsWith(base) ? path.substring(base.length()) : path;
    ctx.attribute(RELATIVE, relative);
    return relative;
  }

  /** Returns the path of a call within the API, which does not depend on where it is mounted. */
  public static String relative(Context ctx) {
    return Objects.requireNonNullElse(ctx.attribute(RELATIVE), ctx.path());
  }
}
