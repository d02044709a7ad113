package io.technicianviews.bootstrap.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * What lies where below the data directory. {@code data} is the database cluster, {@code password}
 * its password and {@code port} where it listens; {@code gate.lock} is held while joining and
 * leaving, {@code in-use.lock} shared by every process that uses the server, and {@code users}
 * names the process namespace of those.
 */
record DataDirectory(Path directory) {
  /**
   * pg_ctl and initdb build shell commands with paths in double quotes, and do not escape what is
   * inside.
   */
  private static final Pattern SPECIAL_IN_SHELL = Pattern.compile("[\"$`\\\\\\n\\r]");

  /** Creates the directories that are missing. */
  static DataDirectory in(Path dataDir) {
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
              + e
              + ". Name a directory that can be written to.",
          e);
    }
  }

  private void requireUsable() throws IOException {
    if (SPECIAL_IN_SHELL.matcher(directory.toString()).find()) {
      throw new EmbeddedPostgresException(
          "DATA_DIR "
              + directory.getParent()
              + " cannot be used: PostgreSQL takes no path with \" $ ` or \\ in it.");
    }
    long me = new UnixSystem().getUid();
    if (((Integer) Files.getAttribute(directory, "unix:uid")).longValue() != me) {
      throw new EmbeddedPostgresException(
          directory
              + " belongs to "
              + Files.getOwner(directory)
              + ": run as this user, or name another DATA_DIR.");
    }
    if (!Files.isWritable(directory)) {
      throw new EmbeddedPostgresException(
          directory + " cannot be written to. Name another DATA_DIR or make it so.");
    }
  }

  Path gate() {
    return directory.resolve("gate.lock");
  }

  Path inUse() {
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
   * A place for a cluster in the making, of its own: an initdb that lost its parent may still write
   * into the last one.
   */
  Path newUnfinishedData() {
    return PrivateFiles.unfinished(directory.resolve("data-" + UUID.randomUUID()));
  }

  /** What interrupted initialisations left: no server ever ran on it. */
  List<Path> unfinishedData() throws IOException {
    String any = PrivateFiles.unfinished(directory.resolve("data-*")).getFileName().toString();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, any)) {
      return StreamSupport.stream(found.spliterator(), false).toList();
    }
  }

  Path startLog() {
    return directory.resolve("start.log");
  }

  /** The server's own log: one file per day of the week, each overwritten a week later. */
  Path serverLogs() {
    return data().resolve("log");
  }
}
