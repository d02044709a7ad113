package io.technicianviews.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Fails a test run that leaves processes behind, and ends them. They end even when the JVM of the
 * tests is interrupted or killed.
 *
 * <p>The build sets the environment variable {@value #VARIABLE} to another value in each JVM of
 * tests. Without it, as in an IDE, and on other systems than Linux, nothing is checked.
 */
public final class ProcessGuard implements LauncherSessionListener {

  static final String VARIABLE = "TECHNICIAN_VIEWS_TEST_RUN";

  private @Nullable ProcessWatch watch;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String value = System.getenv(VARIABLE);
    if (value != null && ProcessWatch.isPossible()) {
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
      requireNoneLeft(watch);
    }
  }

  private static void requireNoneLeft(ProcessWatch watch) {
    try {
      List<String> left = watch.end();
      if (!left.isEmpty()) {
        throw new IllegalStateException(
            "The tests left processes behind, which are ended now:\n" + String.join("\n", left));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
