package io.technicianviews.http.internal.server;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import io.technicianviews.http.ServerOperations;
import io.technicianviews.http.internal.protocol.HttpMethods;
import io.technicianviews.http.internal.stream.StreamRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Timer of calls by route and status, and the route that exports all meters. */
final class Metrics {

  /** The tags of a timer, which have few values: the path is the declared one of a route. */
  private record CallTags(String method, String path, int status) {}

  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";
  private static final float NANOS_PER_MILLI = 1_000_000f;

  private final ServerOperations serverOperations;
  private final MeterProvider<Timer> calls;

  /** The timers in use: the registry takes longer to find one than to record a call. */
  private final Map<CallTags, Timer> timers = new ConcurrentHashMap<>();

  Metrics(ServerOperations serverOperations) {
    this.serverOperations = serverOperations;
    calls =
        Timer.builder("http.server.requests")
            .description("Calls by route, and how long they took until the response was complete")
            .serviceLevelObjectives(
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                Duration.ofMillis(25),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5))
            .withRegistry(serverOperations.meters());
  }

  /**
   * Records a call under the declared path of its route, so that ids do not create new time series.
   */
  void count(Context ctx, float millis) {
    if (StreamRegistry.isExcludedFromTimer(ctx)) {
      return;
    }
    @Nullable Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
    count(
        HttpMethods.known(ctx.method().name()),
        endpoint == null || endpoint.path.endsWith("*") ? "none" : endpoint.path,
        ctx.statusCode(),
        (long) (millis * NANOS_PER_MILLI));
  }

  /**
   * Records a call.
   *
   * @param path the declared path of its route
   */
  void count(String method, String path, int status, long nanos) {
    timers
        .computeIfAbsent(new CallTags(method, path, status), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(CallTags call) {
    String status = Integer.toString(call.status());
    return calls.withTags(
        Tags.of("method", call.method(), "uri", call.path(), "status", status)
            .and(Outcome.forStatus(call.status()).asTag()));
  }

  void scrape(Context ctx) {
    ctx.status(200)
        .contentType(TEXT_FORMAT)
        .header(Header.CACHE_CONTROL, "no-store")
        .result(serverOperations.metrics().get());
  }
}
