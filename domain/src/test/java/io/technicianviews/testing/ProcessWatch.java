package io.technicianviews.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A shell that outlives this JVM and then ends all processes that carry an environment variable of
 * a given value. A process inherits the variable from the one that starts it, so that daemons, too,
 * are found, whose parent has ended. It needs the process table of Linux.
 *
 * <p>A program that writes its title over its environment is not found: a Redis is started with
 * {@code --set-proc-title no}.
 */
final class ProcessWatch {

  /**
   * Waits for the end of its input, which comes with the end of the JVM, however that ends.
   * Whatever is still there five seconds later is printed, a line each, and killed.
   */
  private static final String SCRIPT =
      """
      trap '' HUP INT PIPE TERM
      cat > /dev/null
      left() {
        grep -slzxF -e "$1" /proc/[0-9]*/environ | cut -d / -f 3 | grep -vxF -e "$2"
      }
      tries=50
      while [ $tries -gt 0 ] && [ -n "$(left "$1" "$2")" ]; do
        tries=$((tries - 1))
        sleep 0.1
      done
      for pid in $(left "$1" "$2"); do
        echo "$pid $(tr '\\0' ' ' < /proc/$pid/cmdline)"
        kill -KILL "$pid"
      done
      """;

  private final Process shell;

  private ProcessWatch(Process shell) {
    this.shell = shell;
  }

  static boolean isPossible() {
    return Files.exists(Path.of("/proc/self/environ"));
  }

  static ProcessWatch start(String variable, String value) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", SCRIPT, "watch", variable + "=" + value, ownIds());
    builder.environment().remove(variable);
    return new ProcessWatch(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** This JVM and what started it, such as a shell: they carry the variable, and are not left. */
  private static String ownIds() {
    return Stream.iterate(
            Optional.of(ProcessHandle.current()),
            Optional::isPresent,
            process -> process.flatMap(ProcessHandle::parent))
        .map(process -> Long.toString(process.orElseThrow().pid()))
        .collect(Collectors.joining("\n"));
  }

  /** Ends what is left, and returns the process id and the command line of each. */
  List<String> end() throws IOException {
    shell.getOutputStream().close();
    try (BufferedReader left = shell.inputReader()) {
      return left.lines().toList();
    }
  }
}
