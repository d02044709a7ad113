package io.technicianviews.bootstrap.wiring;

import org.jspecify.annotations.Nullable;

/** What was asked for cannot be done. The message tells the operator why, and what would help. */
public final class CommandFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CommandFailedException(String message) {
    this(message, null);
  }

  public CommandFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
