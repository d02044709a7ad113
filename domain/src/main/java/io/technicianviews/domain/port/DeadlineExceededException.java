package io.technicianviews.domain.port;

/** The answer was not there within the time that the caller gave it. */
public class DeadlineExceededException extends DeskUnavailableException {

  private static final long serialVersionUID = 1L;

  public DeadlineExceededException(String message) {
    super(message);
  }

  public DeadlineExceededException(String message, Throwable cause) {
    super(message, cause);
  }
}
