package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.view.View;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Benchmark of deep pages relative to the first page. It measures the first page of {@code
 * all_tickets} with all counts, and a deep page by number and by cursor; nothing is cached. The
 * measurements are interleaved. It prints medians in milliseconds.
 *
 * <p>Arguments: a directory for PostgreSQL and the generated helpdesk, its size in requests, and a
 * depth in rows.
 */
public final class PageDepthCost {

  private static final int WARM_UP = 20;
  private static final int ROUNDS = 51;
  private static final int PER_PAGE = 20;

  private PageDepthCost() {}

  public static void main(String[] args) throws Exception {
    int depth = Integer.parseInt(args[2]);
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk desk = BenchmarkDesk.of(Integer.parseInt(args[1]), 4, server)) {
      ServiceDesk service = desk.serviceDesk();
      System.out.printf(
          "%nmilliseconds, median of %d, %,d requests, %,d rows deep%n%-34s%12s%12s%12s%n",
          ROUNDS, desk.requests(), depth, "", "first page", "page", "cursor");
      for (int units : new int[] {1, 5, 100}) {
        print(
            "a technician with %d units".formatted(units),
            service,
            desk.technicianWithUnits(units),
            depth);
      }
      print("an admin", service, desk.first(Role.ADMIN).id(), depth);
    }
  }

  private static void print(String caller, ServiceDesk desk, long personId, int depth) {
    ViewQuery first = ViewQuery.of(View.ALL_TICKETS);
    long total = desk.technicianViews().page(personId, first).orElseThrow().value().total();
    int page = (int) (Math.min(depth, total - 2 * PER_PAGE) / PER_PAGE);
    var previous =
        desk.technicianViews().page(personId, first.paging(new PageByNumber(page, PER_PAGE)));
    Map<String, ViewQuery> queries = new LinkedHashMap<>();
    queries.put("first", first);
    queries.put("page", first.paging(new PageByNumber(page + 1, PER_PAGE)));
    queries.put(
        "cursor",
        first.paging(
            new PageByCursor(
                Objects.requireNonNull(previous.orElseThrow().value().next()), PER_PAGE)));
    Map<String, DurationSample> samples = new LinkedHashMap<>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (var entry : queries.entrySet()) {
        DurationSample sample =
            round < 0
                ? new DurationSample()
                : samples.computeIfAbsent(entry.getKey(), ignored -> new DurationSample());
        sample.time(() -> desk.technicianViews().page(personId, entry.getValue()).orElseThrow());
      }
    }
    System.out.printf("%-34s", caller + ", " + page * PER_PAGE + " deep");
    samples.values().forEach(sample -> System.out.printf("%12.2f", sample.medianMillis()));
    System.out.println();
  }
}
