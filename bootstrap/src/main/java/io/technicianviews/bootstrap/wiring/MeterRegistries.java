package io.technicianviews.bootstrap.wiring;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** The server's meters. */
public final class MeterRegistries {

  private MeterRegistries() {}

  /** A registry that Prometheus can read, with the process's own meters. */
  public static PrometheusMeterRegistry registry() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    bindPauses(registry);
    return registry;
  }

  /** It listens to the collector for as long as the process lives, as the registry does. */
  @SuppressWarnings("resource")
  private static void bindPauses(PrometheusMeterRegistry registry) {
    new JvmGcMetrics().bindTo(registry);
  }
}
