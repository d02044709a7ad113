package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.bootstrap.generate.GenerationPlan;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What custom views cost relative to the built-in page in the same run: a page with the counts of
 * twelve views, of those that cells count, and of those of the unsolved; and a page of history. For
 * a technician with five of a hundred units and an admin, 5 % unsolved, nothing cached, in turns.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desks in, and sizes.
 */
public final class CustomViewCost {

  private static final int WARM_UP = 60;
  private static final int ROUNDS = 101;
  private static final double UNSOLVED_PERCENT = 5;

  private CustomViewCost() {}

  /** What is measured; the ratio is to the first measure of the same group. */
  private record Measure(String name, Runnable work, Median median) {

    static Measure of(String name, Runnable work) {
      return new Measure(name, work, new Median());
    }
  }

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]))) {
      for (int i = 1; i < args.length; i++) {
        int size = Integer.parseInt(args[i]);
        GenerationPlan plan = GenerationPlan.sized(size, UNSOLVED_PERCENT, 400, 100, 42);
        try (BenchmarkDesk desk =
            BenchmarkDesk.of(plan, "desk_of_%d_with_5_percent".formatted(size), 4, server)) {
          System.out.printf("%n%,d requests, milliseconds, median of %d%n", size, ROUNDS);
          report("technician, five units", desk, desk.first(Role.TECHNICIAN).id());
          report("admin", desk, desk.first(Role.ADMIN).id());
        }
      }
    }
  }

  private static void report(String who, BenchmarkDesk benchmark, long person) {
    CustomViewReader reader = new CustomViewReader(benchmark, person);
    List<Conditions> all =
        Stream.concat(CustomViewSamples.BY_CELLS.stream(), CustomViewSamples.OF_UNSOLVED.stream())
            .toList();
    List<Conditions> unsolved = new ArrayList<>(CustomViewSamples.OF_UNSOLVED);
    unsolved.addFirst(CustomViewSamples.BY_CELLS.getFirst());
    ServiceDesk desk = benchmark.serviceDesk();
    System.out.printf("%s: the views contain %s%n", who, reader.page(all));
    print(
        Measure.of("built-in page with counts", () -> page(desk, person, View.ALL_UNSOLVED)),
        Measure.of("twelve custom views", () -> reader.page(all)),
        Measure.of("eight that cells count", () -> reader.page(CustomViewSamples.BY_CELLS)),
        Measure.of("four of the unsolved", () -> reader.page(unsolved)));
    SortOrder bySolved = SortOrder.descending(SortKey.SOLVED);
    SortOrder byCreated = SortOrder.descending(SortKey.CREATED);
    print(
        Measure.of("built-in page of all_solved", () -> page(desk, person, View.ALL_SOLVED)),
        Measure.of(
            "a kind of history, by solving",
            () -> reader.page(CustomViewSamples.HISTORY, bySolved)),
        Measure.of(
            "the same, by creation", () -> reader.page(CustomViewSamples.HISTORY, byCreated)));
  }

  private static void page(ServiceDesk desk, long person, View view) {
    desk.technicianViews().page(person, ViewQuery.of(view)).orElseThrow();
  }

  private static void print(Measure... measures) {
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (Measure measure : measures) {
        (round < 0 ? new Median() : measure.median()).time(measure.work());
      }
    }
    for (Measure measure : measures) {
      double millis = measure.median().millis();
      System.out.printf(
          "%-34s%10.2f%8.2f%n", measure.name(), millis, millis / measures[0].median().millis());
    }
  }
}
