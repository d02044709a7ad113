package io.technicianviews.bootstrap.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Files and directories of their owner only, from their first moment; and changes that a crash does
 * not halve.
 */
final class PrivateFiles {
  static final FileAttribute<Set<PosixFilePermission>> FILE = mode("rw-------");
  static final FileAttribute<Set<PosixFilePermission>> EXECUTABLE = mode("rwx------");
  private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY = mode("rwx------");

  private static final int MOST_TRIES = 200;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private PrivateFiles() {}

  private static FileAttribute<Set<PosixFilePermission>> mode(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  static void createDirectories(Path directory) throws IOException {
    Files.createDirectories(directory, DIRECTORY);
  }

  /**
   * Puts {@code text} into {@code file}: after a crash it holds what it held before, or all of it.
   */
  static void write(Path file, String text) throws IOException {
    Path unfinished = unfinished(file);
    Files.deleteIfExists(unfinished);
    try (FileChannel channel = FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), FILE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    finish(unfinished, file);
  }

  /**
   * Where something grows until it is {@linkplain #finish finished}; what lies there at a start was
   * interrupted.
   */
  static Path unfinished(Path path) {
    return path.resolveSibling(path.getFileName() + ".unfinished");
  }

  /** Gives {@code path} its contents in one step, for good. */
  static void finish(Path unfinished, Path path) throws IOException {
    Files.move(unfinished, path, ATOMIC_MOVE);
    force(path.resolveSibling("."));
  }

  /** Waits until a file, or a directory's entries, would outlive a power cut. */
  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, READ)) {
      channel.force(true);
    }
  }

  /**
   * Deletes all of it, even if a program that lost its parent still writes into it for a moment.
   */
  static void deleteTree(Path root) throws IOException {
    for (int tries = 1; Files.exists(root); tries++) {
      try {
        deleteNow(root);
      } catch (IOException | UncheckedIOException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static void deleteNow(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
