package io.technicianviews.domain.port;

/**
 * The infrastructure behind a port is in trouble: a database that does not answer, a connection
 * that broke. It says nothing about whether what was asked for exists; asking again later may
 * succeed.
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
