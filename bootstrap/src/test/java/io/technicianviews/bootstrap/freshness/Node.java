package io.technicianviews.bootstrap.freshness;

/**
 * Somewhere a desk can be asked and told: a server, or the desk itself. Its methods throw an {@link
 * java.io.UncheckedIOException} if there is no server.
 */
public interface Node {

  /** A page of all requests of the two units, with its counts. */
  Seen look();

  /** Makes a request what it shall be shown as. Returns when it is answered. */
  void change(long request, Seen.Shown to);
}
