package io.technicianviews.bootstrap.postgres;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;

/**
 * The shared file lock of every process that uses a server; it ends with its process. A process has
 * at most one per data directory, and checks for other holders only after it released its own:
 * closing any channel of a file releases all locks that the process has on the file. Callers hold
 * the {@link ProcessLock}.
 */
record UsageLock(FileChannel channel) implements Closeable {
  static UsageLock acquire(DataDirectory dataDirectory) throws IOException {
    FileChannel channel = ProcessLock.openLock(dataDirectory.usageLock());
    channel.lock(0, Long.MAX_VALUE, true);
    return new UsageLock(channel);
  }

  static boolean isHeldByAnotherProcess(DataDirectory dataDirectory) throws IOException {
    try (FileChannel channel = ProcessLock.openLock(dataDirectory.usageLock());
        FileLock exclusive = channel.tryLock()) {
      return exclusive == null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
