package io.technicianviews.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.function.Supplier;

/**
 * Health and metrics of the server, for its operator.
 *
 * @param readiness returns if the database is available, and throws {@link
 *     io.technicianviews.domain.port.DeskUnavailableException} otherwise; must be bounded in time
 *     and thread-safe
 * @param meters registry of the meters of the HTTP server
 * @param metrics supplies all meters in the Prometheus text format
 */
public record ServerOperations(Runnable readiness, MeterRegistry meters, Supplier<String> metrics) {

  /** Returns operations with Micrometer's global registry; {@code /metrics} is empty. */
  public static ServerOperations of(Runnable readiness) {
    return new ServerOperations(readiness, Metrics.globalRegistry, () -> "");
  }
}
