package io.technicianviews.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is told to listeners for as long as they listen, or until the server ends. Thread-safe. */
final class OpenStreams implements AutoCloseable {

  /** One of them; closing it says that it is over. */
  @FunctionalInterface
  interface Open extends AutoCloseable {
    @Override
    void close();
  }

  private final Set<AutoCloseable> streams = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Open add(AutoCloseable stream) {
    streams.add(stream);
    if (closed) {
      close();
    }
    return () -> streams.remove(stream);
  }

  int count() {
    return streams.size();
  }

  /** Ends them all; those that come later too. */
  @Override
  public void close() {
    closed = true;
    for (AutoCloseable stream : streams) {
      try {
        stream.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
