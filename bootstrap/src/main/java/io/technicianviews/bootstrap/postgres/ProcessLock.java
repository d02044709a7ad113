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
 * The door of a home: of all threads of all processes one at a time joins or leaves. Between
 * processes the lock is the operating system's, so that it ends with its holder.
 */
final class ProcessLock {
  /**
   * The system's lock is the whole process's, and keeps threads of one process apart from nothing.
   */
  private static final Object WITHIN_THIS_PROCESS = new Object();

  private ProcessLock() {}

  /** What is done in the gate. */
  interface Action<T> {
    T run() throws IOException;
  }

  /**
   * Works on a thread that nobody interrupts: half a start or stop helps nobody, and an
   * interruption would close the files that hold the locks.
   */
  static <T> T inside(DataDirectory dataDirectory, Action<T> work) {
    try {
      return CompletableFuture.supplyAsync(() -> locked(dataDirectory, work), ProcessLock::start)
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static void start(Runnable work) {
    Thread.ofPlatform().name("embedded-postgres").start(work);
  }

  private static <T> T locked(DataDirectory dataDirectory, Action<T> work) {
    synchronized (WITHIN_THIS_PROCESS) {
      try (FileChannel channel = openLock(dataDirectory.gate())) {
        channel.lock();
        return work.run();
      } catch (IOException e) {
        throw PostgresErrors.of(dataDirectory, e);
      }
    }
  }

  static FileChannel openLock(Path file) throws IOException {
    return FileChannel.open(file, Set.of(CREATE, READ, WRITE), PrivateFiles.FILE);
  }
}
