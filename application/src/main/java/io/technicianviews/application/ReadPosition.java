package io.technicianviews.application;

import java.time.Instant;

/**
 * The read position of a person in a request.
 *
 * @param upTo the number of the last message that the person has read; 0 if there is none
 */
public record ReadPosition(int upTo, Instant asOf) {}
