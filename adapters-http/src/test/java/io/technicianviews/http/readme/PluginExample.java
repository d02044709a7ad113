package io.technicianviews.http.readme;

import io.javalin.Javalin;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.http.CallerResolution;
import io.technicianviews.http.CallerResolver;
import io.technicianviews.http.TechnicianViewsPlugin;
import java.util.Map;

/** An application whose callers have API keys. */
final class PluginExample {

  private PluginExample() {}

  static Javalin start(ServiceDesk desk, Map<String, Long> personIdsByKey) {
    // README: plugin
    CallerResolver callers =
        ctx -> {
          String key = ctx.header("X-Api-Key");
          if (key == null) {
            return new CallerResolution.Unauthenticated("Send the header X-Api-Key.");
          }
          Long personId = personIdsByKey.get(key);
          return personId == null
              ? new CallerResolution.InvalidCredentials("This API key has been revoked.")
              : CallerResolution.person(personId);
        };

    Javalin app =
        Javalin.create(
            config -> {
              config.concurrency.useVirtualThreads = true;
              config.routes.get("/", ctx -> ctx.html("<h1>Intranet</h1>"));
              config.registerPlugin(
                  TechnicianViewsPlugin.of(desk, callers, api -> api.prefix = "/helpdesk"));
            });
    // README: end
    return app.start("127.0.0.1", 0);
  }
}
