package io.technicianviews.bootstrap.wiring;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** Creates meter registries. */
public final class MeterRegistries {

  private MeterRegistries() {}

  /** Creates a Prometheus registry with the meters of the JVM and the process. */
  public static PrometheusMeterRegistry registry() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    bindGarbageCollection(registry);
    return registry;
  }

  /** Never closed: the registry lives as long as the process. */
  @SuppressWarnings("resource")
  private static void bindGarbageCollection(PrometheusMeterRegistry registry) {
    new JvmGcMetrics().bindTo(registry);
  }
}
