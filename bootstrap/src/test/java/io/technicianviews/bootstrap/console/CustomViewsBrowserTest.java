package io.technicianviews.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.technicianviews.bootstrap.console.ConsoleDesk.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.technicianviews.bootstrap.endtoend.Client;
import io.technicianviews.bootstrap.endtoend.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Custom views in the console, and the search. */
class CustomViewsBrowserTest extends BrowserTest {

  private static final String VIEWS = "/api/v1/views";
  private static final String UNSOLVED =
      "{\"field\": \"status_category\", \"operator\": \"is_not\", \"value\": [\"solved\","
          + " \"closed\"]}";

  @Test
  void theSidebarShowsTheViewsOfEachKindWithTheNumbersOfTheApi() {
    long own = view(desk.technician(), "Mine alone", UNSOLVED, "{\"type\": \"personal\"}");
    long shared = view(desk.admin(), "For everyone", UNSOLVED, "{\"type\": \"everyone\"}");
    long inactive = view(desk.admin(), "Not yet", UNSOLVED, "{\"type\": \"everyone\"}");
    desk.admin().send("PATCH", path(inactive), "{\"active\": false}");

    ConsolePage technician = technician();
    assertThat(technician.page().locator(".custom", hasText("My views")))
        .containsText("Mine alone");
    assertThat(technician.page().locator(".custom", hasText("Shared views")))
        .containsText("For everyone");
    for (long view : List.of(own, shared)) {
      assertThat(technician.count(view)).hasText("%,d".formatted(number(desk.technician(), view)));
    }
    assertThat(technician.page().locator(".sidebar nav")).not().containsText("Not yet");
    assertThat(admin().page().locator(".sidebar nav a", hasText("Not yet")))
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
    ConsolePage console = technician().goToView(Long.toString(view));
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
    ConsolePage console = technician().goToView(Long.toString(view));
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
    ConsolePage console = technician().goToView(Long.toString(view));
    console.awaitLive();

    desk.admin().send("DELETE", path(view), "");
    assertThat(console.page().locator(".sidebar nav")).not().containsText("Short-lived");
    assertThat(console.page().locator("main")).containsText("There is no such view.");
    console.page().reload();
    assertThat(console.heading()).containsText("There is no such view.");
  }

  @Test
  void aViewIsCreatedWithTheKeyboardAloneAndItsNumbersAgree() {
    desk.newRequest("The first ocelot");
    desk.newRequest("Ocelots again");
    ConsolePage console = technician().go("#/views/new");
    assertThat(console.field("Title")).isFocused();
    console.page().keyboard().type("Ocelots");
    tabTo(console, "Add condition");
    console.press("Enter");
    console.page().keyboard().type("Subj");
    Locator added = console.page().locator(".condition").last();
    assertThat(added.getByLabel("Operator")).isDisabled();
    console.press("Tab");
    console.page().keyboard().type("oc");
    assertThat(added).containsText("must have 3 to 100 characters");
    console.page().keyboard().type("elot");
    assertThat(preview(console)).hasText("2 requests");
    assertThat(console.page().locator(".preview tbody tr")).hasCount(2);
    long third = desk.newRequest("One more ocelot");
    assertThat(preview(console)).hasText("3 requests");
    console.press("Control+Enter");

    assertThat(console.heading()).hasText("Ocelots3");
    console.page().waitForURL(Pattern.compile("#/views/\\d+$"));
    long view = Long.parseLong(console.page().url().replaceFirst(".*/", ""));
    assertThat(console.rows()).hasCount(3);
    assertThat(console.count(view)).hasText("3");
    assertThat(number(desk.technician(), view)).isEqualTo(3);
    desk.admin().send("PATCH", "/api/v1/requests/" + third, "{\"subject\": \"A cat\"}");
    assertThat(console.count(view)).hasText("2");
    assertThat(console.row(third)).containsText("Left this view");
  }

  @Test
  void everyInvalidPartIsMarkedAndAnUnsupportedConditionIsCured() {
    ConsolePage console = technician().go("#/views/new");
    console.page().getByLabel("Remove condition 1").click();
    console.button("Add condition").click();
    condition(console, 0).getByLabel("Field").selectOption("subject");
    condition(console, 0).getByLabel("Value").fill("printer");
    assertThat(condition(console, 0)).containsText("only by views of unsolved requests");
    console.button("Limit the view to unsolved requests").click();
    assertThat(console.page().locator(".preview .warning")).hasCount(0);

    console.button("Add alternative").click();
    condition(console, 2).getByLabel("Field").selectOption("tags");
    assertThat(console.page().locator(".preview")).containsText("left out");
    console.button("Create view").click();
    assertThat(console.field("Title")).isFocused();
    assertThat(console.page().locator("#view-title-error")).not().isEmpty();
    assertThat(condition(console, 2)).containsText("must");
    console.page().getByPlaceholder("Add a tag").fill("Brand new");
    console.press("Enter");
    assertThat(condition(console, 2)).containsText("Brand new");
    console.field("Title").fill("x".repeat(10_000));
    console.button("Create view").click();
    assertThat(console.page().locator("#view-title-error")).containsText("255");
  }

