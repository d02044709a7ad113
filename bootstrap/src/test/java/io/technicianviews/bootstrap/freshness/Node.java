package io.technicianviews.bootstrap.freshness;

/**
 * An instance of the desk that executes queries and commands: a server, or a desk in this process.
 * Its methods throw an {@link java.io.UncheckedIOException} if the server does not respond.
 */
public interface Node {

  /** Reads the page of all requests of the two units, with its counts. */
  ObservedPage readPage();

  /** Changes a request to a state. Returns after the response. */
  void change(long request, ObservedPage.RowState to);
}
