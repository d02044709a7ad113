package io.technicianviews.bootstrap.wiring;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Ends the process at once, without shutdown hooks, which could block. */
final class ProcessEnd {

  private static final FileOutputStream ERROR = new FileOutputStream(FileDescriptor.err);
  private static final Runtime RUNTIME = Runtime.getRuntime();

  private static final int RESERVE_BYTES = 256 * 1024;

  /** Memory that is freed before the process ends, so that its end can allocate. */
  @SuppressWarnings("UnusedVariable") // It exists to be freed.
  private static volatile byte @Nullable [] reserve;

  private ProcessEnd() {}

  /** Writes a line to standard error and ends the process. */
  static void now(int exitCode, String line) {
    now(exitCode, (line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
  }

  /** Same, with an encoded line: it allocates hardly any memory. */
  static void now(int exitCode, byte[] line) {
    reserve = null;
    try {
      ERROR.write(line);
    } catch (IOException | OutOfMemoryError e) {
      // The exit code reports the reason, too.
    }
    while (true) {
      try {
        RUNTIME.halt(exitCode);
      } catch (OutOfMemoryError e) {
        // Another thread used the freed memory: retry until there is enough.
      }
    }
  }

  /**
   * Prepares {@link #now} for a full heap. Halting loads a class of the JVM, which fails without
   * memory; registering a shutdown hook loads it now.
   */
  static void prepare() {
    reserve = new byte[RESERVE_BYTES];
    Thread hook = new Thread(() -> {}, "no-op");
    RUNTIME.addShutdownHook(hook);
    RUNTIME.removeShutdownHook(hook);
  }
}
