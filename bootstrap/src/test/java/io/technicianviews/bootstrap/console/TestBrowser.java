package io.technicianviews.bootstrap.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Chromium of this machine. Not thread-safe: one thread uses it and all of its pages. */
final class TestBrowser implements AutoCloseable {

  /** The first is Chromium without its user interface: it needs less processor time. */
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/chromium-headless-shell"),
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"));

  private static final List<String> ARGUMENTS =
      List.of(
          // Containers run as root, where Chromium has no sandbox.
          "--no-sandbox",
          // Two pages of the browser itself load 200 modules for each window. This replaces
          // Playwright's list, whose features that matter to tests are repeated.
          "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,"
              + "DestroyProfileOnBrowserClose,HttpsUpgrades,MediaRouter,OptimizationHints,"
              + "PaintHolding,Translate");

  /** Limit of every expectation, in milliseconds. */
  private static final int PATIENCE = 20_000;

  private final Playwright playwright;
  private final Browser browser;

  private TestBrowser(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts the browser; skips the test on a machine that has none. */
  static TestBrowser startOrSkip() {
    Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
    assumeTrue(
        program.isPresent(),
        "there is no Chromium at " + PLACES + ": apt-get install chromium-headless-shell");
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new TestBrowser(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program.orElseThrow())
                    .setArgs(ARGUMENTS)));
  }

  /** Returns a browser profile of its own, with a wide window. */
  BrowserContext profile() {
    return profile(1440, 900, ColorScheme.LIGHT);
  }

  BrowserContext profile(int width, int height, ColorScheme scheme) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en-GB"));
    context.setDefaultTimeout(PATIENCE);
    return context;
  }

  /** Returns a profile whose calls carry a header, as if a proxy had added it. */
  BrowserContext profileWith(String header, String value) {
    BrowserContext context = profile();
    context.setExtraHTTPHeaders(Map.of(header, value));
    return context;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
