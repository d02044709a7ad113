package io.technicianviews.http.internal.protocol;

/** How large a request may be. */
public final class HttpLimits {

  /** Request line and headers together. */
  public static final int MAX_HEADER_BYTES = 16 * 1024;

  /**
   * A body. It lets through every text that the character limits allow: the longest, a subject and
   * a description, have 10,255 characters, and a character has at most four code units before
   * normalization, each of them six bytes as an escape.
   */
  public static final int MAX_BODY_BYTES = 256 * 1024;

  private HttpLimits() {}
}
