package io.technicianviews.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.technicianviews.bootstrap.endtoend.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The work of a technician in the console. */
class ConsoleBrowserTest extends BrowserTest {

  @Test
  void aLinkSignsInAndItsTokenLeavesTheAddress() {
    ConsolePage console = technician();

    assertThat(console.heading()).containsText("My unsolved");
    console.rows().first().waitFor();
    assertThat(console.page().url()).doesNotContain("token");
    assertThat(console.page().locator(".who")).containsText("Nora Lindqvist");
  }

  @Test
  void aFormTakesATokenAndExplainsABadOne() {
    ConsolePage console = opened(browser.profile(), desk.admin().url() + "/");
    console.field("Token").fill("nonsense");
    console.button("Sign in").click();
    assertThat(console.page().getByRole(AriaRole.ALERT)).containsText("token is not a JWT");

    console.field("Token").fill(desk.admin().token());
    console.button("Sign in").click();
    assertThat(console.page().locator(".who")).containsText("Eva Sandoval");
  }

  @Test
  void aProxyMayAddTheToken() {
    BrowserContext profile =
        browser.profileWith("Authorization", "Bearer " + desk.technician().token());
    ConsolePage console = opened(profile, desk.technician().url() + "/console");

    assertThat(console.page().locator(".who")).containsText("Nora Lindqvist");
  }

  @Test
  void anExpiredTokenKeepsTheScreenAndTheTypedText() {
    ConsolePage console = technician().goToRequest(desk.newRequest("Expired"));
    console.field("Reply").fill("Half a sentence");
    console.page().evaluate("sessionStorage.setItem('technician-views.token', 'nonsense')");
    console.clickBeneath("Send");

    console.field("Token").fill(desk.technician().token());
    console.button("Sign in").click();
    assertThat(console.field("Token")).hasCount(0);
    assertThat(console.field("Reply")).hasValue("Half a sentence");
    console.button("Send").click();
    assertThat(console.message("Half a sentence")).isVisible();
  }

  @Test
  void aCallSentBeforeSigningInDoesNotSignOutAgain() {
    ConsolePage console = technician().goToRequest(desk.newRequest("Signed in meanwhile"));
    List<Route> held = new ArrayList<>();
    console.page().evaluate("sessionStorage.removeItem('technician-views.token')");
    console
        .page()
        .route(
            "**/presence",
            route -> {
              if (route.request().headers().containsKey("authorization")) {
                route.resume();
              } else {
                held.add(route);
              }
            });
    console.page().waitForRequest("**/presence", () -> console.field("Reply").fill("Typed"));
    console.clickBeneath("Send");
    console.field("Token").fill(desk.technician().token());
    console.button("Sign in").click();
    assertThat(console.field("Token")).hasCount(0);

    console.page().waitForResponse("**/presence", () -> held.forEach(Route::resume));
    console.button("Send").click();
    assertThat(console.message("Typed")).isVisible();
    assertThat(console.field("Token")).hasCount(0);
  }

  @Test
  void theCountsOfTheSidebarAreThoseOfTheApi() {
    ConsolePage console = technician().goToView("all_tickets");
    Json counts = desk.technician().counts("");

    for (String view : List.of("all_solved", "urgent_high_priority", "all_your_requests")) {
      assertThat(console.count(view)).hasText("%,d".formatted(counts.number(view)));
    }
  }

  @Test
  void theAddressHoldsFiltersAndPages() {
    ConsolePage console = technician().goToView("all_tickets");
    console.button("Subtasks").click();
    console.awaitRoute("type=subtasks");
    console.page().locator(".pages a").last().click();
    console.page().waitForURL(Pattern.compile("cursor="));
    assertThat(console.page().locator(".pages")).containsText("26 to 50");
    List<Long> second = console.shownIds();

    console.page().reload();
    assertThat(console.page().locator(".pages")).containsText("26 to 50");
    assertThat(console.shownIds()).isEqualTo(second);
    console.page().goBack();
    assertThat(console.page().locator(".pages")).containsText("1 to 25");
    assertThat(console.shownIds()).doesNotContainAnyElementsOf(second);
  }

