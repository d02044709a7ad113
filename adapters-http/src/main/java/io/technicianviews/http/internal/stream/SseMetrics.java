package io.technicianviews.http.internal.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what is told live. */
public final class SseMetrics {

  private static final String PREFIX = "technician.views.sse.";

  private final MeterProvider<Counter> events;
  private final MeterProvider<Counter> ends;

  public SseMetrics(MeterRegistry registry, StreamRegistry streams) {
    Gauge.builder(PREFIX + "streams", streams, StreamRegistry::count)
        .description("Streams that are open")
        .register(registry);
    events =
        Counter.builder(PREFIX + "events")
            .description("Events that were sent, by name; heartbeats are not counted")
            .withRegistry(registry);
    ends =
        Counter.builder(PREFIX + "closed")
            .description("Streams that are over, by reason: left, unavailable, or what was told")
            .withRegistry(registry);
  }

  void sent(String event) {
    events.withTag("event", event).increment();
  }

  void ended(String reason) {
    ends.withTag("reason", reason).increment();
  }
}
