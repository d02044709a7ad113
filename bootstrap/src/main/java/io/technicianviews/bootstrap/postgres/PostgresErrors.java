package io.technicianviews.bootstrap.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what went wrong in PostgreSQL, with what it said last. */
final class PostgresErrors {
  private static final int LINES = 8;
  private static final String DISK_FULL = "No space left on device";

  private PostgresErrors() {}

  static EmbeddedPostgresException of(DataDirectory dataDirectory, String what, String output) {
    String said = last(output.strip().lines().toList()) + logged(dataDirectory);
    return new EmbeddedPostgresException(
        what + " in " + dataDirectory.data() + hint(said) + ". It says:\n" + said.strip());
  }

  static EmbeddedPostgresException of(DataDirectory dataDirectory, IOException e) {
    return new EmbeddedPostgresException(
        "PostgreSQL cannot be kept in " + dataDirectory.directory() + hint(e.toString()) + ": " + e,
        e);
  }

  private static String hint(String said) {
    return said.contains(DISK_FULL)
        ? " because the disk is full: it needs 200 MB, and room for the data"
        : "";
  }

  /** The last lines of the log that was written to last: that of the start, or the server's own. */
  private static String logged(DataDirectory dataDirectory) {
    try (Stream<Path> serverLogs =
        Files.exists(dataDirectory.serverLogs())
            ? Files.list(dataDirectory.serverLogs())
            : Stream.of()) {
      Optional<Path> latest =
          Stream.concat(serverLogs, Stream.of(dataDirectory.startLog()))
              .filter(Files::exists)
              .max(Comparator.comparing(PostgresErrors::lastModified));
      return latest.isEmpty() ? "" : "\n" + latest.get() + ":\n" + last(lines(latest.get()));
    } catch (IOException | UncheckedIOException e) {
      return "\n(its logs cannot be read: " + e + ")";
    }
  }

  /** A log may hold text of any encoding. */
  private static List<String> lines(Path log) throws IOException {
    return Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
  }

  private static String last(List<String> lines) {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }

  private static FileTime lastModified(Path log) {
    try {
      return Files.getLastModifiedTime(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
