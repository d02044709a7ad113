package io.technicianviews.domain.port;

/**
 * Thrown when the infrastructure behind a port responds and refuses the access: a wrong password,
 * an unknown database, a missing privilege. A retry fails until the configuration changes.
 */
public class DeskAccessDeniedException extends DeskUnavailableException {

  private static final long serialVersionUID = 1L;

  public DeskAccessDeniedException(String message, Throwable cause) {
    super(message, cause);
  }

  public DeskAccessDeniedException(String message) {
    super(message);
  }
}
