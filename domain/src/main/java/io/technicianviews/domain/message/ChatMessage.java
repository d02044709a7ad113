package io.technicianviews.domain.message;

import io.technicianviews.domain.people.PersonName;
import java.time.Instant;

/**
 * A text that somebody wrote in a request.
 *
 * @param sequenceNumber 1, 2, 3 ... within its request
 */
public record ChatMessage(
    long id, int sequenceNumber, String content, PersonName sender, Instant createdAt) {}
