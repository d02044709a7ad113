package io.technicianviews.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessWatchTest {

  private final String run = UUID.randomUUID().toString();

  @Test
  void aRunWithoutRemainingProcessesReportsNothing() throws IOException {
    assertThat(ProcessWatch.start(ProcessGuard.VARIABLE, run).end()).isEmpty();
  }

  @Test
  void aRemainingDaemonIsReportedAndEnded() throws Exception {
    ProcessWatch watch = ProcessWatch.start(ProcessGuard.VARIABLE, run);
    ProcessHandle daemon = daemon(run);

    assertThat(watch.end()).singleElement().asString().contains(daemon.pid() + " sleep 600");
    assertThat(daemon.onExit()).succeedsWithin(20, TimeUnit.SECONDS);
  }

  @Test
  void aDaemonOfAnotherRunIsNotEnded() throws Exception {
    ProcessHandle other = daemon(run + " of another");
    try {
      assertThat(ProcessWatch.start(ProcessGuard.VARIABLE, run).end()).isEmpty();
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void aDaemonEndsWithAKilledJvm() throws Exception {
    ProcessBuilder tests =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledTests.class.getName(),
            run);
    Process jvm = tests.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    ProcessHandle daemon = printed(jvm);
    jvm.destroyForcibly();

    assertThat(daemon.onExit()).succeedsWithin(20, TimeUnit.SECONDS);
  }

  /** A program in the role of a test JVM that is killed. */
  static final class KilledTests {

    private KilledTests() {}

    public static void main(String[] args) throws IOException, InterruptedException {
      ProcessWatch.start(ProcessGuard.VARIABLE, args[0]);
      System.out.println(daemon(args[0]).pid());
      Thread.currentThread().join();
    }
  }

  /** Starts a process whose parent has ended. */
  private static ProcessHandle daemon(String run) throws IOException {
    ProcessBuilder parent = new ProcessBuilder("sh", "-c", "sleep 600 > /dev/null & echo $!");
    parent.environment().put(ProcessGuard.VARIABLE, run);
    return printed(parent.start());
  }

  private static ProcessHandle printed(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    return ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
  }
}
