package io.technicianviews.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The console when calls fail, responses are lost, and changes overlap with calls. */
class ConsoleRecoveryBrowserTest extends BrowserTest {

  private static final String LIST = "**/requests/technician-views?*";
  private static final String MESSAGES = "**/messages";

  @Test
  void aDashboardIsShownAfterOneOfItsCallsFailed() {
    ConsolePage console = withoutEvents();
    console.page().route("**/requests/workload*", route -> fail(route, 503, "unavailable"));
    console.page().waitForResponse("**/requests/flow?*", () -> console.go("#/dashboard"));
    assertThat(console.page().locator(".notice")).containsText("could not be loaded");
    console.page().unroute("**/requests/workload*");
    console.button("Try again").click();

    assertThat(console.page().locator(".tiles li")).hasCount(5);
  }

  @Test
  void aListIsShownAfterItsResponseWasCutOff() {
    ConsolePage console = withoutEvents();
    console
        .page()
        .route(
            LIST,
            route -> {
              String tag = route.fetch().headers().get("etag");
              route.fulfill(
                  new Route.FulfillOptions()
                      .setHeaders(Map.of("ETag", tag, "Content-Type", "application/json"))
                      .setBody("{\"data\": ["));
            });
    console.go("#/views/all_tickets");
    assertThat(console.page().locator(".notice")).containsText("could not be loaded");
    console.page().unroute(LIST);
    console.button("Try again").click();

    assertThat(console.rows()).hasCount(25);
  }

  @Test
  void aChangeDuringTheFirstReadOfAListIsShown() {
    long request = desk.newRequest("Tagged during the read");
    ConsolePage console = technician();
    console.awaitLive();
    List<Route> held = new ArrayList<>();
    List<APIResponse> responses = new ArrayList<>();
    console
        .page()
        .route(
            LIST,
            route -> {
              responses.add(route.fetch());
              held.add(route);
            });
    console.go("#/views/unassigned");
    console.page().waitForCondition(() -> !held.isEmpty());
    console.page().unroute(LIST);
    desk.tag(request, "meanwhile");
    awaitEvents(console);
    // An event before the change may make the console read the list again.
    for (int i = 0; i < held.size(); i++) {
      held.get(i).fulfill(new Route.FulfillOptions().setResponse(responses.get(i)));
    }

    assertThat(console.row(request).locator(".tag")).hasText("meanwhile");
  }

  @Test
  void aChangeDuringTheFirstReadOfARequestIsShown() {
    long request = desk.newRequest("Changed during the read");
    ConsolePage console = technician();
    console.awaitLive();
    List<Route> held = new ArrayList<>();
    List<APIResponse> responses = new ArrayList<>();
    console
        .page()
        .route(
            path(request),
            route -> {
              responses.add(route.fetch());
              held.add(route);
            });
    console.go("#/requests/" + request);
    console.page().waitForCondition(() -> held.size() == 2);
    console.page().unroute(path(request));
    desk.admin().sent("PATCH", "/api/v1/requests/" + request, "{\"status\": 4}");
    awaitEvents(console);
    for (int i = 0; i < held.size(); i++) {
      held.get(i).fulfill(new Route.FulfillOptions().setResponse(responses.get(i)));
    }

    assertThat(console.page().locator(".facts .status")).containsText("On hold");
  }

  /** Waits for the event of another change, which is sent after those of the earlier ones. */
  private static void awaitEvents(ConsolePage console) {
    desk.newRequest("A later change");
    long count = desk.technician().counts("").number("unassigned");
    assertThat(console.count("unassigned")).hasText("%,d".formatted(count));
  }

  @Test
  void aReplyCannotBeEditedWhileItIsSent() {
    ConsolePage console = technician().goToRequest(desk.newRequest("Replied to slowly"));
    List<Route> held = new ArrayList<>();
    console.page().route(MESSAGES, held::add);
    Locator reply = console.field("Reply");
    reply.fill("First");
    console.press("Control+Enter");
    console.page().waitForCondition(() -> !held.isEmpty());
    assertThat(reply).not().isEditable();
    console.page().unroute(MESSAGES);
    held.getFirst().resume();

    assertThat(console.message("First")).isVisible();
    assertThat(reply).hasValue("");
    reply.fill("Second");
    console.press("Control+Enter");
    assertThat(console.message("Second")).isVisible();
  }

  @Test
  void aReplyThatIsEditedInAFieldOpenedAgainWhileItIsSentIsKept() {
    long request = desk.newRequest("Left and opened again");
    ConsolePage console = technician().goToRequest(request);
    List<Route> held = new ArrayList<>();
    console.page().route(MESSAGES, held::add);
    console.field("Reply").fill("First");
    console.press("Control+Enter");
    console.page().waitForCondition(() -> !held.isEmpty());
    console.go("#/views/all_tickets");
    console.goToRequest(request);
    console.field("Reply").fill("First and more");
    console.page().unroute(MESSAGES);
    held.getFirst().resume();
    assertThat(console.message("First")).isVisible();

    console.page().reload();
    assertThat(console.field("Reply")).hasValue("First and more");
  }

  @Test
  void aReplyThatIsEditedAfterItsResponseWasLostIsAnotherOne() {
    ConsolePage console = technician().goToRequest(desk.newRequest("Replied to twice"));
    console.page().route(MESSAGES, ConsoleRecoveryBrowserTest::loseResponse);
    console.field("Reply").fill("Sent first");
    console.press("Control+Enter");
    assertThat(console.page().locator("#reply-error")).containsText("your text is kept");
    console.page().unroute(MESSAGES);
    console.page().reload();
    assertThat(console.field("Reply")).hasValue("Sent first");
    console.field("Reply").fill("Edited afterwards");
    console.button("Send").click();

    assertThat(console.message("Edited afterwards")).isVisible();
    assertThat(console.message("Sent first")).hasCount(1);
  }

