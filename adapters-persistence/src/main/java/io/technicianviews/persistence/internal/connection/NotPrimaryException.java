package io.technicianviews.persistence.internal.connection;

import io.technicianviews.domain.port.DeskUnavailableException;

/**
 * A connection leads to a server that takes no writes. A new connection may lead to another server.
 */
public final class NotPrimaryException extends DeskUnavailableException {

  private static final long serialVersionUID = 1L;

  NotPrimaryException(String message) {
    super(message);
  }
}
