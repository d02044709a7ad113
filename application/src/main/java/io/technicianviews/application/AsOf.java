package io.technicianviews.application;

import java.time.Instant;

/**
 * A result and the instant whose state it shows.
 *
 * @param value the same instance for as long as the result is cached and valid
 */
public record AsOf<T>(T value, Instant asOf) {}