  @Test
  void typedTextIsPreservedUntilItIsSavedOrDiscarded() {
    long view = view(desk.technician(), "To be kept", UNSOLVED, "{\"type\": \"personal\"}");
    ConsolePage console = technician().go("#/views/" + view + "/edit");
    console.field("Title").fill("Half typed");
    console.goToView("all_unsolved");
    console.go("#/views/" + view + "/edit");
    assertThat(console.field("Title")).hasValue("Half typed");
    console.button("Discard them").click();
    assertThat(console.field("Title")).hasValue("To be kept");
  }

  @Test
  void whatIsSavedCannotBeEditedMeanwhile() {
    ConsolePage console = technician().go("#/views/new");
    console.field("Title").fill("Being saved");
    List<Route> held = new ArrayList<>();
    console
        .page()
        .route(
            "**" + VIEWS,
            route -> {
              if (route.request().method().equals("POST")) {
                held.add(route);
              } else {
                route.resume();
              }
            });
    console.press("Control+Enter");
    console.page().waitForCondition(() -> held.size() == 1);
    console.page().keyboard().type("!");
    assertThat(console.field("Title")).hasValue("Being saved");
    held.forEach(Route::resume);
    assertThat(console.heading()).hasText("Being saved");
  }

  @Test
  void ofTwoEditorsTheSecondSeesWhatTheFirstDidAndKeepsBoth() {
    long view = view(desk.admin(), "Edited by two", UNSOLVED, "{\"type\": \"everyone\"}");
    ConsolePage second = admin().go("#/views/" + view + "/edit");
    assertThat(second.field("Title")).hasValue("Edited by two");
    String nora = "/api/v1/admin/people/" + desk.technician().json("/api/v1/me").number("id");
    desk.admin().send("PATCH", nora, "{\"role\": \"admin\"}");
    try {
      ConsolePage first = technician().go("#/views/" + view + "/edit");
      first.field("Title").fill("Renamed by the first");
      first.press("Control+Enter");
      assertThat(first.heading()).containsText("Renamed by the first");
    } finally {
      desk.admin().send("PATCH", nora, "{\"role\": \"technician\"}");
    }

    second.field("Order").selectOption("created");
    second.button("Save").click();
    Locator conflict = second.page().locator(".conflict");
    assertThat(conflict).containsText("Nora Lindqvist has changed this view meanwhile");
    assertThat(conflict).containsText("Title: Edited by two → Renamed by the first");
    assertThat(second.field("Order")).hasValue("created");
    second.button("Save my changes on top").click();
    assertThat(second.heading()).containsText("Renamed by the first");
    assertThat(desk.admin().json(path(view)).members())
        .containsEntry("title", "Renamed by the first")
        .containsEntry("sort", "created");
  }

  @Test
  void aViewIsDuplicatedAndDeletedAfterAConfirmation() {
    long view = view(desk.admin(), "Original", UNSOLVED, "{\"type\": \"everyone\"}");
    ConsolePage console = technician().goToView(Long.toString(view));
    console.page().getByText("Duplicate").click();
    assertThat(console.field("Title")).hasValue("Copy of Original");
    console.button("Create view").click();
    assertThat(console.heading()).containsText("Copy of Original");
    console.rows().first().waitFor();

    console.editView();
    console.button("Delete").click();
    Locator dialog = console.page().locator("dialog");
    assertThat(dialog).containsText("Delete the view “Copy of Original”?");
    console.press("Escape");
    assertThat(dialog).hasCount(0);
    console.button("Delete").click();
    dialog.getByText("Delete", new Locator.GetByTextOptions().setExact(true)).click();
    console.awaitRoute("#/views/my_unsolved");
    assertThat(console.page().locator(".sidebar nav")).not().containsText("Copy of Original");
  }

  @Test
  void aSharedViewIsNotForTechniciansToEdit() {
    long view = view(desk.admin(), "Of the admins", UNSOLVED, "{\"type\": \"everyone\"}");
    ConsolePage console = technician().goToView(Long.toString(view));
    assertThat(console.page().getByText("Edit view")).hasCount(0);
    console.go("#/views/" + view + "/edit");
    assertThat(console.heading()).hasText("You may not change this view");
  }

  @Test
  void aHostileTitleIsOnlyText() {
    String title =
        "<img src=x onerror=alert(1)> \u05D0\u05D1 <script>alert(2)</script>" + "W".repeat(180);
    long view = view(desk.technician(), title, UNSOLVED, "{\"type\": \"personal\"}");
    ConsolePage console = technician().goToView(Long.toString(view));
    assertThat(console.heading()).containsText("<img src=x");
    assertThat(fits(console)).isTrue();
    console.editView();
    assertThat(console.field("Title")).hasValue(title);
    console.button("Delete").click();
    assertThat(console.page().locator("dialog")).containsText("<script>");
    assertThat(fits(console)).isTrue();
    assertThat(console.page().locator("img[src=x]")).hasCount(0);
    desk.technician().send("DELETE", path(view), "");
  }

