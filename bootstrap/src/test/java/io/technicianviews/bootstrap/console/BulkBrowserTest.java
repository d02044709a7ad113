package io.technicianviews.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.technicianviews.bootstrap.endtoend.Client;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work on many requests in the console: selection, changes of many, tags and exports. */
class BulkBrowserTest {

  private static final String BULK = "**/requests/bulk";

  @TempDir private static Path dataDir;
  private static TestBrowser browser;
  private static ConsoleDesk desk;

  private final List<BrowserContext> profiles = new ArrayList<>();
  private final List<ConsolePage> consoles = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    browser = TestBrowser.startOrSkip();
    desk = ConsoleDesk.start(dataDir);
  }

  @AfterAll
  static void stop() {
    if (desk != null) {
      desk.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void verifyNothingWentWrong() {
    consoles.forEach(ConsolePage::verifyNothingWentWrong);
    profiles.forEach(BrowserContext::close);
  }

  @Test
  void keysSelectAndTakeAndTheRefusedStaySelected() {
    long third = desk.newRequest("Third");
    long second = desk.newRequest("Second");
    long first = desk.newRequest("First");
    ConsolePage console = technician().goToView("unassigned");
    console.row(first).waitFor();
    console.press("j", "x", "j", "j", "X");
    assertThat(selected(console)).hasText("3 selected");
    assertThat(checkbox(console, second)).isChecked();

    assign(second, admin());
    assertThat(console.row(second)).containsText("Left this view");
    assertThat(selected(console)).hasText("3 selected");
    console.press("t");

    Locator outcome = console.page().locator(".outcome");
    assertThat(outcome).containsText("2 changed, 1 not changed and still selected.");
    Locator refused = outcome.getByRole(AriaRole.LISTITEM);
    assertThat(refused).containsText("#" + second + " Second");
    assertThat(refused).containsText("It is assigned to Eva Sandoval.");
    assertThat(selected(console)).hasText("1 selected");
    assertThat(checkbox(console, second)).isChecked();
    assertThat(console.row(first)).containsText("Nora Lindqvist");
    assertThat(console.row(third)).containsText("Nora Lindqvist");
    console.press("Escape", "Escape");
    assertThat(outcome).hasCount(0);
    assertThat(selected(console)).hasCount(0);
  }

  @Test
  void oneChangeHasSeveralFieldsAndTags() {
    List<Long> ids = List.of(desk.newRequest("One"), desk.newRequest("Two"));
    ConsolePage console = technician().goToView("unassigned");
    ids.forEach(id -> checkbox(console, id).check());
    console.press("a");
    assertThat(console.field("Assignees")).isFocused();
    console.field("Status").selectOption("In progress");
    console.field("Priority").selectOption("Critical");
    console.field("Add tags").fill("Mass-Update,");
    console.button("Change 2").click();

    assertThat(console.notice("2 requests changed.")).isVisible();
    assertThat(selected(console)).hasCount(0);
    for (long id : ids) {
      assertThat(console.row(id)).containsText("In progress");
      assertThat(console.row(id)).containsText("Critical");
      assertThat(console.row(id).locator(".tag")).hasText("mass-update");
    }
  }

  @Test
  void theWholeViewIsChangedUnlessItsCountIsAnother() {
    desk.newRequest("In the view");
    ConsolePage console = technician().goToView("unassigned");
    long total = desk.technician().counts("").number("unassigned");
    console.press("A", "A");
    assertThat(selected(console)).hasText("%,d selected".formatted(total));
    console.field("Add tags").fill("whole");
    console.press("Enter");

    List<Route> held = new ArrayList<>();
    console.page().route(BULK, held::add);
    console.field("Add tags").press("Enter");
    console.page().waitForCondition(() -> !held.isEmpty());
    assertThat(console.button("Change %,d".formatted(total))).isDisabled();
    console.field("Add tags").press("Enter");
    long another = desk.newRequest("Created meanwhile");
    console.page().unroute(BULK);
    held.forEach(Route::resume);
    assertThat(held).hasSize(1);

    Locator outcome = console.page().locator(".outcome");
    assertThat(outcome)
        .containsText(
            "Nothing was changed: this view has %,d requests now, not %,d."
                .formatted(total + 1, total));
    console.button("Change all %,d".formatted(total + 1)).click();
    assertThat(console.notice("%d requests changed.".formatted(total + 1))).isVisible();
    assertThat(console.page().locator(".outcome")).hasCount(0);
    assertThat(tags(another)).contains("whole");
  }

  @Test
  void twoBrowsersTakeTheSameRequestsAndEachIsTakenOnce() {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      ids.add(desk.newRequest("Raced for " + i));
    }
    List<ConsolePage> both = List.of(technician(), signedIn(admin()));
    List<Route> held = new ArrayList<>();
    for (ConsolePage console : both) {
      console.goToView("unassigned");
      ids.forEach(id -> checkbox(console, id).check());
      assertThat(selected(console)).hasText("12 selected");
      console.page().route(BULK, held::add);
      console.press("t");
      console.page().waitForCondition(() -> held.size() > both.indexOf(console));
    }
    held.forEach(Route::resume);

    int won = 0;
    for (ConsolePage console : both) {
      Locator end = console.page().locator(".outcome [role=alert], .toasts p.done");
      end.waitFor();
      won += Integer.parseInt(end.textContent().strip().replaceFirst("\\D.*", ""));
    }
    assertThat(won).isEqualTo(ids.size());
    for (long id : ids) {
      assertThat(desk.admin().json("/api/v1/requests/" + id).objects("assignees")).hasSize(1);
    }
  }

  @Test
  void aChangeWhoseResponseIsLostIsSentAgainWithItsKey() {
    long request = desk.newRequest("Sent twice");
    ConsolePage console = technician().goToView("unassigned");
    checkbox(console, request).check();
    List<String> keys = new ArrayList<>();
    console
        .page()
        .route(
            BULK,
            route -> {
              keys.add(route.request().headerValue("idempotency-key"));
              if (keys.size() == 1) {
                route.fetch();
                route.abort();
              } else {
                route.resume();
              }
            });
    console.press("t");
    assertThat(console.page().locator(".outcome")).containsText("The change was interrupted");
    console.button("Try again").click();

    assertThat(console.notice("1 request changed.")).isVisible();
    assertThat(keys).hasSize(2);
    assertThat(keys.getFirst()).isEqualTo(keys.getLast());
    assertThat(desk.admin().json("/api/v1/requests/" + request).number("version")).isEqualTo(2);
  }

  private static Locator selected(ConsolePage console) {
    return console.page().locator(".bulk .selected strong");
  }

  private static Locator checkbox(ConsolePage console, long id) {
    return console.row(id).getByRole(AriaRole.CHECKBOX);
  }

  private static Client admin() {
    return desk.admin();
  }

  private static void assign(long request, Client to) {
    long id = to.json("/api/v1/me").number("id");
    String path = "/api/v1/requests/" + request + "/assign";
    admin().send("POST", path, "{\"technician_id\": " + id + "}");
  }

  private static String tags(long request) {
    return String.valueOf(admin().json("/api/v1/requests/" + request).members().get("tags"));
  }

  private ConsolePage technician() {
    return signedIn(desk.technician());
  }

  private ConsolePage signedIn(Client user) {
    BrowserContext profile = browser.profile();
    // A browser that begins to intercept calls under load lets the next one pass.
    profile.route(BULK, Route::resume);
    profiles.add(profile);
    ConsolePage console = ConsolePage.signedIn(profile, user);
    consoles.add(console);
    return console;
  }
}
