package io.technicianviews.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The server's process, as the file postmaster.pid tells of it; the file outlives a server that was
 * killed.
 */
record Postmaster(Path data, long pid, int port) {
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;

  /** No process has this id. */
  private static final String NOBODY = Integer.toString(Integer.MAX_VALUE);

  /**
   * The server that runs, or that was killed; empty if none was started, or it stopped in order.
   */
  static Optional<Postmaster> of(Path data) throws IOException {
    List<String> lines = lines(data);
    if (lines.size() <= PORT_LINE) {
      return Optional.empty();
    }
    long pid = Long.parseLong(lines.get(PID_LINE).strip());
    int port = Integer.parseInt(lines.get(PORT_LINE).strip());
    return Optional.of(new Postmaster(data, pid, port));
  }

  /** The server that runs, ready or not. */
  static Optional<Postmaster> running(Path data) throws IOException {
    return of(data).filter(Postmaster::isAlive);
  }

  /**
   * Whether the process lives and is this server: after a crash its id may have passed to any other
   * process.
   */
  private boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::info).filter(this::isOurs).isPresent();
  }

  private boolean isOurs(ProcessHandle.Info process) {
    boolean postgres =
        process.command().filter(path -> Path.of(path).endsWith("postgres")).isPresent();
    return postgres
        && process
            .arguments()
            .map(words -> Arrays.asList(words).contains(data.toString()))
            .orElse(true);
  }

  /**
   * Makes PostgreSQL see that this server is dead if another process has its id now. The rest of
   * the file stays: by it PostgreSQL finds out whether connections of the dead server still work on
   * the data, and refuses to start as long as they do.
   */
  void giveIdBack() throws IOException {
    if (ProcessHandle.of(pid).isPresent()) {
      List<String> lines = new ArrayList<>(lines(data));
      lines.set(PID_LINE, NOBODY);
      PrivateFiles.write(file(data), String.join("\n", lines) + "\n");
    }
  }

  private static List<String> lines(Path data) throws IOException {
    try {
      return Files.readAllLines(file(data));
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  private static Path file(Path data) {
    return data.resolve("postmaster.pid");
  }
}
