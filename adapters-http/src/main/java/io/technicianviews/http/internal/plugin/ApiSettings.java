package io.technicianviews.http.internal.plugin;

import io.micrometer.core.instrument.MeterRegistry;
import io.technicianviews.http.HttpSettings;
import io.technicianviews.http.internal.route.BasePath;
import io.technicianviews.http.internal.signalr.HubTimeouts;

/**
 * Settings of the routes of the API.
 *
 * @param http of which the routes do not use what concerns connections
 */
public record ApiSettings(
    BasePath base,
    HttpSettings http,
    HubTimeouts hubTimeouts,
    MeterRegistry meters,
    boolean documentation) {}
