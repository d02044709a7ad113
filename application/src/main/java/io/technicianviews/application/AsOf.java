package io.technicianviews.application;

import java.time.Instant;

/**
 * A result with the instant whose state it is.
 *
 * @param value the very same object for as long as the result is cached and valid
 */
public record AsOf<T>(T value, Instant asOf) {}
