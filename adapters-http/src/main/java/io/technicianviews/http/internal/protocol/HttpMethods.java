package io.technicianviews.http.internal.protocol;

import java.util.List;

/** The methods that are told apart. */
public final class HttpMethods {

  /** Every method that is not {@link #KNOWN}. */
  static final String OTHER = "OTHER";

  /** In the order in which {@code Allow} lists them. */
  public static final List<String> KNOWN =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private HttpMethods() {}

  /** The method, or {@link #OTHER}: clients may invent any number of methods. */
  public static String known(String method) {
    return KNOWN.contains(method) ? method : OTHER;
  }
}
