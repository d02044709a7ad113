package io.technicianviews.domain.port;

/** Thrown when an operation does not complete within the timeout that the caller set. */
public class DeadlineExceededException extends DeskUnavailableException {

  private static final long serialVersionUID = 1L;

  public DeadlineExceededException(String message) {
    super(message);
  }

  public DeadlineExceededException(String message, Throwable cause) {
    super(message, cause);
  }
}
