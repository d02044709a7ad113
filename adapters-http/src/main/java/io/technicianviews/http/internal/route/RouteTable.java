package io.technicianviews.http.internal.route;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.technicianviews.http.internal.origin.Cors;
import io.technicianviews.http.internal.problem.ErrorMapper;
import io.technicianviews.http.internal.problem.ProblemException;
import io.technicianviews.http.internal.protocol.HeaderWriter;
import io.technicianviews.http.internal.protocol.HttpMethods;
import io.technicianviews.json.ProblemType;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jetty.io.EofException;

/**
 * Registrar of routes in an application. Each route renders its own failures, and paths without a
 * route have responses of their own, so that neither depends on the application's exception
 * handlers.
 */
public final class RouteTable {

  private static final List<HandlerType> METHODS =
      Stream.concat(HttpMethods.KNOWN.stream(), Stream.of(HttpMethods.OTHER))
          .map(HandlerType::findOrCreate)
          .toList();

  private final RoutesConfig routes;
  private final BasePath base;
  private final Cors cors;
  private final ErrorMapper errorMapper;
  private final AllowedMethods allowedMethods = new AllowedMethods();

  public RouteTable(RoutesConfig routes, BasePath base, Cors cors, ErrorMapper errorMapper) {
    this.routes = routes;
    this.base = base;
    this.cors = cors;
    this.errorMapper = errorMapper;
  }

  /**
   * Registers a handler for GET and HEAD: Javalin by itself answers HEAD with 200, whether or not
   * the resource exists.
   */
  public void get(String path, Handler handler) {
    add(HandlerType.GET, path, handler);
    add(HandlerType.HEAD, path, handler);
  }

  public void post(String path, Handler handler) {
    add(HandlerType.POST, path, handler);
  }

  public void put(String path, Handler handler) {
    add(HandlerType.PUT, path, handler);
  }

  public void patch(String path, Handler handler) {
    add(HandlerType.PATCH, path, handler);
  }

  public void delete(String path, Handler handler) {
    add(HandlerType.DELETE, path, handler);
  }

  /**
   * Registers responses for all other methods and paths: OPTIONS, 405 and 404.
   *
   * @param pattern a path that ends with an asterisk, or only an asterisk
   */
  public void registerRemaining(String pattern) {
    String path = pattern.equals("*") ? pattern : base.of(pattern);
    METHODS.forEach(
        method ->
            routes.addHttpHandler(method, path, ctx -> handle(ctx, this::respondToUnmatched)));
  }

  /**
   * Registers a handler that runs after those of the routes.
   *
   * @param pattern a path that ends with an asterisk
   */
  public void after(String pattern, Handler handler) {
    routes.after(base.of(pattern), handler);
  }

  private void add(HandlerType method, String path, Handler handler) {
    allowedMethods.add(method, path);
    routes.addHttpHandler(method, base.of(path), ctx -> handle(ctx, handler));
  }

  private void handle(Context ctx, Handler handler) throws Exception {
    String path = base.resolve(ctx);
    protect(HeaderWriter.of(ctx));
    cors.addHeaders(ctx);
    try {
      if (!allowedMethods.admits(path, ctx.method())) {
        throw allowedMethods.refusal(path);
      }
      handler.handle(ctx);
    } catch (Exception e) {
      if (isLostConnection(e)) {
        throw e;
      }
      errorMapper.write(ctx, e);
    } catch (Error e) {
      errorMapper.write(ctx.res(), e);
    } finally {
      WithoutIfNoneMatch.apply(ctx);
    }
  }

  private void respondToUnmatched(Context ctx) {
    String path = BasePath.relative(ctx);
    boolean options = ctx.method().equals(HandlerType.OPTIONS);
    String methods = allowedMethods.of(path);
    if (options && cors.respondToPreflight(ctx)) {
      return;
    }
    if (methods.isEmpty()) {
      throw new ProblemException(
          ProblemType.NO_SUCH_PATH,
          "There is no resource at this path; /openapi.yaml lists all paths.");
    }
    if (!options) {
      throw allowedMethods.refusal(path);
    }
    ctx.status(204).header(Header.ALLOW, methods);
    ctx.res().setContentType(null);
  }

  /** Adds the headers of every response of a route. */
  private static void protect(HeaderWriter headers) {
    headers.set(Header.X_CONTENT_TYPE_OPTIONS, "nosniff");
    headers.set(Header.CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    headers.add(Header.VARY, Header.ACCEPT_ENCODING);
  }

  /** Adds the headers of every response of a route to a call without {@code Origin}. */
  public void addHeaders(HeaderWriter headers) {
    protect(headers);
    cors.addVary(headers);
  }

  /** Returns whether the client has disconnected or is too slow, which Javalin handles. */
  private static boolean isLostConnection(Exception e) {
    return e instanceof EofException
        || (e instanceof IOException && e.getCause() instanceof TimeoutException);
  }
}
