package io.technicianviews.http.internal.server;

import io.javalin.config.JavalinState;
import io.javalin.plugin.Plugin;
import io.javalin.plugin.PluginPriority;
import io.technicianviews.http.ServerOperations;
import io.technicianviews.http.internal.console.Console;
import io.technicianviews.http.internal.origin.Cors;
import io.technicianviews.http.internal.plugin.Docs;
import io.technicianviews.http.internal.problem.ErrorMapper;
import io.technicianviews.http.internal.route.BasePath;
import io.technicianviews.http.internal.route.RouteTable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The routes of the server besides the API: health, metrics, documentation, console, unknown paths.
 */
final class OperationRoutes extends Plugin<Object> {

  private final ServerOperations serverOperations;
  private final Cors cors;
  private final ErrorMapper errorMapper;
  private final Metrics metrics;
  private final boolean console;
  private @Nullable RouteTable routes;

  OperationRoutes(
      ServerOperations serverOperations,
      Cors cors,
      ErrorMapper errorMapper,
      Metrics metrics,
      boolean console) {
    this.serverOperations = serverOperations;
    this.cors = cors;
    this.errorMapper = errorMapper;
    this.metrics = metrics;
    this.console = console;
  }

  @Override
  public void onInitialize(JavalinState state) {
    RouteTable table = new RouteTable(state.routes, BasePath.ROOT, cors, errorMapper);
    Health health = new Health(serverOperations.readiness());
    state.router.javaLangErrorHandler(errorMapper::write);
    state.requestLogger.http(metrics::count);
    table.get("/health/live", health::live);
    table.get("/health/ready", health::ready);
    table.get("/metrics", metrics::scrape);
    new Docs().register(table);
    if (console) {
      new Console().register(table);
      Console.registerAtRoot(table);
    }
    routes = table;
  }

  /** Registers the response to all paths that neither the API nor the server has. */
  @Override
  public void onStart(JavalinState state) {
    Objects.requireNonNull(routes).registerRemaining("*");
  }

  /** After the API, whose paths this must not hide. */
  @Override
  public PluginPriority priority() {
    return PluginPriority.LATE;
  }
}
