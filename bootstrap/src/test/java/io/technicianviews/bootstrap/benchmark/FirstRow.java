package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.bootstrap.endtoend.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Benchmark of the time from the navigation to the console until the first row of the queue is
 * painted. Each round measures a new Chromium profile, and a reload, which finds the files in the
 * cache of the browser. It prints medians in milliseconds. The measurements of several servers are
 * interleaved.
 *
 * <p>Arguments: an empty or missing directory for the browser, the number of rounds, and the
 * sign-in link that each running server prints.
 */
public final class FirstRow {

  private static final int WARM_UP = 3;
  private static final Duration UNTIL_IDLE = Duration.ofSeconds(1);

  /** Records the time at which the frame that paints the first row has ended. */
  private static final String OBSERVER =
      """
      new MutationObserver((changes, observer) => {
        if (!document.querySelector('tbody tr')) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => { window.firstRow = performance.now(); }));
      }).observe(document, { childList: true, subtree: true });
      """;

  private static final String TIMES =
      """
      new Promise((resolve) => {
        const wait = () => {
          if (!window.firstRow) return setTimeout(wait, 20);
          const loaded = performance.getEntriesByType('resource');
          const before = loaded.filter(({ startTime }) => startTime < window.firstRow);
          const files = before.filter(({ name }) => name.includes('/console/'));
          const rows = loaded.find(({ name }) => name.includes('/technician-views?'));
          resolve({
            'page received': performance.getEntriesByType('navigation')[0].responseEnd,
            'files received': Math.max(...files.map((file) => file.responseEnd)),
            'rows requested': rows.startTime,
            'rows received': rows.responseEnd,
            'first row': window.firstRow,
          });
        };
        wait();
      })
      """;

  private final DevTools browser;
  private final Map<String, Map<String, DurationSample>> samples = new LinkedHashMap<>();

  private FirstRow(DevTools browser) {
    this.browser = browser;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    int rounds = Integer.parseInt(arguments[1]);
    List<String> links = Arrays.asList(arguments).subList(2, arguments.length);
    try (DevTools browser = DevTools.start(directory)) {
      new FirstRow(browser).measure(links, WARM_UP);
      FirstRow measured = new FirstRow(browser);
      measured.measure(links, rounds);
      measured.print();
    }
  }

  private void measure(List<String> links, int rounds) throws InterruptedException {
    for (int round = 0; round < rounds; round++) {
      for (String link : links) {
        open(link);
      }
    }
  }

  private void open(String link) throws InterruptedException {
    Object profile =
        browser.send(null, "Target.createBrowserContext", Map.of()).text("browserContextId");
    Map<String, Object> window =
        Map.of("url", "about:blank", "browserContextId", profile, "width", 1440, "height", 900);
    Object tab = browser.send(null, "Target.createTarget", window).text("targetId");
    String session =
        browser
            .send(null, "Target.attachToTarget", Map.of("targetId", tab, "flatten", true))
            .text("sessionId");
    browser.send(session, "Page.enable", Map.of());
    browser.send(session, "Page.addScriptToEvaluateOnNewDocument", Map.of("source", OBSERVER));
    Thread.sleep(UNTIL_IDLE);
    browser.send(session, "Page.navigate", Map.of("url", link));
    add(link + " new profile", times(session));
    Thread.sleep(UNTIL_IDLE);
    // The old page has a first row until the reload replaces it.
    browser.send(session, "Runtime.evaluate", Map.of("expression", "delete window.firstRow"));
    browser.send(session, "Page.reload", Map.of());
    add(link + " reload", times(session));
    browser.send(null, "Target.disposeBrowserContext", Map.of("browserContextId", profile));
  }

  /** Waits for the first row, and returns the times of the page. */
  private Json times(String session) {
    Map<String, Object> call =
        Map.of("expression", TIMES, "awaitPromise", true, "returnByValue", true);
    while (true) {
      Json reply = browser.reply(session, "Runtime.evaluate", call);
      // The reply is an error if the page has been replaced meanwhile.
      if (reply.members().containsKey("result")) {
        return reply.object("result").object("result").object("value");
      }
    }
  }

  private void add(String kind, Json times) {
    times
        .members()
        .forEach(
            (name, millis) ->
                samples
                    .computeIfAbsent(kind, ignored -> new LinkedHashMap<>())
                    .computeIfAbsent(name, ignored -> new DurationSample())
                    .add(Duration.ofNanos((long) (((Number) millis).doubleValue() * 1e6))));
  }

  private void print() {
    samples.forEach(
        (kind, times) -> {
          System.out.println(kind.replaceFirst("#token=\\S+", ""));
          times.forEach(
              (name, sample) ->
                  System.out.printf(
                      Locale.ROOT, "  %-15s %4.0f ms%n", name, sample.medianMillis()));
        });
  }
}