  @Test
  void theKeyboardAloneIsEnough() {
    ConsolePage console = technician().goToView("all_unsolved");
    long second = console.shownIds().get(1);

    console.press("j", "j", "Enter");
    console.awaitRoute("#/requests/" + second);
    assertThat(console.heading()).containsText("#" + second);
    console.press("r");
    assertThat(console.field("Reply")).isFocused();
    console.press("Escape", "Escape");
    console.awaitRoute("#/views/all_unsolved");
    console.press("?");
    assertThat(console.page().locator("dialog")).isVisible();
    console.press("Escape");
    assertThat(console.page().locator("dialog")).hasCount(0);
    console.press("/");
    console.page().keyboard().type(second + "\n");
    console.awaitRoute("#/requests/" + second);
  }

  @Test
  void newRequestsAreAnnouncedWithoutMovingRows() {
    ConsolePage console = technician().goToView("unassigned");
    console.awaitLive();
    List<Long> before = console.shownIds();
    long count = desk.technician().counts("").number("unassigned");

    long created = desk.newRequest("Announced");
    assertThat(console.count("unassigned")).hasText("%,d".formatted(count + 1));
    Locator announcement = console.page().locator(".news button");
    assertThat(announcement).containsText("1 new request");
    assertThat(console.shownIds()).isEqualTo(before);

    console.press(".");
    assertThat(console.row(created)).isVisible();
    assertThat(announcement).hasCount(0);
  }

  @Test
  void aRowChangesInPlaceAndShowsThatItHasLeft() {
    desk.newRequest("Older");
    long request = desk.newRequest("Changed elsewhere");
    desk.newRequest("Newer");
    ConsolePage console = technician().goToView("unassigned");
    console.awaitLive();
    List<Long> before = console.shownIds();

    desk.admin().send("POST", "/api/v1/requests/" + request + "/take", "{}");
    assertThat(console.row(request)).containsText("Left this view");
    assertThat(console.row(request)).containsText("Eva Sandoval");
    assertThat(console.shownIds()).isEqualTo(before);
  }

  @Test
  void theSecondOfTwoTakersSeesWhoWasFirst() {
    long request = desk.newRequest("Wanted by two");
    ConsolePage nora = technician().goToRequest(request);
    ConsolePage eva = admin().goToRequest(request);
    // Both have clicked before either has a response.
    List<Route> held = new ArrayList<>();
    for (ConsolePage console : List.of(nora, eva)) {
      console.page().route("**/take", held::add);
      console.press("t");
      console.page().waitForCondition(() -> held.size() == List.of(nora, eva).indexOf(console) + 1);
    }
    held.getFirst().resume();
    assertThat(nora.page().locator(".people")).containsText("Nora Lindqvist");
    held.getLast().resume();

    assertThat(eva.notice("already assigned to Nora Lindqvist")).isVisible();
    assertThat(eva.page().locator(".people")).containsText("Nora Lindqvist");
  }

  @Test
  void aReplyAppearsInTheOtherBrowserBelowTheUnreadMark() {
    long request = desk.newRequest("Talk");
    ConsolePage nora = technician().goToRequest(request);
    ConsolePage eva = admin().goToRequest(request);
    nora.awaitLive();

    eva.field("Reply").fill("Is it still broken?");
    eva.press("Control+Enter");
    assertThat(eva.message("Is it still broken?")).isVisible();
    assertThat(eva.field("Reply")).hasValue("");
    assertThat(nora.message("Is it still broken?")).isVisible();
    assertThat(nora.page().locator(".unread-mark")).isVisible();
    nora.page().reload();
    assertThat(nora.message("Is it still broken?")).isVisible();
    assertThat(nora.page().locator(".unread-mark")).hasCount(0);
  }

