package io.technicianviews.testing;

import java.util.ArrayDeque;
import java.util.Deque;

/** The servers that all tests of this JVM share; they are closed after the last test. */
public final class SharedServers {

  private static final Deque<AutoCloseable> SERVERS = new ArrayDeque<>();

  private SharedServers() {}

  /** Adds a server. */
  public static synchronized void add(AutoCloseable server) {
    SERVERS.push(server);
  }

  static synchronized void close() {
    while (!SERVERS.isEmpty()) {
      try {
        SERVERS.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
