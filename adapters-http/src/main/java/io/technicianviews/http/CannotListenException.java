package io.technicianviews.http;

/** The server could not listen where it was told to: the port is in use, or not this machine's. */
public final class CannotListenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CannotListenException(String message, Throwable cause) {
    super(message, cause);
  }
}
