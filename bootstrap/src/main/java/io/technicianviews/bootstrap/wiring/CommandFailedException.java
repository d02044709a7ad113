package io.technicianviews.bootstrap.wiring;

import org.jspecify.annotations.Nullable;

/** Reports that a command failed. The message names the reason and what the operator can do. */
public final class CommandFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CommandFailedException(String message) {
    this(message, null);
  }

  public CommandFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
