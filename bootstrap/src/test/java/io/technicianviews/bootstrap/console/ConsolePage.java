package io.technicianviews.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.technicianviews.bootstrap.endtoend.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/** The console in a tab, as a user sees it. */
final class ConsolePage {

  private final Page page;
  private final List<String> violations = new ArrayList<>();

  private ConsolePage(Page page) {
    this.page = page;
    page.onPageError(violations::add);
    page.onDialog(
        dialog -> {
          violations.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            violations.add(message.text());
          }
        });
  }

  /** Opens the page without signing in. */
  static ConsolePage open(BrowserContext profile, String url) {
    ConsolePage console = new ConsolePage(profile.newPage());
    // A page that was loaded without any route would send some calls past a route that is added
    // later.
    console.page.route("**/no-such-call", Route::resume);
    console.page.navigate(url);
    return console;
  }

  /** Opens the page by the link of a user. */
  static ConsolePage signedIn(BrowserContext profile, Client user) {
    return open(profile, user.url() + "/console#token=" + user.token());
  }

  Page page() {
    return page;
  }

  /** Opens a route, such as {@code #/views/unassigned}. */
  ConsolePage go(String route) {
    page.evaluate("route => { location.hash = route }", route);
    return this;
  }

  /** Opens a view, and waits for its rows. */
  ConsolePage goToView(String view) {
    go("#/views/" + view);
    rows().first().waitFor();
    return this;
  }

  /** Opens a request, and waits for its heading. */
  ConsolePage goToRequest(long id) {
    go("#/requests/" + id);
    assertThat(heading()).containsText("#" + id);
    return this;
  }

  Locator heading() {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }

  Locator rows() {
    return page.locator("tbody tr");
  }

  Locator row(long id) {
    return page.locator("tr[data-id='" + id + "']");
  }

  /** Returns the ids of the rows, in their order. */
  List<Long> shownIds() {
    return page.locator("tbody td.c-id").allTextContents().stream().map(Long::valueOf).toList();
  }

  /** Returns the count of a view in the sidebar. */
  Locator count(String view) {
    return page.locator("nav a[href^='#/views/" + view + "'] .count");
  }

  /** Returns the count of a custom view in the sidebar. */
  Locator count(long view) {
    return page.locator(".custom a[href='#/views/" + view + "'] .count");
  }

  Locator connection() {
    return page.locator(".connection");
  }

  Locator message(String text) {
    return page.locator(".message", new Page.LocatorOptions().setHasText(text));
  }

  Locator notice(String text) {
    return page.locator(".toasts p", new Page.LocatorOptions().setHasText(text));
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  /**
   * Clicks a button even if the sign-in dialog, which any refused call opens, is already above it.
   */
  void clickBeneath(String button) {
    button(button).evaluate("element => element.click()");
  }

  Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  /** Opens the editor of the custom view that is shown, by its key. */
  void editView() {
    page.getByText("Edit view").waitFor();
    press("e");
  }

  void awaitLive() {
    assertThat(connection()).containsText("Live");
  }

  void awaitRoute(String route) {
    page.waitForURL(Pattern.compile(Pattern.quote(route) + "$"));
  }

  /** Fails if a script failed, a dialog was opened, or the policy was violated. */
  void verifyNothingWentWrong() {
    Assertions.assertThat(violations).isEmpty();
  }
}
