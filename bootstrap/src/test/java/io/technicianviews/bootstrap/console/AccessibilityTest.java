package io.technicianviews.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verifies by axe-core that every screen meets WCAG 2.2 AA, light and dark, wide and narrow. */
class AccessibilityTest extends BrowserTest {

  private static final List<String> STANDARD =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /** Colours do not depend on the width, nor the layout on colours: not all pairs are needed. */
  private static final List<Appearance> APPEARANCES =
      List.of(
          new Appearance(ColorScheme.LIGHT, 1440),
          new Appearance(ColorScheme.DARK, 1100),
          new Appearance(ColorScheme.LIGHT, 400));

  private record Appearance(ColorScheme scheme, int width) {}

  @Test
  void everyScreenIsAccessible() {
    long request = desk.newRequest("Accessible", "A description");
    desk.addMessage(request, "A message");
    desk.tag(request, "printer", "second-floor");
    String presence = "/api/v1/requests/" + request + "/presence";
    desk.technician().send("PUT", presence, "{\"activity\": \"replying\"}");
    List<String> problems = new ArrayList<>();
    for (Appearance look : APPEARANCES) {
      try (BrowserContext profile = browser.profile(look.width(), 900, look.scheme())) {
        String where = look.scheme() + " " + look.width() + " ";
        ConsolePage form = ConsolePage.open(profile, desk.admin().url() + "/console");
        form.field("Token").waitFor();
        problems.addAll(problems(where + "sign in", form));
        ConsolePage console = ConsolePage.signedIn(profile, desk.admin());
        console.goToView("all_unsolved");
        problems.addAll(problems(where + "queue", console));
        console.press("j");
        console.press("x");
        console.page().route("**/requests/bulk", Route::abort);
        console.field("Status").selectOption("2");
        console.button("Change 1").click();
        console.button("Try again").waitFor();
        console.field("Add tags").focus();
        console.page().locator("#bulk-add-list").waitFor();
        problems.addAll(problems(where + "selected row and interrupted change", console));
        console.press("Escape");
        console.row(request).locator("a.subject").focus();
        console.press("?");
        problems.addAll(problems(where + "help", console));
        console.press("Escape");
        console.goToRequest(request);
        problems.addAll(problems(where + "request", console));
        console.go("#/requests/" + request + "?tab=history");
        console.page().locator(".timeline li").first().waitFor();
        problems.addAll(problems(where + "history", console));
        console.go("#/dashboard");
        console.page().locator(".plot canvas").last().waitFor();
        problems.addAll(problems(where + "dashboard", console));
        console.go("#/counted?of=created&days=30");
        console.rows().first().waitFor();
        problems.addAll(problems(where + "counted", console));
        console.go("#/nothing");
        problems.addAll(problems(where + "unknown page", console));
      }
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void customViewsAndTheSearchAreAccessible() {
    desk.newRequest("Searched for");
    List<String> problems = new ArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      boolean wide = scheme == ColorScheme.LIGHT;
      try (BrowserContext profile = browser.profile(wide ? 1440 : 400, 900, scheme)) {
        String where = scheme + " ";
        ConsolePage console = ConsolePage.signedIn(profile, desk.admin());
        console.go("#/views/new");
        edit(console, where);
        problems.addAll(problems(where + "editor", console));
        console.field("Title").fill("View of " + where);
        console.button("Remove condition 2").click();
        console.button("Create view").click();
        // The editor shows rows, too.
        console.page().locator("h1").getByText("View of " + where).waitFor();
        console.rows().first().waitFor();
        problems.addAll(problems(where + "custom view", console));
        console.editView();
        console.button("Delete").click();
        problems.addAll(problems(where + "question before deleting", console));
        console.press("Escape");
        console.go("#/search?q=searched");
        console.rows().first().waitFor();
        problems.addAll(problems(where + "results", console));
        if (!wide) {
          console.button("Show views").click();
        }
        console.press("/");
        console.page().keyboard().type("sear");
        console.page().locator(".matches [role=option]").first().waitFor();
        console.press("ArrowDown");
        problems.addAll(problems(where + "search", console));
        console.go("#/views/999999");
        console.page().getByText("There is no such view").waitFor();
        problems.addAll(problems(where + "unknown view", console));
      }
    }
    assertThat(problems).isEmpty();
  }

  /** Adds a condition, and tries to save the view without title and value. */
  private static void edit(ConsolePage console, String where) {
    console.button("Add condition").click();
    console.page().locator(".condition select").nth(2).selectOption("tags");
    console.page().getByText("Technicians of business units").click();
    console.button("Create view").click();
    console.page().locator("#view-title-error").waitFor();
    console.page().getByText("All technicians").click();
    assertThat(console.page().locator(".condition .error").count()).as(where).isEqualTo(1);
  }

  private static List<String> problems(String screen, ConsolePage console) {
    // Faster: axe-core does not describe what passed, and in legacy mode, which is for pages
    // without
    // frames, it opens no second page.
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(console.page())
        .setLegacyMode(true).options(options).withTags(STANDARD).analyze().getViolations().stream()
            .map(rule -> screen + ": " + text(rule))
            .toList();
  }

  private static String text(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream()
            .map(node -> node.getHtml() + " " + node.getFailureSummary())
            .limit(3)
            .toList();
  }
}
