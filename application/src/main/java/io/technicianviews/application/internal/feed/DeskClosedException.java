package io.technicianviews.application.internal.feed;

/** A subscription to a helpdesk that was closed. */
final class DeskClosedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  DeskClosedException() {
    super("the helpdesk is closed");
  }
}
