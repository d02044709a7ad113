package io.technicianviews.bootstrap.servicenow.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reports that a file has an unknown format, or cannot be read to its end. */
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

  /** The error in the file. */
  public String reason() {
    return reason;
  }
}
