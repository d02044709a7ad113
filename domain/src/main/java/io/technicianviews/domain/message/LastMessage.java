package io.technicianviews.domain.message;

import java.time.Instant;

/**
 * The newest message of a request, as a list shows it.
 *
 * @param content at most {@value #MAX_LENGTH} characters of the text
 */
public record LastMessage(
    String content, String senderName, Instant createdAt, int sequenceNumber) {

  /** Where a list cuts a message, in characters (Unicode code points). */
  public static final int MAX_LENGTH = 200;

  public LastMessage {
    if (content.codePointCount(0, content.length()) > MAX_LENGTH) {
      content = content.substring(0, content.offsetByCodePoints(0, MAX_LENGTH));
    }
  }
}
