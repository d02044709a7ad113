package io.technicianviews.application.internal.feed;

/** Somebody wants to hear of changes from a desk that was closed. */
final class DeskClosedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  DeskClosedException() {
    super("the desk is closed");
  }
}