  @Test
  void aSubtaskThatIsEditedAfterItsResponseWasLostIsAnotherOne() {
    ConsolePage console = technician().goToRequest(desk.newRequest("With two subtasks"));
    console.page().route("**/subtasks", ConsoleRecoveryBrowserTest::loseResponse);
    Locator subject = console.field("Subject of a new subtask");
    subject.fill("Sent first");
    console.press("Enter");
    assertThat(console.page().locator(".subtasks .error")).isVisible();
    console.page().unroute("**/subtasks");
    subject.fill("Edited afterwards");
    console.press("Enter");

    assertThat(console.page().locator(".subtasks li")).hasCount(2);
    assertThat(subject).hasValue("");
  }

  @Test
  void aReplyIsSentEvenIfTheRequestCannotBeReadAfterIt() {
    long request = desk.newRequest("Not read again");
    ConsolePage console = withoutEvents().goToRequest(request);
    console.page().route(path(request), route -> fail(route, 503, "unavailable"));
    console.field("Reply").fill("Sent anyway");
    console.press("Control+Enter");

    assertThat(console.field("Reply")).hasValue("");
    assertThat(console.page().locator("#reply-error")).hasCount(0);
    console.page().unroute(path(request));
    console.page().reload();
    assertThat(console.message("Sent anyway")).isVisible();
  }

  @Test
  void aRefusedChangeIsExplainedEvenIfTheRequestCannotBeReadAgain() {
    long request = desk.newRequest("Refused");
    ConsolePage console = technician().goToRequest(request);
    console
        .page()
        .route(
            path(request),
            route -> {
              if (route.request().method().equals("PATCH")) {
                fail(route, 412, "stale-version");
              } else {
                fail(route, 503, "unavailable");
              }
            });
    console.field("Priority").selectOption("1");
    Locator conflict = console.page().locator(".conflict");
    assertThat(conflict).containsText("Priority was not changed");
    assertThat(console.field("Priority")).isEnabled();

    console.page().unroute(path(request));
    console.button("Change it anyway").click();
    assertThat(conflict).hasCount(0);
    assertThat(console.field("Priority")).hasValue("1");
  }

  @Test
  void signingInShowsThatTheServerFailsAndRetries() {
    BrowserContext profile = browser.profile();
    ConsolePage console = opened(profile, desk.admin().url() + "/");
    console.field("Token").fill(desk.technician().token());
    profile.route("**/api/v1/me", route -> fail(route, 503, "unavailable"));
    console.button("Sign in").click();
    verifyFailureIsShownAndRetried(console, profile);
  }

  @Test
  void aPageWithoutATokenShowsThatTheServerFailsAndRetries() {
    BrowserContext profile =
        browser.profileWith("Authorization", "Bearer " + desk.technician().token());
    profile.route("**/api/v1/me", route -> fail(route, 503, "unavailable"));
    ConsolePage console = opened(profile, desk.technician().url() + "/console");
    verifyFailureIsShownAndRetried(console, profile);
  }

  private static void verifyFailureIsShownAndRetried(ConsolePage console, BrowserContext profile) {
    assertThat(console.page().getByRole(AriaRole.ALERT))
        .hasText(Pattern.compile("Answered by the test\\. The console tries again"));
    profile.unroute("**/api/v1/me");
    assertThat(console.page().locator(".who")).containsText("Nora Lindqvist");
  }

  @Test
  void aTypedDueDateIsStoredOnceItIsComplete() {
    long request = desk.newRequest("Due");
    String due = "{\"due_date\": \"2030-01-02T12:00:00Z\"}";
    desk.admin().sent("PATCH", "/api/v1/requests/" + request, due);
    ConsolePage console = technician().goToRequest(request);
    List<String> sent = new ArrayList<>();
    console
        .page()
        .route(
            path(request),
            route -> {
              if (route.request().method().equals("PATCH")) {
                sent.add(route.request().postData());
              }
              route.resume();
            });
    Locator field = console.field("Due");
    field.focus();
    // Day and month in either order, and a year of four digits.
    console.page().keyboard().type("0505" + "2031");
    assertThat(field).hasValue(Pattern.compile("2031-05-05T.*"));
    console.press("Enter");
    // In UTC it may be the day before or after.
    assertThat(console.page().locator(".property .due[datetime^='2031-05-0']")).isVisible();
    assertThat(sent).hasSize(1);

    field.focus();
    console.page().keyboard().type("0606" + "2");
    assertThat(field).hasValue(Pattern.compile("0002-06-06T.*"));
    console.press("Enter");
    assertThat(field).hasValue(Pattern.compile("2031-05-05T.*"));
    assertThat(sent).hasSize(1);
  }

  /** The server executes the command, but the browser gets no response. */
  private static void loseResponse(Route route) {
    route.fetch();
    route.abort();
  }

  /** Matches the calls of a request itself, and those that read its messages. */
  private static Pattern path(long request) {
    return Pattern.compile("/api/v1/requests/" + request + "(/messages\\?.*)?$");
  }

  /** Opens the console without its event stream, so that only the test causes reads. */
  private ConsolePage withoutEvents() {
    BrowserContext profile = browser.profile();
    profile.route("**/technician-views/stream*", Route::abort);
    return signedIn(profile, desk.technician());
  }

  private static void fail(Route route, int status, String type) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(status)
            .setContentType("application/problem+json")
            .setBody(
                "{\"type\": \"urn:technician-views:problem:"
                    + type
                    + "\", \"detail\": \"Answered by the test.\"}"));
  }
}
