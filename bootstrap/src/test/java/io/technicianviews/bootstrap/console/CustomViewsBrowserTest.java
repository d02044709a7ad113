package io.technicianviews.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.technicianviews.bootstrap.console.ConsoleDesk.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.technicianviews.bootstrap.endtoend.Client;
import io.technicianviews.bootstrap.endtoend.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Custom views in the console. */
class CustomViewsBrowserTest {

  private static final String VIEWS = "/api/v1/views";
  private static final String UNSOLVED =
      "{\"field\": \"status_category\", \"operator\": \"is_not\", \"value\": [\"solved\","
          + " \"closed\"]}";

  @TempDir private static Path dataDir;
  private static TestBrowser browser;
  private static ConsoleDesk desk;

  private ConsoleTabs tabs;

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

  @BeforeEach
  void open() {
    tabs = new ConsoleTabs(browser);
  }

  @AfterEach
  void closeTabs() {
    tabs.closeAndVerify();
  }

  @Test
  void theSidebarShowsTheViewsOfEachKindWithTheNumbersOfTheApi() {
    long own = view(desk.technician(), "Mine alone", UNSOLVED, "{\"type\": \"personal\"}");
    long shared = view(desk.admin(), "For everyone", UNSOLVED, "{\"type\": \"everyone\"}");
    long inactive = view(desk.admin(), "Not yet", UNSOLVED, "{\"type\": \"everyone\"}");
    desk.admin().send("PATCH", path(inactive), "{\"active\": false}");

    ConsolePage technician = tabs.of(desk.technician());
    assertThat(technician.page().locator(".custom", hasText("My views")))
        .containsText("Mine alone");
    assertThat(technician.page().locator(".custom", hasText("Shared views")))
        .containsText("For everyone");
    for (long view : List.of(own, shared)) {
      assertThat(technician.count(view)).hasText("%,d".formatted(number(desk.technician(), view)));
    }
    assertThat(technician.page().locator(".sidebar nav")).not().containsText("Not yet");
    assertThat(tabs.of(desk.admin()).page().locator(".sidebar nav a", hasText("Not yet")))
        .containsText("Inactive");
  }

  @Test
  void theListOfAViewFollowsTheChangesOfRequests() {
    long view =
        view(
            desk.technician(),
            "Zebra",
            UNSOLVED
                + ", {\"field\": \"subject\", \"operator\": \"contains\", \"value\": \"zebra\"}",
            "{\"type\": \"personal\"}");
    desk.newRequest("A zebra in the hall");
    long second = desk.newRequest("Another Zebra");
    ConsolePage console = tabs.of(desk.technician()).goToView(Long.toString(view));
    console.awaitLive();
    assertThat(console.heading()).hasText("Zebra2");
    assertThat(console.count(view)).hasText("2");

    desk.admin().send("PATCH", "/api/v1/requests/" + second, "{\"subject\": \"Another horse\"}");
    assertThat(console.count(view)).hasText("1");
    assertThat(console.row(second)).containsText("Left this view");
    assertThat(console.row(second)).containsText("Another horse");
    desk.newRequest("The third zebra");
    assertThat(console.count(view)).hasText("2");
    assertThat(console.page().locator(".news button")).containsText("1 new request");
    console.press(".");
    assertThat(console.page().locator("td.c-subject")).hasCount(2);
    assertThat(number(desk.technician(), view)).isEqualTo(2);
  }

  @Test
  void theAddressHoldsFiltersOrdersAndPages() {
    long view = view(desk.technician(), "Paged", UNSOLVED, "{\"type\": \"personal\"}");
    ConsolePage console = tabs.of(desk.technician()).goToView(Long.toString(view));
    console.page().locator(".filters select").last().selectOption("created");
    console.awaitRoute("sort=created");
    console.button("Requests").click();
    console.awaitRoute("type=parents&sort=created");
    console.page().locator(".pages a").last().click();
    console.page().waitForURL(Pattern.compile("cursor="));
    assertThat(console.page().locator(".pages")).containsText("26 to 50");
    List<Long> second = console.shownIds();

    console.page().reload();
    assertThat(console.page().locator(".pages")).containsText("26 to 50");
    assertThat(console.shownIds()).isEqualTo(second);
    console.page().goBack();
    assertThat(console.page().locator(".pages")).containsText("1 to 25");
  }

  @Test
  void aViewThatIsDeletedMeanwhileIsExplained() {
    long view = view(desk.admin(), "Short-lived", UNSOLVED, "{\"type\": \"everyone\"}");
    ConsolePage console = tabs.of(desk.technician()).goToView(Long.toString(view));
    console.awaitLive();

    desk.admin().send("DELETE", path(view), "");
    assertThat(console.page().locator(".sidebar nav")).not().containsText("Short-lived");
    assertThat(console.page().locator("main")).containsText("There is no such view.");
    console.page().reload();
    assertThat(console.heading()).containsText("There is no such view.");
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  /** Creates a view; returns its id. */
  private static long view(Client owner, String title, String conditions, String sharing) {
    String body =
        "{\"title\": %s, \"conditions\": {\"all\": [%s]}, \"sharing\": %s}"
            .formatted(quoted(title), conditions, sharing);
    return Json.of(owner.sent("POST", VIEWS, body).body()).number("id");
  }

  /** The number of requests in a view. */
  private static long number(Client user, long view) {
    return user.json(VIEWS + "/counts?id=" + view).object("counts").number(Long.toString(view));
  }

  private static String path(long view) {
    return VIEWS + "/" + view;
  }
}
