package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.view.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * How the cost of a page with all counts grows with the desk: a technician with five of a hundred
 * units and an admin, 1 % unsolved, nothing cached. Desks of different size take turns, so that a
 * noisy machine is equally noisy to all.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desks in, and sizes.
 */
public final class ViewCost {

  private static final int WARM_UP = 100;
  private static final int ROUNDS = 101;

  private ViewCost() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]))) {
      List<BenchmarkDesk> desks = new ArrayList<>();
      for (int i = 1; i < args.length; i++) {
        desks.add(BenchmarkDesk.of(Integer.parseInt(args[i]), 4, server));
      }
      report(
          "a technician of the desk, five units", desks, desk -> desk.first(Role.TECHNICIAN).id());
      for (int units : List.of(0, 1, 100)) {
        report(
            "a technician with %d units".formatted(units), desks, desk -> desk.technicianOf(units));
      }
      report("an admin, all units", desks, desk -> desk.first(Role.ADMIN).id());
      desks.forEach(BenchmarkDesk::close);
    }
  }

  private static void report(
      String who, List<BenchmarkDesk> desks, ToLongFunction<BenchmarkDesk> asker) {
    List<Asker> askers =
        desks.stream().map(desk -> new Asker(desk.serviceDesk(), asker.applyAsLong(desk))).toList();
    System.out.printf("%nmilliseconds, median of %d: %s%n%-30s", ROUNDS, who, "");
    desks.forEach(desk -> System.out.printf("%,12d", desk.requests()));
    System.out.printf("%12s%n", "last/first");
    for (View view : View.values()) {
      print(view.wireName(), askers, one -> one.page(view));
    }
    print("counts alone", askers, Asker::counts);
  }

  /** Somebody at one of the desks. */
  private record Asker(ServiceDesk desk, long id) {

    void page(View view) {
      desk.technicianViews().page(id, ViewQuery.of(view)).orElseThrow();
    }

    void counts() {
      desk.technicianViews().counts(id, View.UNASSIGNED, Units.ALL).orElseThrow();
    }
  }

  private static void print(String name, List<Asker> askers, Consumer<Asker> question) {
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
    System.out.printf("%12.2f%n", all.getLast().millis() / all.getFirst().millis());
  }
}
