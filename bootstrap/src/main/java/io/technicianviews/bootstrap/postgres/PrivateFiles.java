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

/** Creates files and directories that only their owner can access, and replaces them atomically. */
final class PrivateFiles {
  static final FileAttribute<Set<PosixFilePermission>> FILE = mode("rw-------");
  static final FileAttribute<Set<PosixFilePermission>> EXECUTABLE = mode("rwx------");
  private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY = mode("rwx------");

  private static final int MAX_ATTEMPTS = 200;
  private static final Duration RETRY_DELAY = Duration.ofMillis(50);

  private PrivateFiles() {}

  private static FileAttribute<Set<PosixFilePermission>> mode(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  static void createDirectories(Path directory) throws IOException {
    Files.createDirectories(directory, DIRECTORY);
  }

  /**
   * Writes {@code text} to {@code file} atomically: after a crash the file has the old or the new
   * text.
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
   * The path under which {@code path} is created before {@link #finish} renames it. A file that
   * exists there at a start is of an interrupted run.
   */
  static Path unfinished(Path path) {
    return path.resolveSibling(path.getFileName() + ".unfinished");
  }

  /** Renames {@code unfinished} to {@code path} atomically and durably. */
  static void finish(Path unfinished, Path path) throws IOException {
    Files.move(unfinished, path, ATOMIC_MOVE);
    force(path.resolveSibling("."));
  }

  /** Forces a file, or the entries of a directory, to the disk. */
  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, READ)) {
      channel.force(true);
    }
  }

  /**
   * Deletes a directory tree. It retries for a while, since a program whose parent was killed may
   * still write into the tree.
   */
  static void deleteTree(Path root) throws IOException {
    for (int attempt = 1; Files.exists(root); attempt++) {
      try {
        deleteNow(root);
      } catch (IOException | UncheckedIOException e) {
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(RETRY_DELAY.toNanos());
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
