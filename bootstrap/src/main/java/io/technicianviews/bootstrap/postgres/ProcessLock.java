package io.technicianviews.bootstrap.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The exclusive lock of a data directory: one thread of one process at a time joins or leaves.
 * Between processes it is a file lock, which ends with its process.
 */
final class ProcessLock {
  /** A file lock belongs to the whole process, and does not exclude other threads of it. */
  private static final Object MONITOR = new Object();

  private ProcessLock() {}

  /** An action under the lock. */
  interface Action<T> {
    T run() throws IOException;
  }

  /**
   * Runs an action under the lock, on a thread that is never interrupted: an interrupt would leave
   * a start or stop incomplete, and would close the locked files.
   */
  static <T> T runLocked(DataDirectory dataDirectory, Action<T> action) {
    try {
      return CompletableFuture.supplyAsync(() -> call(dataDirectory, action), ProcessLock::start)
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static void start(Runnable work) {
    Thread.ofPlatform().name("embedded-postgres").start(work);
  }

  private static <T> T call(DataDirectory dataDirectory, Action<T> action) {
    synchronized (MONITOR) {
      try (FileChannel channel = openLock(dataDirectory.processLock())) {
        channel.lock();
        return action.run();
      } catch (IOException e) {
        throw PostgresErrors.of(dataDirectory, e);
      }
    }
  }

  static FileChannel openLock(Path file) throws IOException {
    return FileChannel.open(file, Set.of(CREATE, READ, WRITE), PrivateFiles.FILE);
  }
}
