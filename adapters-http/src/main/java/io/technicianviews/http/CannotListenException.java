package io.technicianviews.http;

/**
 * Failure to listen on the configured address: the port is in use, or the address does not belong
 * to this machine.
 */
public final class CannotListenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CannotListenException(String message, Throwable cause) {
    super(message, cause);
  }
}
