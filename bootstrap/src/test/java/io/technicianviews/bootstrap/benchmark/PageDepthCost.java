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
 * What a page of {@code all_tickets} with all counts costs at the front of the list and deep in it,
 * by its number and by cursor, which take turns; nothing cached.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desk in, its size, and a depth in rows.
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
            desk.technicianOf(units),
            depth);
      }
      print("an admin", service, desk.first(Role.ADMIN).id(), depth);
    }
  }

  private static void print(String who, ServiceDesk desk, long asker, int depth) {
    ViewQuery first = ViewQuery.of(View.ALL_TICKETS);
    long all = desk.technicianViews().page(asker, first).orElseThrow().value().total();
    int page = (int) (Math.min(depth, all - 2 * PER_PAGE) / PER_PAGE);
    var before = desk.technicianViews().page(asker, first.paging(new PageByNumber(page, PER_PAGE)));
    Map<String, ViewQuery> queries = new LinkedHashMap<>();
    queries.put("first", first);
    queries.put("page", first.paging(new PageByNumber(page + 1, PER_PAGE)));
    queries.put(
        "cursor",
        first.paging(
            new PageByCursor(
                Objects.requireNonNull(before.orElseThrow().value().next()), PER_PAGE)));
    Map<String, Median> medians = new LinkedHashMap<>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (var query : queries.entrySet()) {
        Median median =
            round < 0 ? new Median() : medians.computeIfAbsent(query.getKey(), any -> new Median());
        median.time(() -> desk.technicianViews().page(asker, query.getValue()).orElseThrow());
      }
    }
    System.out.printf("%-34s", who + ", " + page * PER_PAGE + " deep");
    medians.values().forEach(median -> System.out.printf("%12.2f", median.millis()));
    System.out.println();
  }
}
