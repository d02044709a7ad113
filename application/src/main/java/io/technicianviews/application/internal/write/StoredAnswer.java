package io.technicianviews.application.internal.write;

/**
 * The first response to an idempotency key, in the form in which it is stored.
 *
 * @param requestId the request whose content the response shows, and which the caller must be able
 *     to see; {@link #NONE} if they never could, so that the response shows only what they sent
 * @param rendering the response as it was returned
 */
record StoredAnswer(long requestId, String rendering) {

  /** No request. */
  static final long NONE = 0;

  private static final char END_OF_ID = '\n';

  /**
   * Reads a stored answer.
   *
   * @throws IllegalArgumentException if {@link #text} did not write it
   */
  static StoredAnswer of(String text) {
    int end = text.indexOf(END_OF_ID);
    if (end < 0) {
      throw new IllegalArgumentException("a stored answer begins with the id of its request");
    }
    return new StoredAnswer(Long.parseLong(text.substring(0, end)), text.substring(end + 1));
  }

  String text() {
    return requestId + String.valueOf(END_OF_ID) + rendering;
  }
}
