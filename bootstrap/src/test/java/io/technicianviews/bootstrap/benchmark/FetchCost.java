package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.view.View;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What it gains to fetch together what belongs together: the same page with all counts, as the desk
 * fetches it and with each fact on a way of its own, one after the other, by one client and by many
 * on a pool of four. Both take turns, so that a noisy machine is equally noisy to both.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desk in, and the desk's size.
 */
public final class FetchCost {

  private static final int ROUNDS = 21;
  private static final int PAGES_A_ROUND = 400;
  private static final ViewQuery QUESTION = ViewQuery.of(View.ALL_UNSOLVED);

  private FetchCost() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk desk = BenchmarkDesk.of(Integer.parseInt(args[1]), 4, server)) {
      SnapshotSource snapshots = desk.postgres().snapshots();
      ServiceDesk together = desk.serviceDesk();
      ServiceDesk oneByOne = desk.serviceDesk(new OneAtATime(snapshots));
      Person asker = desk.first(Role.TECHNICIAN);
      System.out.printf(
          "pages a second, median of %d rounds of %d pages, %,d requests%n",
          ROUNDS, PAGES_A_ROUND, desk.requests());
      System.out.printf("%8s%12s%12s%12s%n", "clients", "together", "one by one", "ratio");
      for (int clients : List.of(1, 4, 32, 200)) {
        compare(clients, together, oneByOne, asker);
      }
    }
  }

  private static void compare(int clients, ServiceDesk together, ServiceDesk oneByOne, Person asker)
      throws Exception {
    List<Double> first = new ArrayList<>();
    List<Double> second = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = -3; round < ROUNDS; round++) {
      double one = pagesASecond(clients, together, asker);
      double other = pagesASecond(clients, oneByOne, asker);
      if (round >= 0) {
        first.add(one);
        second.add(other);
        ratios.add(one / other);
      }
    }
    System.out.printf(
        "%8d%12.0f%12.0f%12.2f%n", clients, median(first), median(second), median(ratios));
  }

  private static double pagesASecond(int clients, ServiceDesk desk, Person asker) throws Exception {
    int each = Math.max(1, PAGES_A_ROUND / clients);
    long begun = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        running.add(threads.submit(() -> ask(each, desk, asker)));
      }
      for (Future<?> client : running) {
        client.get();
      }
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    return each * clients / (taken.toNanos() / 1e9);
  }

  private static void ask(int times, ServiceDesk desk, Person asker) {
    for (int i = 0; i < times; i++) {
      desk.technicianViews().page(asker.id(), QUESTION).orElseThrow();
    }
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
