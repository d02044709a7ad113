package io.technicianviews.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.technicianviews.bootstrap.endtoend.Client;
import io.technicianviews.bootstrap.endtoend.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The dashboard of the console, and the lists behind its numbers; statuses; pictures. */
@TestMethodOrder(OrderAnnotation.class)
class DashboardBrowserTest extends BrowserTest {

  /** First, while the demo data are unchanged. */
  @Test
  @Order(1)
  void screensAreShownInTheReadme() throws IOException {
    BrowserContext profile = browser.profile(1440, 640, ColorScheme.LIGHT);
    ConsolePage console = signedIn(profile, desk.technician());
    console.goToView("all_unsolved");
    console.awaitLive();
    long request =
        console.shownIds().stream()
            .max(Comparator.comparingLong(DashboardBrowserTest::messages))
            .orElseThrow();
    savePicture(console, "queue");
    console.goToRequest(request);
    console.page().locator(".message").first().waitFor();
    savePicture(console, "request");
    dashboard(console, "");
    assertThat(console.page().locator(".plot canvas")).hasCount(2);
    savePicture(console, "dashboard");
  }

  private static long messages(long request) {
    return desk.technician().json("/api/v1/requests/" + request + "/messages").number("total");
  }

  /** With {@code -Dtest.screenshots=write} they replace those that the README shows. */
  private static void savePicture(ConsolePage console, String name) throws IOException {
    console.page().mouse().move(0, 0);
    byte[] picture =
        SmallPng.of(
            console
                .page()
                .screenshot(
                    new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED)));
    assertThat(picture).as(name).hasSizeBetween(5_000, 100_000);
    List<String> folders =
        "write".equals(System.getProperty("test.screenshots"))
            ? List.of("target/screenshots", "docs/images")
            : List.of("target/screenshots");
    for (String folder : folders) {
      Files.createDirectories(Path.of(folder));
      Files.write(Path.of(folder, name + ".png"), picture);
    }
  }

  @Test
  void aStatusOfTheDeskIsOfferedAndARetiredOneOnlyShown() {
    Client admin = desk.admin();
    long request = desk.newRequest("At the vendor's");
    ConsolePage console = signedIn(admin).goToRequest(request);
    Locator status = console.field("Status");
    assertThat(status.locator("option"))
        .hasText(
            new String[] {
              "Open",
              "In progress",
              "In review",
              "Pending requester response",
              "On hold",
              "Waiting for vendor",
              "Solved",
              "Closed"
            });
    status.selectOption("Waiting for vendor");
    assertThat(console.page().locator(".facts .status")).containsText("Waiting for vendor");

    admin.sent("PATCH", "/api/v1/admin/statuses/401", "{\"active\": false}");
    console.page().reload();
    assertThat(console.page().locator(".facts .status")).containsText("Waiting for vendor");
    assertThat(status.locator("option:checked")).hasText("Waiting for vendor");
    console.goToRequest(desk.newRequest("Another one"));
    assertThat(status.locator("option")).hasCount(7);
    admin.sent("PATCH", "/api/v1/admin/statuses/401", "{\"active\": true}");
  }

  @Test
  void plotsAndTableShowTheDaysOfTheAddress() {
    ConsolePage console = signedIn(desk.admin());
    console.page().locator("nav a[href^='#/dashboard']").click();
    assertThat(console.heading()).hasText("Dashboard");
    assertThat(console.page().locator(".plot canvas")).hasCount(2);
    assertThat(console.page().locator(".by-day tbody tr")).hasCount(30);

    console.button("90 days").click();
    console.awaitRoute("days=90");
    assertThat(console.page().locator(".by-day tbody tr")).hasCount(90);
    console.page().reload();
    assertThat(console.page().locator(".by-day tbody tr")).hasCount(90);
    assertThat(console.page().locator(".plot canvas")).hasCount(2);
    Json today = desk.admin().json("/api/v1/requests/flow?days=90").objects("days").getLast();
    assertThat(console.page().locator(".by-day tbody tr").first())
        .containsText("%,d".formatted(today.number("unsolved")));
  }

  @Test
  void eachNumberLeadsToTheListThatItCounts() {
    ConsolePage console = signedIn(desk.technician());
    dashboard(console, "");
    List<String> links =
        console.page().locator(".dashboard a").all().stream()
            .map(link -> link.getAttribute("href"))
            .toList();
    assertThat(links).hasSizeGreaterThan(70);
    // One of each kind, and days at both ends of the table.
    List<Integer> chosen = List.of(0, 1, 2, 3, 4, 5, 6, 8, 9, 30, 31, 62, 63);
    for (int index : chosen) {
      verifyLeadsToItsList(console, console.page().locator(".dashboard a").nth(index));
    }
    for (String list : List.of("of=age&min=0", "of=age&min=4", "of=age&min=31", "of=assignee")) {
      Locator number = console.page().locator(".dashboard a[href*='" + list + "']").first();
      verifyLeadsToItsList(console, number);
    }
  }

  private static void verifyLeadsToItsList(ConsolePage console, Locator number) {
    String count =
        number.locator("b").count() > 0 ? number.locator("b").textContent() : number.textContent();
    String href = number.getAttribute("href");
    number.click();
    console.awaitRoute(href);
    assertThat(console.page().locator("h1 .total")).hasText(count);
    long shown = Math.min(25, Long.parseLong(count.replace(",", "")));
    assertThat(console.rows()).hasCount((int) shown);
    console.page().goBack();
    console.page().locator(".by-day tbody tr").first().waitFor();
  }

  @Test
  void aListOfOneDayHasItsRequestsOnEveryPage() {
    ConsolePage console = signedIn(desk.admin());
    List<Json> days = desk.admin().json("/api/v1/requests/flow?days=30").objects("days");
    Json busiest =
        days.stream()
            .limit(29)
            .max((a, b) -> Long.compare(a.number("created"), b.number("created")))
            .orElseThrow();
    long expected = busiest.number("created");
    assertThat(expected).isGreaterThan(25);

    console.go("#/counted?of=created&day=" + busiest.text("date"));
    assertThat(console.page().locator("h1 .total")).hasText("%,d".formatted(expected));
    List<Long> ids = new ArrayList<>(console.shownIds());
    while (console.page().locator(".pages a", named("Next page")).count() > 0) {
      console.press("n");
      assertThat(console.page().locator(".pages")).containsText("%d to".formatted(ids.size() + 1));
      ids.addAll(console.shownIds());
    }
    assertThat(ids).doesNotHaveDuplicates().hasSize((int) expected);
  }

  @Test
  void aUnitLimitsTheNumbersAndTheirLists() {
    ConsolePage console = signedIn(desk.admin());
    dashboard(console, "");
    console.page().locator(".filters select").selectOption("Finance");
    console.page().waitForURL(Pattern.compile("unit=\\d+"));
    String unit = console.page().url().replaceFirst(".*unit=", "");
    long unsolved =
        desk.admin().json("/api/v1/requests/workload?business_unit_id=" + unit).number("unsolved");

    Locator tile = console.page().locator(".tiles a").first();
    assertThat(tile).containsText("%,d".formatted(unsolved));
    verifyLeadsToItsList(console, tile);
    verifyLeadsToItsList(console, console.page().locator("a[href*='of=age&min=8']"));
  }

  @Test
  void numbersFollowChanges() {
    ConsolePage console = signedIn(desk.admin());
    dashboard(console, "");
    console.awaitLive();
    long before = desk.admin().json("/api/v1/requests/workload").number("unassigned");
    desk.newRequest("Counted at once");

    assertThat(console.page().locator(".tiles li").nth(1))
        .containsText("%,d".formatted(before + 1));
  }

  @Test
  void requestsOfDeactivatedPeopleAreShownAndListed() {
    Client admin = desk.admin();
    Json leaver =
        admin.json("/api/v1/requests/workload").objects("technicians").stream()
            .filter(person -> person.text("full_name").equals("Kenji Morikawa"))
            .findFirst()
            .orElseThrow();
    admin.sent("PATCH", "/api/v1/admin/people/" + leaver.number("id"), "{\"active\": false}");
    ConsolePage console = signedIn(admin);
    dashboard(console, "");

    Locator held = console.page().locator("section", named("Held by deactivated people"));
    assertThat(held).containsText("Kenji Morikawa");
    verifyLeadsToItsList(console, held.locator("a"));
    held.locator("a").click();
    assertThat(console.heading()).containsText("assigned to Kenji Morikawa");
    console.press("j", "Enter");
    assertThat(console.page().locator(".position")).containsText("1 of");
    console.press("Escape");
    console.page().waitForURL(Pattern.compile("#/counted"));
  }

  @Test
  void failuresAreExplained() {
    ConsolePage console = signedIn(desk.admin());
    console.go("#/dashboard?unit=nonsense");
    assertThat(console.page().locator(".notice")).containsText("could not be loaded");
    console.page().locator(".notice a").click();
    console.page().locator(".by-day").waitFor();

    List<Route> held = new ArrayList<>();
    console.page().route("**/flow?*", held::add);
    console.go("#/dashboard?days=90");
    assertThat(console.page().locator(".skeleton")).isVisible();
    console.page().waitForCondition(() -> !held.isEmpty());
    held.getFirst().abort();
    console.page().unroute("**/flow?*");
    console.button("Try again").click();
    assertThat(console.page().locator(".by-day tbody tr")).hasCount(90);
    console.go("#/counted?of=nonsense");
    assertThat(console.heading()).hasText("There is no such list.");
  }

  @Test
  void aScreenWhoseModuleIsNotLoadedOffersAnotherTry() {
    BrowserContext profile = browser.profile();
    profile.route("**/ui/dashboard.js", Route::abort);
    ConsolePage console = signedIn(profile, desk.admin());
    console.go("#/dashboard");
    assertThat(console.page().locator(".notice")).containsText("was not loaded");

    profile.unroute("**/ui/dashboard.js");
    console.button("Load the page again").click();
    console.page().locator(".by-day").waitFor();
  }

  @Test
  void aNarrowScreenShowsEverythingBelowEachOther() {
    BrowserContext profile = browser.profile(400, 800, ColorScheme.DARK);
    ConsolePage console = signedIn(profile, desk.technician());
    dashboard(console, "");
    assertThat(console.page().locator(".plot canvas")).hasCount(2);

    assertThat(
            (boolean)
                console
                    .page()
                    .evaluate(
                        "document.querySelector('.dashboard').scrollWidth <= window.innerWidth"))
        .isTrue();
  }

  private static void dashboard(ConsolePage console, String query) {
    console.go("#/dashboard" + query);
    console.page().locator(".by-day tbody tr").first().waitFor();
  }

  private static Page.LocatorOptions named(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
