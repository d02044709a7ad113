package io.technicianviews.http;

/** The sizes that bound what a client may send. */
final class HttpLimits {

  /** The request line and the headers together. */
  static final int MAX_HEADER_BYTES = 16 * 1024;

  static final int MAX_BODY_BYTES = 64 * 1024;

  private HttpLimits() {}
}
