package io.technicianviews.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Verifies that processes terminate by themselves instead of hanging. */
@Timeout(120)
class ProcessEndTest {

  private static final String OUT_OF_MEMORY = "technician-views: out of memory; the process ends.";

  /** Fills the heap. */
  private static final Queue<byte[]> KEPT = new ConcurrentLinkedQueue<>();

  /** Exhausts the heap in a thread whose errors are not handled. */
  static final class UncaughtError {
    public static void main(String[] arguments) throws InterruptedException {
      MemoryGuard.install();
      ThreadFactory threads = Thread.ofVirtual().factory();
      threads.newThread(ProcessEndTest::exhaust).start();
      new CountDownLatch(1).await();
    }
  }

  /** Exhausts the heap in code that catches and logs all errors. */
  static final class LoggedError {
    public static void main(String[] arguments) throws InterruptedException {
      MemoryGuard.install();
      try {
        exhaust();
      } catch (OutOfMemoryError e) {
        LoggerFactory.getLogger("library").debug("caught", new IllegalStateException(e));
      }
      new CountDownLatch(1).await();
    }
  }

  /** Exhausts the heap, ignores the error, and retains the objects that fill the heap. */
  static final class IgnoredError {
    public static void main(String[] arguments) throws InterruptedException {
      MemoryGuard.install();
      while (true) {
        try {
          while (true) {
            KEPT.add(new byte[1_000]);
          }
        } catch (OutOfMemoryError e) {
          // Ignored, as some libraries do.
        }
      }
    }
  }

  /** Holds a resource that cannot be closed. */
  static final class StuckResource {
    public static void main(String[] arguments) throws InterruptedException {
      ResourceStack resourceStack = ResourceStack.empty(Duration.ofMillis(500));
      resourceStack.<AutoCloseable>open(() -> () -> new CountDownLatch(1).await());
      System.err.println("open");
      new CountDownLatch(1).await();
    }
  }

  private static void exhaust() {
    while (true) {
      KEPT.add(new byte[100_000]);
    }
  }

  @Test
  void anUnhandledErrorEndsTheProcess() throws IOException, InterruptedException {
    assertEndsOutOfMemory(UncaughtError.class);
  }

  @Test
  void anErrorThatIsLoggedEndsTheProcess() throws IOException, InterruptedException {
    assertEndsOutOfMemory(LoggedError.class);
  }

  @Test
  void anErrorThatIsIgnoredEndsTheProcess() throws IOException, InterruptedException {
    assertEndsOutOfMemory(IgnoredError.class);
  }

  @Test
  void aTerminatedProcessEndsInTimeWithOpenResources() throws IOException, InterruptedException {
    Process process = run(StuckResource.class);
    try (var error = process.errorReader()) {
      assertThat(error.readLine()).isEqualTo("open");
      // Unlike the process itself, its handle leaves the streams open.
      process.toHandle().destroy();
      assertThat(error.readLine()).contains("the shutdown did not complete within");
      assertThat(process.onExit().join().exitValue()).isEqualTo(ResourceStack.STOP_LIMIT_EXIT_CODE);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void assertEndsOutOfMemory(Class<?> main)
      throws IOException, InterruptedException {
    Process process = run(main);
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(error).contains(OUT_OF_MEMORY);
      assertThat(process.onExit().join().exitValue()).isEqualTo(MemoryGuard.EXIT_CODE);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process run(Class<?> main) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-XX:TieredStopAtLevel=1",
            "-Dlogback.configurationFile=logback.xml",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
