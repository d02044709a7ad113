package io.technicianviews.bootstrap.wiring;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Ends the process at once, without shutdown hooks, which could wait for what hangs. */
final class ProcessEnd {

  private static final FileOutputStream ERROR = new FileOutputStream(FileDescriptor.err);
  private static final Runtime RUNTIME = Runtime.getRuntime();

  private static final int RESERVE_BYTES = 256 * 1024;

  /** Given up at the end. */
  @SuppressWarnings("UnusedVariable") // It is there to be freed.
  private static volatile byte @Nullable [] reserve;

  private ProcessEnd() {}

  /** Writes a line to standard error, and ends the process. */
  static void now(int exitCode, String line) {
    now(exitCode, (line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
  }

  /** As above, with a line that is encoded already: it needs hardly any memory. */
  static void now(int exitCode, byte[] line) {
    reserve = null;
    try {
      ERROR.write(line);
    } catch (IOException | OutOfMemoryError e) {
      // The exit code tells it, too.
    }
    while (true) {
      try {
        RUNTIME.halt(exitCode);
      } catch (OutOfMemoryError e) {
        // Another thread has taken the reserve: it is tried until there is enough.
      }
    }
  }

  /**
   * Prepares for an end without memory. Halting loads a class of the JVM, which a full heap does
   * not allow; registering a shutdown hook loads it now.
   */
  static void prepare() {
    reserve = new byte[RESERVE_BYTES];
    Thread hook = new Thread(() -> {}, "no-op");
    RUNTIME.addShutdownHook(hook);
    RUNTIME.removeShutdownHook(hook);
  }
}
