package io.technicianviews.http.internal.plugin;

import io.micrometer.core.instrument.MeterRegistry;
import io.technicianviews.http.TrustedProxies;
import io.technicianviews.http.internal.route.BasePath;
import io.technicianviews.http.internal.signalr.HubTimeouts;
import io.technicianviews.json.JsonCase;
import java.time.Duration;
import java.util.List;

/** Settings of the routes of the API; see {@link io.technicianviews.http.HttpSettings}. */
public record ApiSettings(
    BasePath base,
    JsonCase jsonCase,
    List<String> corsOrigins,
    TrustedProxies trustedProxies,
    Duration heartbeat,
    Duration shutdownGrace,
    HubTimeouts hubTimeouts,
    MeterRegistry meters,
    boolean documentation,
    boolean console) {

  public ApiSettings {
    corsOrigins = List.copyOf(corsOrigins);
  }
}
