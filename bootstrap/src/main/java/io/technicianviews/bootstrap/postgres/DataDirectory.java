package io.technicianviews.bootstrap.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The files of the embedded PostgreSQL. {@code data} is the database cluster, {@code password} its
 * password and {@code port} its port; {@code gate.lock} is held during join and leave, {@code
 * in-use.lock} is held shared by every process that uses the server, and {@code users} names the
 * process namespace of those processes.
 */
record DataDirectory(Path directory) {
  /**
   * The characters that pg_ctl and initdb do not escape when they put a path in double quotes into
   * a shell command.
   */
  private static final Pattern SPECIAL_IN_SHELL = Pattern.compile("[\"$`\\\\\\n\\r]");

  /** Creates missing directories and checks that the directory is usable. */
  static DataDirectory open(Path dataDir) {
    Platform.current();
    try {
      PrivateFiles.createDirectories(dataDir);
      DataDirectory dataDirectory = new DataDirectory(dataDir.toRealPath().resolve("postgres"));
      PrivateFiles.createDirectories(dataDirectory.directory);
      dataDirectory.requireUsable();
      return dataDirectory;
    } catch (IOException e) {
      throw new EmbeddedPostgresException(
          "DATA_DIR "
              + dataDir
              + " cannot be used: "
              + reason(e)
              + ". Choose a writable directory.",
          e);
    }
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case FileAlreadyExistsException e -> e.getFile() + " is a file, not a directory";
      case AccessDeniedException e -> "no permission for " + e.getFile();
      case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
      default -> failure.toString();
    };
  }

  private void requireUsable() throws IOException {
    if (SPECIAL_IN_SHELL.matcher(directory.toString()).find()) {
      throw new EmbeddedPostgresException(
          "DATA_DIR "
              + directory.getParent()
              + " cannot be used: PostgreSQL does not support paths with \" $ ` or \\.");
    }
    long ownUid = new UnixSystem().getUid();
    if (((Integer) Files.getAttribute(directory, "unix:uid")).longValue() != ownUid) {
      throw new EmbeddedPostgresException(
          directory
              + " belongs to "
              + Files.getOwner(directory)
              + ": run as this user, or choose another DATA_DIR.");
    }
    if (!Files.isWritable(directory)) {
      throw new EmbeddedPostgresException(
          directory + " is not writable. Make it writable, or choose another DATA_DIR.");
    }
  }

  Path processLock() {
    return directory.resolve("gate.lock");
  }

  Path usageLock() {
    return directory.resolve("in-use.lock");
  }

  Path users() {
    return directory.resolve("users");
  }

  Path password() {
    return directory.resolve("password");
  }

  Path port() {
    return directory.resolve("port");
  }

  Path data() {
    return directory.resolve("data");
  }

  /**
   * A unique directory for a new cluster: an initdb whose parent was killed may still write into an
   * earlier one.
   */
  Path newUnfinishedData() {
    return PrivateFiles.unfinished(directory.resolve("data-" + UUID.randomUUID()));
  }

  /** The directories of interrupted initializations, which no server has used. */
  List<Path> unfinishedData() throws IOException {
    String pattern = PrivateFiles.unfinished(directory.resolve("data-*")).getFileName().toString();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, pattern)) {
      return StreamSupport.stream(found.spliterator(), false).toList();
    }
  }

  Path startLog() {
    return directory.resolve("start.log");
  }

  /** The server's logs: one file per day of the week, overwritten after a week. */
  Path serverLogs() {
    return data().resolve("log");
  }
}
