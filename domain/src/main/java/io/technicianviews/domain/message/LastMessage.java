package io.technicianviews.domain.message;

import java.time.Instant;

/**
 * The newest message of a request, truncated for lists.
 *
 * @param content truncated to {@value #MAX_LENGTH} characters
 */
public record LastMessage(
    String content, String senderName, Instant createdAt, int sequenceNumber) {

  /** The maximum length of the content, in Unicode code points. */
  public static final int MAX_LENGTH = 200;

  public LastMessage {
    if (content.codePointCount(0, content.length()) > MAX_LENGTH) {
      content = content.substring(0, content.offsetByCodePoints(0, MAX_LENGTH));
    }
  }
}
