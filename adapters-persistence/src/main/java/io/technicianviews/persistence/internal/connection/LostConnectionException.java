package io.technicianviews.persistence.internal.connection;

import io.technicianviews.domain.port.DeskUnavailableException;

/** A connection broke before it returned a result. A new connection may reach the server. */
final class LostConnectionException extends DeskUnavailableException {

  private static final long serialVersionUID = 1L;

  LostConnectionException(DeskUnavailableException failure) {
    super(failure.getMessage(), failure);
  }
}
