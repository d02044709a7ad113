package io.technicianviews.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Fails a test run that leaves processes running, and kills them, even when the test JVM is
 * interrupted or killed.
 *
 * <p>The build sets the environment variable {@value #VARIABLE} to a different value in each test
 * JVM. Without the variable, as in an IDE, and on systems other than Linux, nothing is checked.
 */
public final class ProcessGuard implements LauncherSessionListener {

  static final String VARIABLE = "TECHNICIAN_VIEWS_TEST_RUN";

  private @Nullable ProcessWatch watch;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String value = System.getenv(VARIABLE);
    if (value != null && ProcessWatch.isSupported()) {
      try {
        watch = ProcessWatch.start(VARIABLE, value);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    SharedServers.close();
    if (watch != null) {
      requireNoneRemaining(watch);
    }
  }

  private static void requireNoneRemaining(ProcessWatch watch) {
    try {
      List<String> remaining = watch.end();
      if (!remaining.isEmpty()) {
        throw new IllegalStateException(
            "The tests left processes running; they were killed:\n" + String.join("\n", remaining));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
