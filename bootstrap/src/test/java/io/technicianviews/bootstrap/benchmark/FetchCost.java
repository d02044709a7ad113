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
 * Benchmark of batched round trips relative to one round trip per query. The same page with all
 * counts is requested in both variants, one page after the other by one client, and by many clients
 * on a pool of four connections. It prints pages per second. The variants are interleaved, so that
 * noise of the machine affects both equally.
 *
 * <p>Arguments: a directory for PostgreSQL and the generated helpdesk, and its size in requests.
 */
public final class FetchCost {

  private static final int ROUNDS = 21;
  private static final int PAGES_PER_ROUND = 400;
  private static final ViewQuery QUERY = ViewQuery.of(View.ALL_UNSOLVED);

  private FetchCost() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk desk = BenchmarkDesk.of(Integer.parseInt(args[1]), 4, server)) {
      SnapshotSource snapshots = desk.postgres().snapshots();
      ServiceDesk batched = desk.serviceDesk();
      ServiceDesk sequential = desk.serviceDesk(new SequentialSnapshots(snapshots));
      Person technician = desk.first(Role.TECHNICIAN);
      System.out.printf(
          "pages per second, median of %d rounds of %d pages, %,d requests%n",
          ROUNDS, PAGES_PER_ROUND, desk.requests());
      System.out.printf("%8s%12s%12s%12s%n", "clients", "batched", "sequential", "ratio");
      for (int clients : List.of(1, 4, 32, 200)) {
        compare(clients, batched, sequential, technician);
      }
    }
  }

  private static void compare(
      int clients, ServiceDesk batched, ServiceDesk sequential, Person technician)
      throws Exception {
    List<Double> batchedRates = new ArrayList<>();
    List<Double> sequentialRates = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = -3; round < ROUNDS; round++) {
      double batchedRate = pagesPerSecond(clients, batched, technician);
      double sequentialRate = pagesPerSecond(clients, sequential, technician);
      if (round >= 0) {
        batchedRates.add(batchedRate);
        sequentialRates.add(sequentialRate);
        ratios.add(batchedRate / sequentialRate);
      }
    }
    System.out.printf(
        "%8d%12.0f%12.0f%12.2f%n",
        clients, median(batchedRates), median(sequentialRates), median(ratios));
  }

  private static double pagesPerSecond(int clients, ServiceDesk desk, Person technician)
      throws Exception {
    int pagesPerClient = Math.max(1, PAGES_PER_ROUND / clients);
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        running.add(threads.submit(() -> requestPages(pagesPerClient, desk, technician)));
      }
      for (Future<?> client : running) {
        client.get();
      }
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    return pagesPerClient * clients / (elapsed.toNanos() / 1e9);
  }

  private static void requestPages(int times, ServiceDesk desk, Person technician) {
    for (int i = 0; i < times; i++) {
      desk.technicianViews().page(technician.id(), QUERY).orElseThrow();
    }
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
