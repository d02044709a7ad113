package io.technicianviews.domain.message;

import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.time.StoredTime;
import java.time.Instant;

/**
 * A message in a request.
 *
 * @param sequenceNumber the position in the request: 1, 2, 3 ... without gaps
 * @param createdAt truncated to microseconds
 */
public record ChatMessage(
    long id, int sequenceNumber, String content, PersonName sender, Instant createdAt) {

  public ChatMessage {
    createdAt = StoredTime.of(createdAt);
  }
}
