package io.technicianviews.bootstrap.postgres;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;

/**
 * This process's sign that it uses the server of a home, which the operating system takes down when
 * the process ends in whatever way. A process has at most one of a home, and looks for others only
 * without it: closing any channel of a file releases all locks that the process has on it. Used
 * inside of the gate only.
 */
record UsageLock(FileChannel channel) implements Closeable {
  static UsageLock take(DataDirectory dataDirectory) throws IOException {
    FileChannel channel = ProcessLock.openLock(dataDirectory.inUse());
    channel.lock(0, Long.MAX_VALUE, true);
    return new UsageLock(channel);
  }

  static boolean isHeldByAnotherProcess(DataDirectory dataDirectory) throws IOException {
    try (FileChannel channel = ProcessLock.openLock(dataDirectory.inUse());
        FileLock alone = channel.tryLock()) {
      return alone == null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
