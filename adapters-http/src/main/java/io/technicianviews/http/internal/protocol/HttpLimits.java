package io.technicianviews.http.internal.protocol;

/** Size limits of requests. */
public final class HttpLimits {

  /** Maximum size of the request line and headers together. */
  public static final int MAX_HEADER_BYTES = 16 * 1024;

  /**
   * Maximum size of a body. It admits every text that the character limits allow: the longest, a
   * subject and a description, have 10,255 characters, and a character has at most four code units
   * before normalization, each of them six bytes as an escape.
   */
  public static final int MAX_BODY_BYTES = 256 * 1024;

  private HttpLimits() {}
}
