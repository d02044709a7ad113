package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.bootstrap.benchmark.LogLogPlot.Line;
import io.technicianviews.bootstrap.benchmark.LogLogPlot.Point;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What a side-by-side run has found, for people: a table for each size, and a plot over all. */
record SideBySideReport(List<Result> results, List<SavedFilterContest.Outcome> filters) {

  private static final String HEAD =
      """
      | | warm | cold | added to a write | stale to others | stale to the writer \
      | count and list differ | counts wrong afterwards |
      |---|---|---|---|---|---|---|---|
      """;

  private static final String FILTERS_HEAD =
      """

      A page and the counts of a dozen custom views or saved filters:

      | | warm | stale |
      |---|---|---|
      """;

  String markdown() {
    StringBuilder text =
        new StringBuilder("# Side by side, %s%n".formatted(LocalDate.now(ZoneId.systemDefault())));
    text.append(
        "%nJava %s, PostgreSQL on the same machine, %d processors.%n"
            .formatted(Runtime.version().feature(), Runtime.getRuntime().availableProcessors()));
    for (int size : sizes()) {
      text.append(String.format(Locale.ROOT, "%n## %,d requests%n%n", size)).append(HEAD);
      results.stream()
          .filter(result -> result.requests() == size)
          .forEach(result -> text.append(row(result)));
      text.append(FILTERS_HEAD);
      filters.stream()
          .filter(outcome -> outcome.requests() == size)
          .forEach(
              one ->
                  text.append(
                      "| %s | %s | %s |%n".formatted(one.title(), one.warm(), one.stale())));
    }
    return text.toString();
  }

  private static String row(Result result) {
    Agreement agreement = result.agreement();
    return "| %s | %s | %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            result.title(),
            result.warm(),
            result.cold(),
            result.addedToWrite(),
            result.staleToOthers(),
            result.staleToWriter(),
            agreement == null ? "no answer in time" : agreement,
            agreement == null ? "" : agreement.wrongAfterwards());
  }

  String svg() {
    return new LogLogPlot(
            List.of(
                new LogLogPlot.Panel("warm: median", lines(Result::warm)),
                new LogLogPlot.Panel("cold: nothing in memory", lines(Result::cold))),
            "A page and the counts of all views",
            "requests at the desk, 1 % unsolved")
        .svg();
  }

  private List<Line> lines(Function<Result, Cost> cost) {
    List<Line> lines = new ArrayList<>();
    for (String title : results.stream().map(Result::title).distinct().toList()) {
      lines.add(
          new Line(
              title,
              results.stream()
                  .filter(result -> result.title().equals(title))
                  .map(result -> point(result.requests(), cost.apply(result)))
                  .toList()));
    }
    return lines;
  }

  private static Point point(int requests, Cost cost) {
    return switch (cost) {
      case Cost.Took(double millis) -> new Point(requests, millis, false);
      case Cost.Over(Duration after) -> new Point(requests, after.toMillis(), true);
    };
  }

  private List<Integer> sizes() {
    return results.stream().map(Result::requests).distinct().toList();
  }
}
