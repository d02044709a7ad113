package io.technicianviews.http.auth;

import io.technicianviews.domain.port.DeskUnavailableException;

/** Failure to fetch the issuer's keys, without which tokens cannot be verified. */
public final class KeysUnavailableException extends DeskUnavailableException {

  private static final long serialVersionUID = 1L;

  KeysUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
