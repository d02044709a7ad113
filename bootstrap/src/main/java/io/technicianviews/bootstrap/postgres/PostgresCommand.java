package io.technicianviews.bootstrap.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs programs of PostgreSQL, which refuse to run as root: for root they run in a user namespace
 * without a root.
 */
final class PostgresCommand {
  private static final List<String> WITHOUT_ROOT = List.of("unshare", "-U");

  /** What shells and unshare say of a program that cannot be executed (126) or found (127). */
  private static final int NOT_EXECUTED = 126;

  private PostgresCommand() {}

  /** What a program left: its exit code, and what it said on either output. */
  record Result(int exitCode, String output) {
    boolean ok() {
      return exitCode == 0;
    }

    private boolean executed() {
      return exitCode < NOT_EXECUTED;
    }
  }

  /** Runs to its end. */
  static Result run(List<String> words) {
    Result result = new UnixSystem().getUid() == 0 ? runWithoutRoot(words) : execute(words);
    if (!result.executed()) {
      throw new EmbeddedPostgresException(
          result.output.strip()
              + ". PostgreSQL needs a Linux with glibc, or macOS, and a DATA_DIR from which"
              + " programs may be executed (not mounted noexec); else set DATABASE_URL.");
    }
    return result;
  }

  private static Result runWithoutRoot(List<String> words) {
    Result trial = execute(withoutRoot(List.of("true")));
    if (!trial.ok()) {
      throw new EmbeddedPostgresException(
          "PostgreSQL does not run as root, and there is no user namespace to hide root in ("
              + trial.output.strip()
              + "). Run as another user, or set DATABASE_URL.");
    }
    return execute(withoutRoot(words));
  }

  private static List<String> withoutRoot(List<String> words) {
    return Stream.concat(WITHOUT_ROOT.stream(), words.stream()).toList();
  }

  private static Result execute(List<String> words) {
    try {
      Process process = prepare(words).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.onExit().join().exitValue(), output);
    } catch (IOException e) {
      return new Result(NOT_EXECUTED, String.valueOf(e.getMessage()));
    }
  }

  private static ProcessBuilder prepare(List<String> words) {
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectInput(new File("/dev/null"));
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    return builder;
  }
}
