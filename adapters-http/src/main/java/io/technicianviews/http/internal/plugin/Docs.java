package io.technicianviews.http.internal.plugin;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.technicianviews.http.internal.problem.ProblemException;
import io.technicianviews.http.internal.resource.ClasspathFiles;
import io.technicianviews.http.internal.route.RouteTable;
import io.technicianviews.json.ProblemType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Routes of the OpenAPI document and of the Swagger UI page. The page loads nothing from other
 * hosts.
 */
public final class Docs {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
  private static final String CSS = "text/css; charset=utf-8";

  /** A file on the classpath. */
  private record Asset(String path, String contentType) {}

  private final Map<String, Asset> files;

  public Docs() {
    // The version names the directory of the files in its jar.
    String version = new ClasspathFiles().version("swagger-ui");
    String ui = "/META-INF/resources/webjars/swagger-ui/" + version + "/";
    files =
        Map.of(
            "docs.js", new Asset(ClasspathFiles.OWN + "docs.js", JAVASCRIPT),
            "swagger-ui.css", new Asset(ui + "swagger-ui.css", CSS),
            "swagger-ui-bundle.js", new Asset(ui + "swagger-ui-bundle.js", JAVASCRIPT),
            "favicon-32x32.png", new Asset(ui + "favicon-32x32.png", "image/png"));
  }

  public void register(RouteTable routes) {
    routes.get("/openapi.yaml", Docs::specification);
    routes.get("/docs", Docs::page);
    routes.get("/docs/{file}", this::file);
  }

  private static void specification(Context ctx) {
    send(ctx, new Asset(ClasspathFiles.OWN + "openapi.yaml", "application/yaml"));
  }

  private static void page(Context ctx) {
    if (ctx.path().endsWith("/")) {
      // With a slash at the end, the page's relative references would not resolve.
      ctx.redirect("../docs");
      return;
    }
    send(ctx, new Asset(ClasspathFiles.OWN + "docs.html", "text/html; charset=utf-8"));
  }

  private void file(Context ctx) {
    @Nullable Asset file = files.get(ctx.pathParam("file"));
    if (file == null) {
      throw new ProblemException(ProblemType.NO_SUCH_PATH, "There is nothing at this path.");
    }
    send(ctx, file);
  }

  private static void send(Context ctx, Asset asset) {
    ctx.status(200)
        .contentType(asset.contentType())
        .header(Header.CACHE_CONTROL, "public, max-age=3600")
        .header(Header.CONTENT_SECURITY_POLICY, POLICY)
        .result(ClasspathFiles.open(asset.path()));
  }
}