  @Test
  void aStaleChangeShowsWhoDidWhat() {
    long request = desk.newRequest("Changed by two");
    ConsolePage console = technician().goToRequest(request);
    List<Route> held = new ArrayList<>();
    console
        .page()
        .route(
            Pattern.compile("/api/v1/requests/" + request + "$"),
            route -> {
              if (route.request().method().equals("PATCH") && held.isEmpty()) {
                held.add(route);
              } else {
                route.resume();
              }
            });
    console.field("Reply").fill("Typed before the conflict");
    console.field("Priority").selectOption("1");
    console.page().waitForCondition(() -> !held.isEmpty());
    desk.admin().send("PATCH", "/api/v1/requests/" + request, "{\"status\": 4}");
    held.getFirst().resume();

    Locator conflict = console.page().locator(".conflict");
    assertThat(conflict).containsText("Eva Sandoval: Status: Open → On hold");
    assertThat(console.field("Reply")).hasValue("Typed before the conflict");
    console.button("Change it anyway").click();
    assertThat(conflict).hasCount(0);
    assertThat(console.field("Priority")).hasValue("1");
    assertThat(console.field("Status")).hasValue("4");
  }

  @Test
  void propertiesAndSubtasksChangeAndAreInTheHistory() {
    long request = desk.newRequest("Worked on");
    ConsolePage console = technician().goToRequest(request);
    console.field("Status").selectOption("2");
    assertThat(console.page().locator(".facts .status")).containsText("In progress");
    console.field("Due").fill("2030-01-02T03:04");
    console.press("Enter");
    assertThat(console.page().locator(".property .due")).containsText("2030");
    console.field("Subject of a new subtask").fill("Order toner");
    console.press("Enter");
    assertThat(console.page().locator(".subtasks li")).containsText("Order toner");

    console.page().getByText("History", new Page.GetByTextOptions().setExact(true)).click();
    Locator history = console.page().locator(".timeline");
    assertThat(history).containsText("Status: Open → In progress");
    assertThat(history).containsText("changed the due date");
    assertThat(history).containsText("created the request");
  }

  @Test
  void theServerIsLostAndRegained() throws IOException {
    ConsolePage console = technician().goToView("unassigned");
    console.awaitLive();
    long request = desk.newRequest("Open while the server restarts");
    ConsolePage detail = technician().goToRequest(request);
    detail.field("Reply").fill("Written offline");

    desk.stop();
    assertThat(console.page().locator(".offline-bar")).containsText("You see the state of");
    detail.button("Send").click();
    assertThat(detail.page().locator("#reply-error")).containsText("your text is kept");
    desk.startAgain();
    long created = desk.newRequest("Created after the restart");
    console.awaitLive();
    assertThat(console.page().locator(".offline-bar")).hasCount(0);
    console.page().locator(".news button").click();
    assertThat(console.row(created)).isVisible();

    detail.awaitLive();
    assertThat(detail.field("Reply")).hasValue("Written offline");
    detail.button("Send").click();
    assertThat(detail.message("Written offline")).hasCount(1);
  }

  @Test
  void changesArePolledWhereStreamsAreBlocked() {
    BrowserContext profile = browser.profile();
    profile.route("**/technician-views/stream*", route -> {});
    ConsolePage console = signedIn(profile, desk.technician()).goToView("unassigned");
    assertThat(console.connection()).containsText("Every 5 s");

    desk.newRequest("Polled");
    assertThat(console.page().locator(".news button")).isVisible();
  }

  @Test
  void hostileTextsAreOnlyTexts() {
    String script = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    String long255 = script + "\u05D0\u05D1\u05D2 \u0627\u0644\u0639 " + "W".repeat(150);
    long request = desk.newRequest(long255, "\u202E" + script + "<a href='javascript:alert(3)'>");
    desk.addMessage(request, script + "\n" + "x".repeat(9_900));
    ConsolePage console = technician().goToView("unassigned");
    assertThat(console.row(request)).containsText(script);
    assertThat(fits(console)).isTrue();

    console.goToRequest(request);
    assertThat(console.message("<script>")).isVisible();
    console.button("Show all 9,954 characters").click();
    assertThat(fits(console)).isTrue();
    assertThat(console.page().locator("img[src=x], .text a, .text script")).hasCount(0);
  }

  private static boolean fits(ConsolePage console) {
    return (boolean)
        console.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth");
  }
}
