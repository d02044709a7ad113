package io.technicianviews.bootstrap.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what went wrong in PostgreSQL, with what it said last. */
final class Trouble {
  private static final int LINES = 8;
  private static final String DISK_FULL = "No space left on device";

  private Trouble() {}

  static EmbeddedPostgresException of(Home home, String what, String output) {
    String said = output.strip() + logged(home);
    return new EmbeddedPostgresException(what + " in " + home.data() + hint(said) + ". It says:\n" + said.strip());
  }

  static EmbeddedPostgresException of(Home home, IOException e) {
    return new EmbeddedPostgresException(
        "PostgreSQL cannot be kept in " + home.directory() + hint(e.toString()) + ": " + e, e);
  }

  private static String hint(String said) {
    return said.contains(DISK_FULL) ? " because the disk is full: it needs 200 MB, and room for the data" : "";
  }

  /** The last lines of both logs, as far as they can be read. */
  private static String logged(Home home) {
    try (Stream<Path> serverLogs = Files.exists(home.serverLogs()) ? Files.list(home.serverLogs()) : Stream.of()) {
      Stream<Path> latest = serverLogs.max(Comparator.comparing(Trouble::lastModified)).stream();
      return Stream.concat(Stream.of(home.startLog()).filter(Files::exists), latest)
          .map(Trouble::tail)
          .collect(Collectors.joining());
    } catch (IOException | UncheckedIOException e) {
      return "\n(its logs cannot be read: " + e + ")";
    }
  }

  private static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
      return "\n" + log + ":\n" + String.join("\n", last);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime lastModified(Path log) {
    try {
      return Files.getLastModifiedTime(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
