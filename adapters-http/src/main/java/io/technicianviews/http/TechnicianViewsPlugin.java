package io.technicianviews.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.JavalinState;
import io.javalin.plugin.Plugin;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.http.internal.plugin.Api;
import io.technicianviews.http.internal.plugin.ApiSettings;
import io.technicianviews.http.internal.route.BasePath;
import io.technicianviews.http.internal.signalr.HubTimeouts;
import io.technicianviews.json.JsonCase;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Javalin plugin with the routes of the API, in an application with routes of its own: {@code
 * config.registerPlugin(TechnicianViewsPlugin.of(desk, callers, api -> api.prefix = "/helpdesk"))}.
 * An application can register several, each below another prefix.
 *
 * <p>The plugin owns {@code /api/v1} and {@code /hubs} below the prefix, and, unless {@link
 * Config#documentation} is false, {@code /openapi.yaml} and {@code /docs}, and, if {@link
 * Config#console} is true, {@code /console}. There, failures, unknown paths and unsupported methods
 * are answered with problems, whatever exception handlers and error pages the application has;
 * everywhere else the application's apply. Its own routes there win if they are registered before
 * the plugin, or at paths that the API does not have. Its {@code before} and {@code after} handlers
 * run in both.
 *
 * <p><b>Cookies.</b> Changes by a caller whom a cookie identifies are refused if they come from
 * another site, see {@link CallerResolver}. The application sets its session cookie with {@code
 * HttpOnly}, {@code Secure} and {@code SameSite}, and does not let pages of other origins read its
 * responses with credentials.
 *
 * <p><b>Limits.</b> The plugin limits bodies to 256 KiB, the length of texts, and the time for
 * which a client reads an export to about two minutes. What concerns connections is the
 * application's: other time limits for slow clients, the number of connections, the size of
 * headers, graceful shutdown. An open event stream occupies a thread, so {@code
 * config.concurrency.useVirtualThreads} should be true. The idle timeout of connections must exceed
 * {@link Config#heartbeat}. {@link HttpServer} sets all of these, removes {@code
 * X-HTTP-Method-Override}, measures calls, and has health checks and {@code /metrics}.
 *
 * <p><b>Web sockets.</b> The hub requires Javalin's own Jetty server. If Javalin's servlet runs in
 * another container, connections to the hub receive status 426; everything else works.
 *
 * <p>The caller owns and closes the {@link ServiceDesk}, after the server has stopped. Streams and
 * hub connections end when the server begins to stop.
 */
public final class TechnicianViewsPlugin extends Plugin<TechnicianViewsPlugin.Config> {

  /** Settings of the plugin. Read once, when the plugin is created. */
  public static final class Config {

    /**
     * Path below which the API is mounted, such as {@code /helpdesk}, within the application's
     * context path; empty by default.
     */
    public String prefix = "";

    /** Naming convention of JSON fields; snake case by default. */
    public JsonCase jsonCase = HttpSettings.DEFAULTS.jsonCase();

    /**
     * Web origins whose pages may call the API; see {@link HttpSettings#corsOrigins()}. None by
     * default, so that the application's own policy applies.
     */
    public List<String> corsOrigins = List.of();

    /** Proxies whose headers name the own origin; none by default. See {@link HttpSettings}. */
    public TrustedProxies trustedProxies = TrustedProxies.NONE;

    /** Longest silence of an event stream; 10 seconds by default. See {@link HttpSettings}. */
    public Duration heartbeat = HttpSettings.DEFAULTS.heartbeat();

    /** How long hub connections may take to close when the server stops; 30 seconds by default. */
    public Duration shutdownGrace = HttpSettings.DEFAULTS.shutdownGrace();

    /**
     * Registry of the meters of event streams and hub connections; Micrometer's global one by
     * default. Of plugins that share a registry, only the first one's gauges are registered, and
     * Micrometer logs a warning: give each a registry of its own.
     */
    public MeterRegistry meters = Metrics.globalRegistry;

    /** Whether there are {@code /openapi.yaml} and {@code /docs}; true by default. */
    public boolean documentation = true;

    /**
     * Whether there is a console for technicians at {@code /console}; false by default. Its calls
     * carry the cookies of the application, and a token if the user enters one.
     */
    public boolean console;

    private Config() {}

    private ApiSettings settings() {
      HttpSettings http =
          HttpSettings.DEFAULTS
              .jsonCase(jsonCase)
              .corsOrigins(corsOrigins)
              .trustedProxies(trustedProxies)
              .heartbeat(heartbeat)
              .shutdownGrace(shutdownGrace)
              .console(console);
      return new ApiSettings(
          new BasePath(prefix),
          http,
          HubTimeouts.DEFAULTS,
          requireNonNull(meters, "meters"),
          documentation);
    }
  }

  private final ServiceDesk desk;
  private final CallerResolver callers;
  private final ApiSettings settings;
  private @Nullable Api api;

  private TechnicianViewsPlugin(ServiceDesk desk, CallerResolver callers, ApiSettings settings) {
    this.desk = requireNonNull(desk, "desk");
    this.callers = requireNonNull(callers, "callers");
    this.settings = settings;
  }

  /**
   * Returns a plugin at the root.
   *
   * @param callers identifies the callers; {@link CallerResolver#jwt} by tokens
   */
  public static TechnicianViewsPlugin of(ServiceDesk desk, CallerResolver callers) {
    return of(desk, callers, config -> {});
  }

  /**
   * Returns a plugin with other settings than the default ones.
   *
   * @throws IllegalArgumentException if a setting is not valid
   */
  public static TechnicianViewsPlugin of(
      ServiceDesk desk, CallerResolver callers, Consumer<Config> changes) {
    Config config = new Config();
    requireNonNull(changes, "changes").accept(config);
    return new TechnicianViewsPlugin(desk, callers, config.settings());
  }

  /** Returns the plugin of the server, which has the documentation and the console itself. */
  static TechnicianViewsPlugin of(
      ServiceDesk desk,
      CallerResolver callers,
      HttpSettings settings,
      MeterRegistry meters,
      HubTimeouts hubTimeouts) {
    ApiSettings api =
        new ApiSettings(BasePath.ROOT, settings.console(false), hubTimeouts, meters, false);
    return new TechnicianViewsPlugin(desk, callers, api);
  }

  /** Registers the routes. Called by Javalin. */
  @Override
  public void onInitialize(JavalinState state) {
    api = Api.registered(state, desk, callers, settings);
  }

  /** Registers the responses to unknown paths. Called by Javalin. */
  @Override
  public void onStart(JavalinState state) {
    api().registerRemaining(state);
  }

  @Override
  public boolean repeatable() {
    return true;
  }

  Api api() {
    return requireNonNull(api, "the plugin is not registered");
  }
}
