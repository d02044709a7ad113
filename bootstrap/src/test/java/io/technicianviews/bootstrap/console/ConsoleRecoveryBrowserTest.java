package io.technicianviews.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The console when calls fail, responses are lost, and changes overlap with calls. */
class ConsoleRecoveryBrowserTest extends BrowserTest {

  private static final String LIST = "**/requests/technician-views?*";

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

  /** Opens the console without its event stream, so that only the test causes reads. */
  private ConsolePage withoutEvents() {
    BrowserContext profile = browser.profile();
    profile.route("**/technician-views/stream*", Route::abort);
    return signedIn(profile, desk.technician());
  }

  private static void fail(Route route, int status, String type) {
    String body =
        "{\"type\": \"urn:technician-views:problem:%s\", \"detail\": \"Answered by the test.\"}";
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(status)
            .setContentType("application/problem+json")
            .setBody(body.formatted(type)));
  }
}
