package io.technicianviews.persistence.internal.connection;

import io.technicianviews.domain.port.DeskUnavailableException;

/** The server of a connection is read-only. A new connection may reach another server. */
public final class NotPrimaryException extends DeskUnavailableException {

  private static final long serialVersionUID = 1L;

  NotPrimaryException(String message) {
    super(message);
  }
}
