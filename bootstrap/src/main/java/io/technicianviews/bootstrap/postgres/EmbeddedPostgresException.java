package io.technicianviews.bootstrap.postgres;

import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL cannot be had, or cannot be stopped. The message is for whoever operates
 * the server: it says what was found and what would be right. It never holds the password.
 */
public final class EmbeddedPostgresException extends RuntimeException {
  EmbeddedPostgresException(String message) {
    this(message, null);
  }

  EmbeddedPostgresException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
