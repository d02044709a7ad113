package io.technicianviews.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.function.Supplier;

/**
 * What whoever runs the server may ask of it.
 *
 * @param readiness returns if the desk can be asked now, and throws {@link
 *     io.technicianviews.domain.port.DeskUnavailableException} if not; it must end by itself, and
 *     may be called by several threads
 * @param meters where calls are counted
 * @param metrics all meters, in the text format of Prometheus
 */
public record ServerOperations(Runnable readiness, MeterRegistry meters, Supplier<String> metrics) {

  /** With meters in Micrometer's global registry, which are not told here. */
  public static ServerOperations of(Runnable readiness) {
    return new ServerOperations(readiness, Metrics.globalRegistry, () -> "");
  }
}
