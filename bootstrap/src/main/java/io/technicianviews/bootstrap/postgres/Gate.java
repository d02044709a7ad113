package io.technicianviews.bootstrap.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;

/**
 * The door of a home: one process at a time joins or leaves. The lock is the operating system's, so that it ends with its
 * process. One thread at a time of a process may come here, because the lock is the whole process's.
 */
record Gate(FileChannel channel) implements Closeable {
  static Gate enter(Home home) throws IOException {
    FileChannel channel = lockFile(home.gate());
    channel.lock();
    return new Gate(channel);
  }

  static FileChannel lockFile(Path file) throws IOException {
    return FileChannel.open(file, Set.of(CREATE, READ, WRITE), PrivateFiles.FILE);
  }

  /** Gives the lock back. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
