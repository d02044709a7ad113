package io.technicianviews.http.auth;

import io.technicianviews.domain.port.DeskUnavailableException;

/** The issuer's keys could not be fetched, so no token can be told valid or invalid. */
public final class KeysUnavailableException extends DeskUnavailableException {

  private static final long serialVersionUID = 1L;

  KeysUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
