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
final class Command {
  private static final List<String> WITHOUT_ROOT = List.of("unshare", "-U");

  private Command() {}

  /** What a program left: its exit code, and what it said on either output. */
  record Result(int exitCode, String output) {
    boolean ok() {
      return exitCode == 0;
    }
  }

  /**
   * Runs to its end. An interruption is put off until then, because half a start or stop helps
   * nobody.
   */
  static Result run(List<String> words) {
    return new UnixSystem().getUid() == 0 ? runWithoutRoot(words) : runAsIs(words);
  }

  private static Result runWithoutRoot(List<String> words) {
    Result trial = runAsIs(Stream.concat(WITHOUT_ROOT.stream(), Stream.of("true")).toList());
    if (!trial.ok()) {
      throw new EmbeddedPostgresException(
          "PostgreSQL does not run as root, and this system allows no user namespace to hide root in (%s). "
                  .formatted(trial.output.strip())
              + "Run as another user, or set DATABASE_URL.");
    }
    return runAsIs(Stream.concat(WITHOUT_ROOT.stream(), words.stream()).toList());
  }

  private static Result runAsIs(List<String> words) {
    try {
      Process process = prepare(words).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(waitFor(process), output);
    } catch (IOException e) {
      throw new EmbeddedPostgresException(
          e.getMessage()
              + ". PostgreSQL needs a Linux with glibc, or macOS, and a DATA_DIR from which programs may be executed"
              + " (not mounted noexec); else set DATABASE_URL.",
          e);
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

  private static int waitFor(Process process) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return process.waitFor();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
