package io.technicianviews.domain.port;

/**
 * Thrown when the infrastructure behind a port fails: a database does not respond, a connection
 * breaks. It does not mean that the requested data is absent; a retry may succeed, unless it is a
 * {@link DeskAccessDeniedException}.
 */
public class DeskUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DeskUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  public DeskUnavailableException(String message) {
    super(message);
  }
}
