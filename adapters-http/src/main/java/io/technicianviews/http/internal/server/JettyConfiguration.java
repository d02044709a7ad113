package io.technicianviews.http.internal.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.plugin.Plugin;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import io.technicianviews.http.CallerResolver;
import io.technicianviews.http.CannotListenException;
import io.technicianviews.http.HttpSettings;
import io.technicianviews.http.ServerOperations;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.http.internal.origin.Cors;
import io.technicianviews.http.internal.plugin.CachedCalls;
import io.technicianviews.http.internal.problem.ErrorMapper;
import io.technicianviews.http.internal.protocol.HttpLimits;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Configuration of Jetty: sockets, threads and limits. */
public final class JettyConfiguration {

  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

  private final HttpSettings settings;
  private final JettyErrorHandler errors;
  private final CachedCallHandler cachedCalls;
  private final ConnectionMonitor connections;

  private JettyConfiguration(
      HttpSettings settings,
      JettyErrorHandler errors,
      CachedCallHandler cachedCalls,
      ConnectionMonitor connections) {
    this.settings = settings;
    this.errors = errors;
    this.cachedCalls = cachedCalls;
    this.connections = connections;
  }

  /**
   * Creates a server, which does not listen yet.
   *
   * @param knownCallers returns the caller of a call by its {@code Authorization} headers, without
   *     waiting; empty if they are not known
   * @param api registers the routes of the API
   * @param cachedCalls routes that the server answers itself; read when it starts
   */
  public static Javalin javalin(
      HttpSettings settings,
      ServerOperations serverOperations,
      CallerResolver callers,
      Function<List<String>, OptionalLong> knownCallers,
      Plugin<?> api,
      Supplier<CachedCalls> cachedCalls) {
    Metrics metrics = new Metrics(serverOperations);
    ErrorMapper errorMapper = new ErrorMapper(new Json(settings.jsonCase()), callers);
    Cors cors = new Cors(settings.corsOrigins());
    JettyConfiguration jettyConfiguration =
        new JettyConfiguration(
            settings,
            new JettyErrorHandler(errorMapper, cors),
            new CachedCallHandler(cachedCalls, knownCallers, metrics),
            new ConnectionMonitor(
                settings.maxConnections(), settings.clientTimeouts(), serverOperations.meters()));
    return Javalin.create(
        config -> {
          jettyConfiguration.configure(config);
          config.registerPlugin(api);
          config.registerPlugin(
              new OperationRoutes(
                  serverOperations, cors, errorMapper, metrics, settings.console()));
        });
  }

  /**
   * Starts to listen.
   *
   * @throws CannotListenException if the address or the port is not available
   */
  public static void start(Javalin javalin, HttpSettings settings) {
    String address = settings.bindAddress() + ":" + settings.port();
    try {
      javalin.start();
    } catch (JavalinBindException e) {
      throw new CannotListenException("cannot listen on " + address + ": it is in use", e);
    } catch (JavalinException e) {
      throw new CannotListenException("cannot listen on " + address, e);
    }
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.GZIP;
    config.jetty.threadPool = threads();
    config.jetty.addConnector(this::connector);
    config.jetty.modifyHttpConfiguration(JettyConfiguration::limit);
    config.jetty.modifyServer(this::limit);
    config.jetty.modifyServletContextHandler(this::handleErrors);
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool pool = new QueuedThreadPool();
    pool.setName("http");
    pool.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-call-"));
    return pool;
  }

  private Connector connector(Server server, HttpConfiguration configuration) {
    BatchingConnector connector =
        new BatchingConnector(server, new HttpConnectionFactory(configuration));
    connector.addEventListener(connections);
    connector.setHost(settings.bindAddress());
    connector.setPort(settings.port());
    connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    return connector;
  }

  private static void limit(HttpConfiguration configuration) {
    configuration.setRequestHeaderSize(HttpLimits.MAX_HEADER_BYTES);
    configuration.setUriCompliance(UriCompliance.DEFAULT);
    configuration.setSendServerVersion(false);
  }

  private void limit(Server server) {
    server.insertHandler(cachedCalls);
    server.insertHandler(new RequestFilter());
    server.insertHandler(new GracefulHandler());
    server.setStopTimeout(settings.shutdownGrace().toMillis());
    server.setErrorHandler(errors);
    server.insertHandler(connections);
    if (settings.accessLog()) {
      AccessLog accessLog = new AccessLog();
      server.insertHandler(accessLog);
      server.setRequestLog(accessLog);
    }
  }

  private void handleErrors(ServletContextHandler context) {
    context.setErrorHandler(errors);
  }
}
