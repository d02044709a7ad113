package io.technicianviews.http.internal.console;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.technicianviews.http.internal.call.Responses;
import io.technicianviews.http.internal.json.ETags;
import io.technicianviews.http.internal.problem.ProblemException;
import io.technicianviews.http.internal.route.RouteTable;
import io.technicianviews.json.ProblemType;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Routes of the technician's console. The page loads only files of this server, and runs no inline
 * script or style.
 *
 * <p>The paths of the files contain the version of all of them, so that browsers can keep them
 * forever; the page itself is revalidated. Files of another version are those of this server,
 * uncached: while servers are replaced one by one, page and files may come from different ones.
 */
public final class Console {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
          + "img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  private static final String REVALIDATED = "no-cache";
  private static final String FOREVER = "public, max-age=31536000, immutable";

  public void register(RouteTable routes) {
    routes.get("/console", Console::page);
    routes.get("/console/{version}/{file}", ctx -> file(ctx, ctx.pathParam("file")));
    routes.get(
        "/console/{version}/{folder}/{file}",
        ctx -> file(ctx, ctx.pathParam("folder") + "/" + ctx.pathParam("file")));
  }

  /** Registers a redirection from the root. */
  public static void registerAtRoot(RouteTable routes) {
    // Relative, since a proxy may serve the root below a prefix.
    routes.get("/", ctx -> ctx.redirect("console"));
  }

  private static void page(Context ctx) throws IOException {
    if (ctx.path().endsWith("/")) {
      // With a slash at the end, the page's relative references would not resolve.
      ctx.redirect("../console");
      return;
    }
    ConsoleFiles files = ConsoleFiles.instance();
    String tag = "W/\"" + files.version() + "\"";
    ctx.header(Header.ETAG, tag);
    if (ETags.match(Collections.list(ctx.req().getHeaders(Header.IF_NONE_MATCH)), tag)) {
      // Browsers replace the headers of the stored page by these.
      secure(ctx, REVALIDATED);
      Responses.sendNotModified(ctx);
      return;
    }
    send(ctx, files.page(), REVALIDATED);
  }

  private static void file(Context ctx, String name) {
    ConsoleFiles files = ConsoleFiles.instance();
    ConsoleFiles.@Nullable File file = files.file(name);
    if (file == null) {
      throw new ProblemException(ProblemType.NO_SUCH_PATH, "There is nothing at this path.");
    }
    boolean current = ctx.pathParam("version").equals(files.version());
    send(ctx, file, current ? FOREVER : "no-store");
  }

  private static void send(Context ctx, ConsoleFiles.File file, String caching) {
    secure(ctx, caching).status(200).contentType(file.contentType()).result(file.body());
  }

  private static Context secure(Context ctx, String caching) {
    return ctx.header(Header.CACHE_CONTROL, caching)
        .header(Header.CONTENT_SECURITY_POLICY, POLICY)
        .header("Referrer-Policy", "no-referrer");
  }
}
