package io.technicianviews.http.internal.protocol;

import java.util.List;

/** HTTP methods that routing and metrics distinguish. */
public final class HttpMethods {

  /** Replacement of every method that is not {@link #KNOWN}. */
  static final String OTHER = "OTHER";

  /** Known methods in the order of {@code Allow}. */
  public static final List<String> KNOWN =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private HttpMethods() {}

  /**
   * Returns the method if it is known, otherwise {@link #OTHER}: clients can send arbitrary
   * methods.
   */
  public static String known(String method) {
    return KNOWN.contains(method) ? method : OTHER;
  }
}
