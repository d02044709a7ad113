package io.technicianviews.bootstrap.console;

import com.microsoft.playwright.BrowserContext;
import io.technicianviews.bootstrap.endtoend.Client;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of the console: a browser and a server for all tests of a class, and tabs for each test.
 */
abstract class BrowserTest {

  static TestBrowser browser;
  static ConsoleDesk desk;

  /** The resources of the class, the newest first. */
  private static final Deque<Runnable> STARTED = new ArrayDeque<>();

  @TempDir private static Path dataDir;

  private final List<BrowserContext> profiles = new ArrayList<>();
  private final List<ConsolePage> consoles = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    browser = TestBrowser.startOrSkip();
    STARTED.push(browser::close);
    desk = ConsoleDesk.start(dataDir);
    STARTED.push(desk::close);
  }

  @AfterAll
  static void stop() {
    while (!STARTED.isEmpty()) {
      STARTED.pop().run();
    }
  }

  /** Fails if an error occurred in a tab that no test checks, and closes all tabs. */
  @AfterEach
  void verifyNothingWentWrong() {
    try {
      consoles.forEach(ConsolePage::verifyNothingWentWrong);
    } finally {
      profiles.forEach(BrowserContext::close);
    }
  }

  ConsolePage technician() {
    return signedIn(desk.technician());
  }

  ConsolePage admin() {
    return signedIn(desk.admin());
  }

  /** Opens the console by the link of a user, in a browser profile of its own. */
  ConsolePage signedIn(Client user) {
    return signedIn(browser.profile(), user);
  }

  ConsolePage signedIn(BrowserContext profile, Client user) {
    return added(profile, ConsolePage.signedIn(profile, user));
  }

  /** Opens the page without signing in. */
  ConsolePage opened(BrowserContext profile, String url) {
    return added(profile, ConsolePage.open(profile, url));
  }

  private ConsolePage added(BrowserContext profile, ConsolePage console) {
    profiles.add(profile);
    consoles.add(console);
    return console;
  }
}
