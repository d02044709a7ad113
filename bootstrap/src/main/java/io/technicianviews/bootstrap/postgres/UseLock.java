package io.technicianviews.bootstrap.postgres;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.jspecify.annotations.Nullable;

/**
 * This process's sign that it uses the server of a home, which the operating system takes down when the process ends in
 * whatever way. There must be at most one of a home in a process, because closing any channel of a file releases all locks
 * that the process has on it. Used inside of the gate only.
 */
record UseLock(FileChannel channel) implements Closeable {
  static UseLock of(Home home) throws IOException {
    return new UseLock(Gate.lockFile(home.inUse()));
  }

  /** Whether no other process uses the server. This one is not seen as a user any more, until it shares again. */
  boolean isAlone() throws IOException {
    try (FileLock mine = null) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
