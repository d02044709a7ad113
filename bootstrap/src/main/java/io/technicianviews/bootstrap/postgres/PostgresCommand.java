package io.technicianviews.bootstrap.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs PostgreSQL programs. These refuse to run as root: for root they run in a user namespace in
 * which the user is not root.
 */
final class PostgresCommand {
  private static final List<String> UNSHARE = List.of("unshare", "-U");

  /** Exit codes of shells and unshare: the program cannot be executed (126) or found (127). */
  private static final int NOT_EXECUTED = 126;

  private PostgresCommand() {}

  /** The exit code of a program, and its output on stdout and stderr. */
  record Result(int exitCode, String output) {
    boolean ok() {
      return exitCode == 0;
    }

    private boolean executed() {
      return exitCode < NOT_EXECUTED;
    }
  }

  /** Runs a program and waits for its end. */
  static Result run(List<String> command) {
    Result result = new UnixSystem().getUid() == 0 ? runWithoutRoot(command) : execute(command);
    if (!result.executed()) {
      throw new EmbeddedPostgresException(
          result.output.strip()
              + ". The embedded PostgreSQL requires Linux with glibc, or macOS, and a DATA_DIR that is"
              + " not mounted noexec. Otherwise set DATABASE_URL.");
    }
    return result;
  }

  private static Result runWithoutRoot(List<String> command) {
    Result trial = execute(withoutRoot(List.of("true")));
    if (!trial.ok()) {
      throw new EmbeddedPostgresException(
          "PostgreSQL does not run as root, and a user namespace without root cannot be created ("
              + trial.output.strip()
              + "). Run as another user, or set DATABASE_URL.");
    }
    return execute(withoutRoot(command));
  }

  private static List<String> withoutRoot(List<String> command) {
    return Stream.concat(UNSHARE.stream(), command.stream()).toList();
  }

  private static Result execute(List<String> command) {
    try {
      Process process = prepare(command).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.onExit().join().exitValue(), output);
    } catch (IOException e) {
      return new Result(NOT_EXECUTED, String.valueOf(e.getMessage()));
    }
  }

  private static ProcessBuilder prepare(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new File("/dev/null"));
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    return builder;
  }
}
