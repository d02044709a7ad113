package io.technicianviews.http.internal.server;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.technicianviews.http.internal.json.Json;

/** Routes of the liveness and readiness checks. */
final class Health {

  private final Runnable readiness;

  Health(Runnable readiness) {
    this.readiness = readiness;
  }

  /** Reports that the process responds; checks nothing else. */
  void live(Context ctx) {
    respond(ctx, "live");
  }

  /** Reports whether the database is available. */
  void ready(Context ctx) {
    readiness.run();
    respond(ctx, "ready");
  }

  private static void respond(Context ctx, String status) {
    ctx.status(200)
        .contentType(Json.CONTENT_TYPE)
        .header(Header.CACHE_CONTROL, "no-store")
        .result("{\"status\":\"" + status + "\"}");
  }
}
