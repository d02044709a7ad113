package io.technicianviews.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.technicianviews.bootstrap.endtoend.Client;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bulk operations in the console: selection, bulk updates, tags and exports. */
class BulkBrowserTest extends BrowserTest {

  private static final String BULK = "**/requests/bulk";

  /** Calls on lists and requests, except the event stream. */
  private static final Pattern REQUESTS =
      Pattern.compile("/api/v1/requests/(technician-views\\?|\\d+)");

  @Test
  void keysSelectAndTakeAndRefusedRequestsStaySelected() {
    long third = desk.newRequest("Third");
    long second = desk.newRequest("Second");
    long first = desk.newRequest("First");
    ConsolePage console = technician().goToView("unassigned");
    console.row(first).waitFor();
    console.press("j", "x", "j", "j", "X");
    assertThat(selected(console)).hasText("3 selected");
    assertThat(checkbox(console, second)).isChecked();

    assign(second, adminClient());
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
  void theWholeViewIsChangedUnlessItsCountDiffers() {
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
    List<ConsolePage> both = List.of(technician(), admin());
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

  @Test
  void bulkUpdatesRunInBatchesAndCanBeStopped() {
    ConsolePage console = admin().goToView("all_tickets");
    console.press("A", "A");
    assertThat(selected(console)).hasText("500 selected");
    List<Route> parts = new ArrayList<>();
    console.page().route(BULK, parts::add);
    console.press("a");
    console.field("Add tags").fill("sweep ");
    console.button("Change 500").click();
    console.page().waitForCondition(() -> parts.size() == 1);
    parts.getFirst().resume();
    console.page().waitForCondition(() -> parts.size() == 2);

    Locator outcome = console.page().locator(".outcome");
    assertThat(outcome).containsText("100 of 500");
    console.button("Stop").click();
    parts.getLast().resume();
    assertThat(outcome).containsText("200 changed, 300 not changed and still selected.");
    assertThat(selected(console)).hasText("300 selected");
    assertThat(parts).hasSize(2);
  }

  @Test
  void tagsAreCompletedAndEditedAndSeenByOthers() {
    desk.tag(desk.newRequest("Has the tag"), "zebra-printer");
    long request = desk.newRequest("Gets the tag");
    ConsolePage list = technician().goToView("unassigned");
    list.awaitLive();
    ConsolePage console = technician().goToRequest(request);
    Locator field = console.field("Tags");
    field.pressSequentially("ZEB");
    assertThat(console.page().locator("#tags-list")).hasText("zebra-printer");
    console.press("ArrowDown", "Enter");
    Locator tags = console.page().locator(".property .tag");
    assertThat(tags).hasText("zebra-printer");
    assertThat(list.row(request).locator(".tag")).hasText("zebra-printer");

    desk.tag(request, "by-another");
    assertThat(tags).hasCount(2);
    console.button("Remove the tag by-another").click();
    assertThat(tags).hasCount(1);
    assertThat(tags).hasText("zebra-printer");
    assertThat(tags(request)).isEqualTo("[zebra-printer]");

    field.fill("x".repeat(51));
    assertThat(console.page().locator("#tags-error")).hasText("A tag has at most 50 characters.");
    field.fill("a\u0000b ");
    assertThat(console.page().locator("#tags-error")).containsText("visible");
    desk.tag(request, IntStream.range(0, 19).mapToObj(i -> "t" + i).toArray(String[]::new));
    assertThat(tags).hasCount(20);
    field.fill("one-more");
    assertThat(console.page().locator("#tags-error")).hasText("A request has at most 20 tags.");
  }

  @Test
  void aListIsFilteredByTags() {
    long one = desk.newRequest("Has one tag");
    long both = desk.newRequest("Has both tags");
    desk.tag(one, "okapi");
    desk.tag(both, "okapi", "tapir");
    ConsolePage console = technician().goToView("unassigned");
    Locator field = console.field("Filter by tags");
    field.pressSequentially("TAP");
    assertThat(console.page().locator("#filter-tags-list")).hasText("tapir");
    console.press("ArrowDown", "Enter");
    console.awaitRoute("#/views/unassigned?tag=tapir");
    assertThat(console.rows()).hasCount(1);
    assertThat(console.row(both)).isVisible();
    field.fill("okapi,");
    console.awaitRoute("#/views/unassigned?tag=tapir&tag=okapi");
    assertThat(console.rows()).hasCount(2);

    console.page().reload();
    assertThat(console.rows()).hasCount(2);
    console.press("A");
    console.field("Status").selectOption("On hold");
    console.button("Change 2").click();
    assertThat(console.notice("2 requests changed.")).isVisible();
    console.button("Remove the tag okapi").click();
    assertThat(console.row(one)).hasCount(0);
    field.fill("not-in-use,");
    console.button("Remove the tag tapir").click();
    assertThat(console.page().getByText("No request matches the filters.")).isVisible();
    console.page().getByText("Clear filters").click();
    console.awaitRoute("#/views/unassigned");
    assertThat(console.row(one)).isVisible();
  }

  @Test
  void aListIsDownloadedWithItsFilters() throws IOException {
    ConsolePage console = technician().go("#/views/all_unsolved?type=subtasks&sort=created");
    console.rows().first().waitFor();
    Download download = console.page().waitForDownload(() -> console.button("CSV").click());

    assertThat(download.suggestedFilename()).matches("all_unsolved-\\d{4}-\\d\\d-\\d\\d\\.csv");
    List<String> lines = Files.readAllLines(download.path());
    assertThat(lines.getFirst()).startsWith("id,subject,status");
    List<Long> ids = lines.stream().skip(1).map(line -> Long.valueOf(line.split(",")[0])).toList();
    assertThat(ids).startsWith(console.shownIds().toArray(Long[]::new));

    console.page().route("**/*.csv*", Route::abort);
    console.button("CSV").click();
    assertThat(console.notice("The list was not exported")).isVisible();
    assertThat(console.button("CSV")).isEnabled();
  }

  @Test
  void otherUsersSeeViewersAndRepliesUntilTheTabCloses() {
    long request = desk.newRequest("Looked at by two");
    ConsolePage list = technician().goToView("unassigned");
    list.row(request).waitFor();
    list.awaitLive();
    ConsolePage eva = admin().goToRequest(request);
    Locator inRow = list.row(request).locator(".present");
    assertThat(inRow).hasText("ESEva Sandoval is looking at this");

    ConsolePage nora = technician().goToRequest(request);
    Locator inRequest = nora.page().locator(".facts .present");
    assertThat(inRequest).hasText("ESEva Sandoval is looking at this");
    assertThat(eva.page().locator(".facts .present")).containsText("Nora Lindqvist");
    eva.field("Reply").fill("Typing");
    assertThat(inRequest).hasText("ESEva Sandoval is replying");
    assertThat(inRow).hasText("ESEva Sandoval is replying");

    nora.go("#/views/unassigned");
    assertThat(eva.page().locator(".facts .present")).hasText("");
    eva.page().close(new Page.CloseOptions().setRunBeforeUnload(true));
    assertThat(inRow).hasCount(0);
  }

  @Test
  void aThousandChangesMoveNoRowUnderTheReader() throws Exception {
    List<Long> ids = idsOf("all_unsolved", "all_tickets").stream().limit(1000).toList();
    assertThat(ids).hasSize(1000);
    ConsolePage console = admin().goToView("all_unsolved");
    console.row(ids.getFirst()).waitFor();
    console.awaitLive();
    List<Long> shown = console.shownIds();
    console.press("j");
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> tagAll(ids));
    // A key is held as long as by a person; pressing it in a tight loop takes the processor from
    // the writer.
    Keyboard.PressOptions held = new Keyboard.PressOptions().setDelay(50);
    int at = 0;
    do {
      String key = at < shown.size() - 1 ? "j" : "k";
      at += key.equals("j") ? 1 : -1;
      console.page().keyboard().press(key, held);
      assertThat(console.row(shown.get(at)).locator("a.subject")).isFocused();
    } while (!writer.isDone());
    writer.get();

    for (long id : shown) {
      assertThat(console.row(id)).containsText("storm");
    }
    assertThat(console.shownIds()).isEqualTo(shown);
    assertThat(console.page().locator(".news button")).isVisible();
    console.press(".");
    assertThat(console.page().locator(".news button")).hasCount(0);
  }

  @Test
  void aSlowNetworkShowsWhatIsLoadedAndSendsNothingTwice() {
    long request = desk.newRequest("Far away");
    BrowserContext profile = browser.profile();
    profile.route(REQUESTS, Route::resume);
    ConsolePage console = signedIn(profile, desk.technician());
    slowDown(console);
    List<Route> held = new ArrayList<>();
    console.page().route(REQUESTS, held::add);
    console.page().reload();
    assertThat(console.page().getByLabel("Loading requests")).isVisible();
    resume(console, held);
    console.rows().first().waitFor();

    console.page().route(REQUESTS, held::add);
    console.go("#/requests/" + request);
    assertThat(console.page().locator(".notice[role=status]")).hasText("Loading");
    resume(console, held);
    assertThat(console.heading()).containsText("Far away");

    console.page().route(REQUESTS, held::add);
    console.field("Reply").fill("Sent once");
    console.press("Control+Enter", "Control+Enter", "Escape", "t", "t");
    console.page().waitForCondition(() -> posts(held).size() >= 2);
    assertThat(console.button("Send")).isDisabled();
    resume(console, held);
    assertThat(console.message("Sent once")).hasCount(1);
    assertThat(console.page().locator(".people li")).hasText("NLNora Lindqvist");
    assertThat(posts(held))
        .containsExactly(
            "/api/v1/requests/" + request + "/messages", "/api/v1/requests/" + request + "/take");
  }

  /**
   * Slows all calls and files of a tab down. The calls that the test checks are also held, because
   * their duration is not deterministic.
   */
  private static void slowDown(ConsolePage console) {
    JsonObject conditions = new JsonObject();
    conditions.addProperty("offline", false);
    conditions.addProperty("latency", 150);
    conditions.addProperty("downloadThroughput", 200_000);
    conditions.addProperty("uploadThroughput", 50_000);
    CDPSession session = console.page().context().newCDPSession(console.page());
    session.send("Network.enable");
    session.send("Network.emulateNetworkConditions", conditions);
  }

  private static void resume(ConsolePage console, List<Route> held) {
    console.page().unroute(REQUESTS);
    held.forEach(Route::resume);
    held.removeIf(route -> !route.request().method().equals("POST"));
  }

  private static List<String> posts(List<Route> held) {
    return held.stream()
        .map(Route::request)
        .filter(request -> request.method().equals("POST") && !request.url().endsWith("/read"))
        .map(request -> URI.create(request.url()).getPath())
        .toList();
  }

  /** Returns the ids of several views of the admin, each once. */
  private static List<Long> idsOf(String... views) {
    return Arrays.stream(views)
        .flatMap(
            view -> IntStream.rangeClosed(1, 10).mapToObj(i -> adminClient().page(view, i, 100)))
        .flatMap(page -> page.objects("data").stream())
        .map(row -> row.number("id"))
        .distinct()
        .toList();
  }

  private static void tagAll(List<Long> ids) {
    for (int from = 0; from < ids.size(); from += 100) {
      List<Long> part = ids.subList(from, from + 100);
      String body = "{\"ids\": %s, \"change\": {\"add_tags\": [\"storm\"]}}".formatted(part);
      adminClient().send("POST", "/api/v1/requests/bulk", body);
    }
  }

  private static Locator selected(ConsolePage console) {
    return console.page().locator(".bulk .selected strong");
  }

  private static Locator checkbox(ConsolePage console, long id) {
    return console.row(id).getByRole(AriaRole.CHECKBOX);
  }

  private static Client adminClient() {
    return desk.admin();
  }

  private static void assign(long request, Client to) {
    long id = to.json("/api/v1/me").number("id");
    String path = "/api/v1/requests/" + request + "/assign";
    adminClient().send("POST", path, "{\"technician_id\": " + id + "}");
  }

  private static String tags(long request) {
    return String.valueOf(adminClient().json("/api/v1/requests/" + request).members().get("tags"));
  }

  /** Also enables the interception in the browser immediately. */
  @Override
  ConsolePage signedIn(BrowserContext profile, Client user) {
    // A browser that enables interception under load does not intercept the next call.
    profile.route(BULK, Route::resume);
    return super.signedIn(profile, user);
  }
}
