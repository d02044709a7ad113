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
 * Benchmark of the counts, and of the first page of every view with all counts, by size of the
 * helpdesk. The callers are technicians with none, one, five and a hundred of a hundred units and
 * an admin; 1 % of the requests are unsolved; nothing is cached. The helpdesks are interleaved, so
 * that noise of the machine affects all equally. It prints medians in milliseconds, and at the end
 * the greatest ratios of the last size to the first; pages with the same number of rows at both
 * sizes are separate from the others.
 *
 * <p>Arguments: a directory for PostgreSQL and the generated helpdesks, and their sizes in
 * requests.
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
    report("a technician with 5 units", desk -> desk.first(Role.TECHNICIAN).id());
    for (int units : List.of(0, 1, 100)) {
      report(
          "a technician with %d units".formatted(units), desk -> desk.technicianWithUnits(units));
    }
    report("an admin", desk -> desk.first(Role.ADMIN).id());
    System.out.println();
    printMaximum("counts", countRatios);
    printMaximum("first pages with equal numbers of rows", equalPageRatios);
    printMaximum("other first pages", otherPageRatios);
  }

  /** Requests all views of all helpdesks until the virtual machine has compiled the code. */
  private void warmUp() {
    List<Caller> callers =
        desks.stream()
            .map(desk -> new Caller(desk.serviceDesk(), desk.first(Role.TECHNICIAN).id()))
            .toList();
    long end = System.nanoTime() + WARM_UP_NANOS;
    while (System.nanoTime() < end) {
      for (Caller caller : callers) {
        List.of(View.values()).forEach(caller::page);
        caller.counts();
      }
    }
  }

  private static void printMaximum(String what, Map<String, Double> ratios) {
    ratios.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .ifPresent(
            maximum ->
                System.out.printf(
                    "%d %s: last/first at most %.2f (%s)%n",
                    ratios.size(), what, maximum.getValue(), maximum.getKey()));
  }

  private void report(String label, ToLongFunction<BenchmarkDesk> person) {
    List<Caller> callers =
        desks.stream()
            .map(desk -> new Caller(desk.serviceDesk(), person.applyAsLong(desk)))
            .toList();
    System.out.printf("%nmilliseconds, median of %d: %s%n%-30s", ROUNDS, label, "");
    desks.forEach(desk -> System.out.printf("%,12d", desk.requests()));
    System.out.printf("%12s%s%n", "last/first", "   rows");
    for (View view : View.values()) {
      double ratio = print(view.wireName(), callers, caller -> caller.page(view));
      List<Integer> rows = callers.stream().map(caller -> caller.page(view)).toList();
      System.out.println("   " + rows.stream().map(String::valueOf).collect(joining(", ")));
      (rows.getFirst().equals(rows.getLast()) ? equalPageRatios : otherPageRatios)
          .put(view.wireName() + ", " + label, ratio);
    }
    countRatios.put(label, print("counts alone", callers, Caller::counts));
    System.out.println();
  }

  /** A caller at one of the helpdesks. */
  private record Caller(ServiceDesk desk, long id) {

    /** Requests a page and returns its number of rows. */
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

  /** Measures and prints the medians. Returns the ratio of the last median to the first. */
  private static double print(String name, List<Caller> callers, Consumer<Caller> query) {
    Map<Caller, DurationSample> samples = new LinkedHashMap<>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (Caller caller : callers) {
        DurationSample sample =
            round < 0
                ? new DurationSample()
                : samples.computeIfAbsent(caller, ignored -> new DurationSample());
        sample.time(() -> query.accept(caller));
      }
    }
    System.out.printf("%-30s", name);
    samples.values().forEach(sample -> System.out.printf("%12.2f", sample.medianMillis()));
    List<DurationSample> all = List.copyOf(samples.values());
    double ratio = all.getLast().medianMillis() / all.getFirst().medianMillis();
    System.out.printf("%12.2f", ratio);
    return ratio;
  }
}
