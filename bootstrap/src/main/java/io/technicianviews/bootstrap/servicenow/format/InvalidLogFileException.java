package io.technicianviews.bootstrap.servicenow.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file is not such a log, or cannot be read to its end. */
public final class InvalidLogFileException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  InvalidLogFileException(String reason) {
    this(reason, null);
  }

  InvalidLogFileException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /** What is wrong with it. */
  public String reason() {
    return reason;
  }
}
