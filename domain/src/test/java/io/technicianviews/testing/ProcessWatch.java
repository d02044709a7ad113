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
 * A shell process that outlives this JVM and then kills all processes whose environment contains a
 * variable with a given value. A process inherits the variable from the process that starts it, so
 * that daemons whose parent has ended are found too. It requires the Linux process table.
 *
 * <p>A program that overwrites its environment with its title is not found; tests therefore start
 * Redis with {@code --set-proc-title no}.
 */
final class ProcessWatch {

  /**
   * The shell script: it waits for the end of its input, which comes with the end of the JVM.
   * Processes that still run five seconds later are printed, one per line, and killed.
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

  static boolean isSupported() {
    return Files.exists(Path.of("/proc/self/environ"));
  }

  static ProcessWatch start(String variable, String value) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", SCRIPT, "watch", variable + "=" + value, ownIds());
    builder.environment().remove(variable);
    return new ProcessWatch(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /**
   * Returns the ids of this JVM and its ancestors, which carry the variable but must not be killed.
   */
  private static String ownIds() {
    return Stream.iterate(
            Optional.of(ProcessHandle.current()),
            Optional::isPresent,
            process -> process.flatMap(ProcessHandle::parent))
        .map(process -> Long.toString(process.orElseThrow().pid()))
        .collect(Collectors.joining("\n"));
  }

  /** Kills the remaining processes, and returns the id and the command line of each. */
  List<String> end() throws IOException {
    shell.getOutputStream().close();
    try (BufferedReader remaining = shell.inputReader()) {
      return remaining.lines().toList();
    }
  }
}
