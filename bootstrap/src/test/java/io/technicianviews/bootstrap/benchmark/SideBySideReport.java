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

/** Report of a side-by-side run: a table for each size, and a plot over all sizes. */
record SideBySideReport(
    List<ComparisonResult> results, List<SavedFilterComparison.Outcome> filters) {

  private static final String TABLE_HEAD =
      """
      | | warm | cold | added to a write | stale to others | stale to the writer \
      | count and list differ | counts wrong afterwards |
      |---|---|---|---|---|---|---|---|
      """;

  private static final String FILTER_TABLE_HEAD =
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
      text.append(String.format(Locale.ROOT, "%n## %,d requests%n%n", size)).append(TABLE_HEAD);
      results.stream()
          .filter(result -> result.requests() == size)
          .forEach(result -> text.append(row(result)));
      text.append(FILTER_TABLE_HEAD);
      filters.stream()
          .filter(outcome -> outcome.requests() == size)
          .forEach(
              outcome ->
                  text.append(
                      "| %s | %s | %s |%n"
                          .formatted(outcome.title(), outcome.warm(), outcome.stale())));
    }
    return text.toString();
  }

  private static String row(ComparisonResult result) {
    CountConsistency consistency = result.consistency();
    return "| %s | %s | %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            result.title(),
            result.warm(),
            result.cold(),
            result.addedToWrite(),
            result.staleToOthers(),
            result.staleToWriter(),
            consistency == null ? "timed out" : consistency,
            consistency == null ? "" : consistency.wrongAfterwards());
  }

  String svg() {
    return new LogLogPlot(
            List.of(
                new LogLogPlot.Panel("warm: median", lines(ComparisonResult::warm)),
                new LogLogPlot.Panel("cold: nothing in memory", lines(ComparisonResult::cold))),
            "A page and the counts of all views",
            "requests in the helpdesk, 1 % unsolved")
        .svg();
  }

  private List<Line> lines(Function<ComparisonResult, Cost> cost) {
    List<Line> lines = new ArrayList<>();
    for (String title : results.stream().map(ComparisonResult::title).distinct().toList()) {
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
      case Cost.Measured(double millis) -> new Point(requests, millis, false);
      case Cost.TimedOut(Duration limit) -> new Point(requests, limit.toMillis(), true);
    };
  }

  private List<Integer> sizes() {
    return results.stream().map(ComparisonResult::requests).distinct().toList();
  }
}
