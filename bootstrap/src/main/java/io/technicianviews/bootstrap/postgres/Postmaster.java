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
 * The server process that the file postmaster.pid describes. The file remains after a server was
 * killed.
 */
record Postmaster(Path data, long pid, int port) {
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;

  /** A process id that is not in use. */
  private static final String UNUSED_PID = Integer.toString(Integer.MAX_VALUE);

  /**
   * The server that runs, or that was killed; empty if it was never started, or stopped in order.
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

  /** The running server, which may still be starting or stopping. */
  static Optional<Postmaster> running(Path data) throws IOException {
    return of(data).filter(Postmaster::isAlive);
  }

  /**
   * Whether the process runs and is this server: after a crash another process may have the same
   * id.
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
            .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
            .orElse(true);
  }

  /**
   * Replaces the process id in the file if another process has it now, so that PostgreSQL detects
   * that the server is dead. The rest of the file is unchanged: PostgreSQL uses it to detect
   * backends of the dead server that still access the data, and does not start until they end.
   */
  void releaseReusedPid() throws IOException {
    if (ProcessHandle.of(pid).isPresent()) {
      List<String> lines = new ArrayList<>(lines(data));
      lines.set(PID_LINE, UNUSED_PID);
      PrivateFiles.write(file(data), String.join("\n", lines) + "\n");
    }
  }

  private static List<String> lines(Path data) throws IOException {
    try {
      return Files.readAllLines(file(data));
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static Path file(Path data) {
    return data.resolve("postmaster.pid");
  }
}
