package io.technicianviews.http.internal.protocol;

import java.util.List;
import java.util.Set;

/** HTTP methods that routing and metrics distinguish. */
public final class HttpMethods {

  /** Replacement of every method that is not {@link #KNOWN}. */
  public static final String OTHER = "OTHER";

  /** Known methods in the order of {@code Allow}. */
  public static final List<String> KNOWN =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  private HttpMethods() {}

  /** Returns whether calls with this method change nothing. */
  public static boolean isSafe(String method) {
    return SAFE.contains(method);
  }

  /**
   * Returns the method if it is known, otherwise {@link #OTHER}: clients can send arbitrary
   * methods.
   */
  public static String known(String method) {
    return KNOWN.contains(method) ? method : OTHER;
  }
}
