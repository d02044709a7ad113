package io.technicianviews.http.internal.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;

/** Metrics of event streams. */
public final class SseMetrics {

  private static final String PREFIX = "technician.views.sse.";

  private final MeterProvider<Counter> events;
  private final MeterProvider<Counter> ends;

  public SseMetrics(MeterRegistry registry, StreamRegistry streams) {
    Gauge.builder(PREFIX + "streams", streams, StreamRegistry::count)
        .description("Open event streams")
        .register(registry);
    events =
        Counter.builder(PREFIX + "events")
            .description("Events sent, by name; heartbeats are not counted")
            .withRegistry(registry);
    ends =
        Counter.builder(PREFIX + "closed")
            .description("Streams closed, by reason: left, unavailable, or that of the end event")
            .withRegistry(registry);
  }

  void sent(String event) {
    events.withTag("event", event).increment();
  }

  void ended(String reason) {
    ends.withTag("reason", reason).increment();
  }
}
