package io.technicianviews.http.internal.server;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.technicianviews.http.internal.json.Json;

/** Tells whoever runs the server how it is. */
final class Health {

  private final Runnable readiness;

  Health(Runnable readiness) {
    this.readiness = readiness;
  }

  /** The process answers; nothing else is asked. */
  void live(Context ctx) {
    say(ctx, "live");
  }

  /** The desk answers, too. */
  void ready(Context ctx) {
    readiness.run();
    say(ctx, "ready");
  }

  private static void say(Context ctx, String status) {
    ctx.status(200)
        .contentType(Json.CONTENT_TYPE)
        .header(Header.CACHE_CONTROL, "no-store")
        .result("{\"status\":\"" + status + "\"}");
  }
}
