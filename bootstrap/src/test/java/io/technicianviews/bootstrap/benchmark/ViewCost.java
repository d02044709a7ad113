package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.view.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the cost of a page with all counts grows with the desk: a technician with five of a hundred
 * units and an admin, 1 % unsolved, nothing cached. Desks of different size take turns, so that a
 * noisy machine is equally noisy to all.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desks in, and sizes.
 */
public final class ViewCost {

  private static final int WARM_UP = 300;
  private static final int ROUNDS = 300;

  private ViewCost() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]))) {
      List<BenchmarkDesk> desks = new ArrayList<>();
      for (int i = 1; i < args.length; i++) {
        desks.add(BenchmarkDesk.of(Integer.parseInt(args[i]), 4, server));
      }
      for (Role role : List.of(Role.TECHNICIAN, Role.ADMIN)) {
        report(role, desks);
      }
      desks.forEach(BenchmarkDesk::close);
    }
  }

  private static void report(Role role, List<BenchmarkDesk> desks) {
    System.out.printf("%nmilliseconds, median of %d, as %s%n", ROUNDS, role);
    System.out.printf("%-30s", "");
    desks.forEach(desk -> System.out.printf("%,12d", desk.requests()));
    System.out.printf("%12s%n", "last/first");
    for (View view : View.values()) {
      print(
          view.wireName(),
          measure(
              desks,
              role,
              (desk, person) -> desk.technicianViews().page(person.id(), ViewQuery.of(view))));
    }
    print(
        "counts only",
        measure(
            desks,
            role,
            (desk, person) ->
                desk.technicianViews().counts(person.id(), View.UNASSIGNED, Units.ALL)));
  }

  private interface Question {
    Object ask(ServiceDesk desk, Person person);
  }

  private static List<Median> measure(List<BenchmarkDesk> desks, Role role, Question question) {
    Map<BenchmarkDesk, Median> medians = new LinkedHashMap<>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (BenchmarkDesk desk : desks) {
        ServiceDesk asked = desk.serviceDesk();
        Person person = desk.first(role);
        Median median =
            round < 0 ? new Median() : medians.computeIfAbsent(desk, any -> new Median());
        median.time(() -> question.ask(asked, person));
      }
    }
    return List.copyOf(medians.values());
  }

  private static void print(String name, List<Median> medians) {
    System.out.printf("%-30s", name);
    medians.forEach(median -> System.out.printf("%12.2f", median.millis()));
    System.out.printf("%12.2f%n", medians.getLast().millis() / medians.getFirst().millis());
  }
}
