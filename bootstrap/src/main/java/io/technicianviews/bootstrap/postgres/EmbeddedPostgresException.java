package io.technicianviews.bootstrap.postgres;

import org.jspecify.annotations.Nullable;

/**
 * Reports that the embedded PostgreSQL cannot be started, used or stopped. The message is for the
 * operator: it names the problem and what the operator can do. It never contains the password.
 */
public final class EmbeddedPostgresException extends RuntimeException {
  EmbeddedPostgresException(String message) {
    this(message, null);
  }

  EmbeddedPostgresException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
