package io.technicianviews.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.http.CallerResolution.Unauthenticated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;

/**
 * An application with routes, sessions, exception handlers and error pages of its own, and a client
 * with a cookie jar.
 */
final class HostApp implements AutoCloseable {

  /** Identifies callers by the session of the application. */
  static final CallerResolver SESSIONS =
      ctx -> {
        Long personId = ctx.sessionAttribute("person");
        return personId == null
            ? new Unauthenticated("Log in at /login.")
            : CallerResolution.personByCookie(personId)
                .rechecked(
                    () ->
                        HostApp.loggedOut
                            ? new Unauthenticated("Log in again at /login.")
                            : CallerResolution.personByCookie(personId));
      };

  /** Whether the session of the only user has ended. */
  static volatile boolean loggedOut;

  private final Javalin javalin;
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  private HostApp(Javalin javalin) {
    this.javalin = javalin;
  }

  /** Starts the application. */
  static HostApp start(Consumer<JavalinConfig> plugins) {
    loggedOut = false;
    return new HostApp(
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.startup.startupWatcherEnabled = false;
                  config.concurrency.useVirtualThreads = true;
                  plugins.accept(config);
                  config.routes.get("/", ctx -> ctx.html("<h1>Host</h1>"));
                  config.routes.get("/docs", ctx -> ctx.html("<h1>Manual</h1>"));
                  config.routes.get("/helpdesk/own", ctx -> ctx.result("own"));
                  config.routes.get(
                      "/fails",
                      ctx -> {
                        throw new IllegalStateException("host");
                      });
                  config.routes.post(
                      "/login",
                      ctx -> {
                        ctx.sessionAttribute("person", Long.valueOf(ctx.body()));
                        ctx.status(204);
                      });
                  config.routes.exception(
                      Exception.class, (e, ctx) -> ctx.status(500).html("<h1>Oops</h1>"));
                  config.routes.error(404, ctx -> ctx.html("<h1>Lost</h1>"));
                  config.routes.error(403, ctx -> ctx.html("<h1>No</h1>"));
                  config.routes.after(ctx -> ctx.header("X-Host", "after"));
                })
            .start("127.0.0.1", 0));
  }

  static HostApp withSessions(ServiceDesk desk) {
    return start(
        config ->
            config.registerPlugin(
                TechnicianViewsPlugin.of(desk, SESSIONS, api -> api.prefix = "/helpdesk")));
  }

  int port() {
    return javalin.port();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofString());
  }

  <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.send(request.build(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void logIn(long personId) {
    send(request("/login").POST(BodyPublishers.ofString(Long.toString(personId))));
  }

  /** Returns the session cookie, for clients without the jar. */
  String cookie() {
    CookieManager cookies = (CookieManager) http.cookieHandler().orElseThrow();
    return cookies.getCookieStore().getCookies().getFirst().toString();
  }

  void stop() {
    javalin.stop();
  }

  @Override
  public void close() {
    http.shutdownNow();
    stop();
  }
}
