package io.technicianviews.bootstrap.console;

import com.microsoft.playwright.BrowserContext;
import io.technicianviews.bootstrap.endtoend.Client;
import java.util.ArrayList;
import java.util.List;

/** The tabs of one test, each in a browser profile of its own. */
final class ConsoleTabs {

  private final TestBrowser browser;
  private final List<BrowserContext> profiles = new ArrayList<>();
  private final List<ConsolePage> consoles = new ArrayList<>();

  ConsoleTabs(TestBrowser browser) {
    this.browser = browser;
  }

  /** Opens the console by the link of a user. */
  ConsolePage of(Client user) {
    BrowserContext profile = browser.profile();
    profiles.add(profile);
    ConsolePage console = ConsolePage.signedIn(profile, user);
    consoles.add(console);
    return console;
  }

  /** Closes all tabs; fails if something went wrong in one. */
  void closeAndVerify() {
    try {
      consoles.forEach(ConsolePage::verifyNothingWentWrong);
    } finally {
      profiles.forEach(BrowserContext::close);
    }
  }
}
