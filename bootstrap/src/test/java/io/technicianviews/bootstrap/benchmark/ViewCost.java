package io.technicianviews.bootstrap.benchmark;

import static java.util.stream.Collectors.joining;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * How the cost of the counts, and of the first page of every view with all counts, grows with the
 * desk: for technicians with none, one, five and a hundred of a hundred units and an admin, 1 %
 * unsolved, nothing cached. Desks of different size take turns, so that a noisy machine is equally
 * noisy to all. At the end stand the greatest ratios of the last size to the first, of pages that
 * show as many rows on both apart from those that show more on one.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desks in, and sizes.
 */
public final class ViewCost {

  private static final long WARM_UP_NANOS = 20_000_000_000L;
  private static final int WARM_UP = 50;
  private static final int ROUNDS = 101;

  private final List<BenchmarkDesk> desks;
  private final Map<String, Double> countRatios = new LinkedHashMap<>();
  private final Map<String, Double> equalPageRatios = new LinkedHashMap<>();
  private final Map<String, Double> otherPageRatios = new LinkedHashMap<>();

  private ViewCost(List<BenchmarkDesk> desks) {
    this.desks = desks;
  }

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]))) {
      List<BenchmarkDesk> desks = new ArrayList<>();
      for (int i = 1; i < args.length; i++) {
        desks.add(BenchmarkDesk.of(Integer.parseInt(args[i]), 4, server));
      }
      new ViewCost(desks).run();
      desks.forEach(BenchmarkDesk::close);
    }
  }

  private void run() {
    warmUp();
    report("a technician of the desk, five units", desk -> desk.first(Role.TECHNICIAN).id());
    for (int units : List.of(0, 1, 100)) {
      report("a technician with %d units".formatted(units), desk -> desk.technicianOf(units));
    }
    report("an admin, all units", desk -> desk.first(Role.ADMIN).id());
    System.out.println();
    printGreatest("counts", countRatios);
    printGreatest("first pages of as many rows", equalPageRatios);
    printGreatest("other first pages", otherPageRatios);
  }

  /** All views of all desks, until the virtual machine has compiled what they need. */
  private void warmUp() {
    List<Asker> askers =
        desks.stream()
            .map(desk -> new Asker(desk.serviceDesk(), desk.first(Role.TECHNICIAN).id()))
            .toList();
    long end = System.nanoTime() + WARM_UP_NANOS;
    while (System.nanoTime() < end) {
      for (Asker asker : askers) {
        List.of(View.values()).forEach(asker::page);
        asker.counts();
      }
    }
  }

  private static void printGreatest(String what, Map<String, Double> ratios) {
    ratios.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .ifPresent(
            greatest ->
                System.out.printf(
                    "%d %s: last/first at most %.2f (%s)%n",
                    ratios.size(), what, greatest.getValue(), greatest.getKey()));
  }

  private void report(String who, ToLongFunction<BenchmarkDesk> asker) {
    List<Asker> askers =
        desks.stream().map(desk -> new Asker(desk.serviceDesk(), asker.applyAsLong(desk))).toList();
    System.out.printf("%nmilliseconds, median of %d: %s%n%-30s", ROUNDS, who, "");
    desks.forEach(desk -> System.out.printf("%,12d", desk.requests()));
    System.out.printf("%12s%s%n", "last/first", "   rows");
    for (View view : View.values()) {
      double ratio = print(view.wireName(), askers, one -> one.page(view));
      List<Integer> rows = askers.stream().map(one -> one.page(view)).toList();
      System.out.println("   " + rows.stream().map(String::valueOf).collect(joining(", ")));
      (rows.getFirst().equals(rows.getLast()) ? equalPageRatios : otherPageRatios)
          .put(view.wireName() + ", " + who, ratio);
    }
    countRatios.put(who, print("counts alone", askers, Asker::counts));
    System.out.println();
  }

  /** Somebody at one of the desks. */
  private record Asker(ServiceDesk desk, long id) {

    /** Returns how many rows it shows. */
    int page(View view) {
      return desk.technicianViews()
          .page(id, ViewQuery.of(view))
          .orElseThrow()
          .value()
          .rows()
          .shared()
          .size();
    }

    void counts() {
      desk.technicianViews().counts(id, View.UNASSIGNED, UnitScope.ALL).orElseThrow();
    }
  }

  /** Returns the ratio of the last median to the first. */
  private static double print(String name, List<Asker> askers, Consumer<Asker> question) {
    Map<Asker, Median> medians = new LinkedHashMap<>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (Asker asker : askers) {
        Median median =
            round < 0 ? new Median() : medians.computeIfAbsent(asker, any -> new Median());
        median.time(() -> question.accept(asker));
      }
    }
    System.out.printf("%-30s", name);
    medians.values().forEach(median -> System.out.printf("%12.2f", median.millis()));
    List<Median> all = List.copyOf(medians.values());
    double ratio = all.getLast().millis() / all.getFirst().millis();
    System.out.printf("%12.2f", ratio);
    return ratio;
  }
}
