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

/** Creates exceptions with the last output and log lines of PostgreSQL. */
final class PostgresErrors {
  private static final int MAX_LINES = 8;
  private static final String DISK_FULL = "No space left on device";

  private PostgresErrors() {}

  static EmbeddedPostgresException of(DataDirectory dataDirectory, String problem, String output) {
    String messages = last(output.strip().lines().toList()) + lastLogged(dataDirectory);
    return new EmbeddedPostgresException(
        problem
            + " in "
            + dataDirectory.data()
            + hint(messages)
            + ". Its last messages:\n"
            + messages.strip());
  }

  static EmbeddedPostgresException of(DataDirectory dataDirectory, IOException e) {
    return new EmbeddedPostgresException(
        "PostgreSQL cannot use " + dataDirectory.directory() + hint(e.toString()) + ": " + e, e);
  }

  private static String hint(String messages) {
    return messages.contains(DISK_FULL)
        ? ", because the disk is full: it needs 200 MB, and space for the data"
        : "";
  }

  /** The last lines of the newest log: the log of the start, or a log of the server. */
  private static String lastLogged(DataDirectory dataDirectory) {
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

  /** ISO 8859-1 decodes any bytes: the encoding of a log is unknown. */
  private static List<String> lines(Path log) throws IOException {
    return Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
  }

  private static String last(List<String> lines) {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - MAX_LINES), lines.size()));
  }

  private static FileTime lastModified(Path log) {
    try {
      return Files.getLastModifiedTime(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