  @Test
  void theWholeOfAViewIsChangedAndExported() throws IOException {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      ids.add(desk.newRequest("Of the view " + i));
    }
    String tagged = "{\"ids\": %s, \"change\": {\"add_tags\": [\"numbat\"]}}".formatted(ids);
    desk.admin().send("POST", "/api/v1/requests/bulk", tagged);
    String conditions =
        UNSOLVED + ", {\"field\": \"tags\", \"operator\": \"any_of\", \"value\": [\"numbat\"]}";
    long view = view(desk.technician(), "Numbats", conditions, "{\"type\": \"personal\"}");
    ConsolePage console = technician().go("#/views/" + view);
    console.rows().first().waitFor();
    Download download = console.page().waitForDownload(() -> console.button("CSV").click());
    assertThat(download.suggestedFilename()).startsWith("view-" + view + "-");
    assertThat(Files.readAllLines(download.path())).hasSize(31);

    console.press("A", "A");
    Locator selected = console.page().locator(".bulk .selected strong");
    assertThat(selected).hasText("30 selected");
    console.field("Remove tags").fill("numbat,");
    console.button("Change 30").click();
    assertThat(console.notice("30 requests changed.")).isVisible();
    assertThat(selected).hasCount(0);
    assertThat(console.count(view)).hasText("0");
    desk.technician().send("DELETE", path(view), "");
  }

  @Test
  void aSearchWithManyResultsHasPages() {
    ConsolePage console = admin().go("#/search?q=laptop");
    assertThat(console.rows()).hasCount(50);
    List<Long> first = console.shownIds();
    console.page().getByText("More results").click();
    assertThat(console.page().locator(".search-count")).containsText("Results 51 to ");
    assertThat(console.shownIds()).isNotEmpty().doesNotContainAnyElementsOf(first);
    console.page().goBack();
    assertThat(console.page().locator(".search-count")).hasText("Results 1 to 50");
    assertThat(console.shownIds()).isEqualTo(first);
  }

  @Test
  void theSearchRunsDuringTypingAndItsResultsHaveAnAddress() {
    long first = desk.newRequest("Quokka on the roof");
    long second = desk.newRequest("Two quokkas in <b>bold</b>");
    ConsolePage console = technician().goToView("all_unsolved");
    console.press("/");
    console.page().keyboard().type("quok");
    Locator proposals = console.page().locator(".matches [role=option]");
    assertThat(proposals).hasCount(2);
    assertThat(proposals.first()).containsText("<b>bold</b>");
    console.press("ArrowDown", "ArrowDown", "Enter");
    console.awaitRoute("#/requests/" + first);

    console.press("/");
    console.page().keyboard().type("quokka");
    console.press("Enter");
    console.awaitRoute("#/search?q=quokka");
    assertThat(console.rows()).hasCount(2);
    assertThat(console.shownIds()).containsExactly(second, first);
    console.press("j", "Enter");
    assertThat(console.heading()).containsText("#" + second);
    console.page().locator(".facts").waitFor();
    console.press("Escape");
    console.awaitRoute("#/search?q=quokka");
    desk.admin().send("PATCH", "/api/v1/requests/" + second, "{\"subject\": \"Quokka no. 2\"}");
    assertThat(console.row(second)).containsText("Quokka no. 2");
    console.page().locator("main input[type=search]").fill("quokkaz");
    assertThat(console.page().locator("main")).containsText("No request matches “quokkaz”.");
    console.awaitRoute("#/search?q=quokkaz");
    console.press("Escape", "/");
    console.page().keyboard().type("#" + first);
    console.press("Enter");
    console.awaitRoute("#/requests/" + first);
  }

  @Test
  void aFailedSearchShowsAnError() {
    ConsolePage console = technician().goToView("all_unsolved");
    console.page().route("**/requests/search*", Route::abort);
    console.press("/");
    console.page().keyboard().type("any");
    assertThat(console.page().locator(".matches")).containsText("The search failed.");
    console.press("Enter");
    assertThat(console.page().locator("main")).containsText("could not be loaded");
  }

  private static boolean fits(ConsolePage console) {
    return (boolean)
        console.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth");
  }

  private static Locator condition(ConsolePage console, int index) {
    return console.page().locator(".condition").nth(index);
  }

  private static Locator preview(ConsolePage console) {
    return console.page().locator(".preview-count");
  }

  /** Presses Tab until the button has the focus. */
  private static void tabTo(ConsolePage console, String button) {
    Locator focused = console.page().locator("button:focus", hasText(button));
    for (int i = 0; i < 30 && focused.count() == 0; i++) {
      console.press("Tab");
    }
    assertThat(console.button(button)).isFocused();
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
