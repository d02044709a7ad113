package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.view.ListPage;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.bootstrap.generate.GenerationPlan;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewId;
import java.nio.file.Path;
import java.util.List;

/**
 * Benchmark of custom views relative to the built-in page of the same run. It measures a page with
 * the counts of twelve views, of the eight that cells count, and of the four of unsolved requests;
 * and a page of a history view. The callers are a technician with five of a hundred units and an
 * admin; 5 % of the requests are unsolved; nothing is cached. The measurements are interleaved. It
 * prints the median in milliseconds and the ratio.
 *
 * <p>Arguments: a directory for PostgreSQL and the generated helpdesks, and their sizes in
 * requests.
 */
public final class CustomViewCost {

  private static final int WARM_UP = 60;
  private static final int ROUNDS = 101;
  private static final double UNSOLVED_PERCENT = 5;

  private final ServiceDesk desk;
  private final long person;

  private CustomViewCost(ServiceDesk desk, long person) {
    this.desk = desk;
    this.person = person;
  }

  /** A measured operation. The printed ratio is relative to the first operation of the group. */
  private record Measure(String name, Runnable work, DurationSample sample) {

    static Measure of(String name, Runnable work) {
      return new Measure(name, work, new DurationSample());
    }
  }

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]))) {
      for (int i = 1; i < args.length; i++) {
        int size = Integer.parseInt(args[i]);
        GenerationPlan plan = GenerationPlan.sized(size, UNSOLVED_PERCENT, 400, 100, 42);
        try (BenchmarkDesk benchmark =
            BenchmarkDesk.of(plan, "desk_of_%d_with_5_percent".formatted(size), 4, server)) {
          ServiceDesk desk = benchmark.serviceDesk();
          System.out.printf("%n%,d requests, milliseconds, median of %d%n", size, ROUNDS);
          new CustomViewCost(desk, benchmark.first(Role.TECHNICIAN).id())
              .report("technician, five units");
          new CustomViewCost(desk, benchmark.first(Role.ADMIN).id()).report("admin");
        }
      }
    }
  }

  private void report(String caller) {
    StoredViews stored = new StoredViews(desk, person);
    List<ViewId> all = stored.findOrCreateDozen();
    List<ViewId> byCells = all.subList(0, CustomViewSamples.BY_CELLS.size());
    List<ViewId> unsolved = all.subList(byCells.size(), all.size());
    System.out.printf("%s: the views contain %s%n", caller, pageWithCounts(all).counts().values());
    print(
        Measure.of("built-in page with counts", () -> builtInPage(View.ALL_UNSOLVED)),
        Measure.of("twelve custom views", () -> pageWithCounts(all)),
        Measure.of("eight that cells count", () -> pageWithCounts(byCells)),
        Measure.of("four of unsolved requests", () -> pageWithCounts(unsolved)));
    ViewId history = stored.findOrCreate("history", List.of(CustomViewSamples.HISTORY)).getFirst();
    print(
        Measure.of("built-in page of all_solved", () -> builtInPage(View.ALL_SOLVED)),
        Measure.of("history view, by solution time", () -> page(history, SortKey.SOLVED)),
        Measure.of("the same, by creation time", () -> page(history, SortKey.CREATED)));
  }

  /** Requests a page of the first view with the counts of all views. */
  private ListPage pageWithCounts(List<ViewId> views) {
    ViewPageQuery query = ViewPageQuery.of(views.getFirst()).counts(new ViewsToCount.Only(views));
    return desk.views().page(person, query).orElseThrow().value();
  }

  private void page(ViewId view, SortKey key) {
    desk.views()
        .page(person, ViewPageQuery.of(view).order(SortOrder.descending(key)))
        .orElseThrow();
  }

  private void builtInPage(View view) {
    desk.technicianViews().page(person, ViewQuery.of(view)).orElseThrow();
  }

  private static void print(Measure... measures) {
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (Measure measure : measures) {
        (round < 0 ? new DurationSample() : measure.sample()).time(measure.work());
      }
    }
    for (Measure measure : measures) {
      double millis = measure.sample().medianMillis();
      System.out.printf(
          "%-34s%10.2f%8.2f%n",
          measure.name(), millis, millis / measures[0].sample().medianMillis());
    }
  }
}
