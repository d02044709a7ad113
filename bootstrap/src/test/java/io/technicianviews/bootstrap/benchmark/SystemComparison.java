package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.bootstrap.benchmark.peers.PageQuery;
import io.technicianviews.bootstrap.benchmark.peers.PageReader;
import io.technicianviews.bootstrap.benchmark.peers.PeerTables;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.view.View;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Comparison of this project with all peers on one database of one size. */
final class SystemComparison {

  private static final int PER_PAGE = 20;

  private final BenchmarkDesk desk;
  private final DatabaseCaches caches;
  private final Duration limit;
  private final Person technician;
  private final Person writer;
  private final long admin;
  private final PageQuery pageQuery;
  private final ComparedSystem ours;
  private final List<ComparedSystem> all = new ArrayList<>();

  /**
   * @param limit the time limit of one statement
   */
  SystemComparison(BenchmarkDesk desk, DatabaseCaches caches, Duration limit) {
    this.desk = desk;
    this.caches = caches;
    this.limit = limit;
    this.technician = desk.first(Role.TECHNICIAN);
    this.writer = desk.teammates(technician).getFirst();
    this.admin = desk.first(Role.ADMIN).id();
    this.pageQuery =
        new PageQuery(
            technician.id(),
            technician.businessUnits(),
            desk.today(),
            View.ALL_UNSOLVED,
            0,
            PER_PAGE);
    this.ours = ComparedSystem.ours(desk, limit);
    all.add(ours);
    all.addAll(ComparedSystem.peers(desk, limit));
  }

  /** The results of the built-in views, and those of a dozen custom views. */
  record Results(List<ComparisonResult> results, List<SavedFilterComparison.Outcome> filters) {}

  Results run() throws SQLException, IOException, InterruptedException {
    try (ServiceDesk service = desk.serviceDesk(limit);
        Connection connection = desk.connect()) {
      // A run that was killed may have left the peers' tables behind.
      PeerTables.drop(connection);
      log("write overhead");
      WriteOverhead write = WriteOverhead.measure(desk, service.commands(), writer);
      System.out.printf("bare update %.1f ms, command %.1f ms%n", write.bare(), write.command());
      log("staleness");
      Staleness staleness = Staleness.measure(desk, writer, technician, admin);
      try {
        log("create the peers' tables and indexes");
        PeerTables.create(connection, desk.today());
        log("a dozen custom views");
        List<SavedFilterComparison.Outcome> filters =
            new SavedFilterComparison(desk, limit, pageQuery).run(service);
        filters.forEach(
            filter -> System.out.printf("  %-30s%12s%n", filter.title(), filter.warm()));
        return new Results(measure(service, write, staleness), filters);
      } finally {
        log("drop the peers' tables");
        PeerTables.drop(connection);
      }
    }
  }

  private List<ComparisonResult> measure(
      ServiceDesk service, WriteOverhead write, Staleness staleness)
      throws SQLException, IOException, InterruptedException {
    ReadCosts reads = new ReadCosts(all, pageQuery);
    log("warm reads");
    List<Cost> warm = reads.warm();
    print(warm);
    log("cold reads");
    List<Cost> cold = reads.cold(warm, desk, caches);
    print(cold);
    List<ComparisonResult> results = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      ComparedSystem system = all.get(i);
      log("write overhead and consistency of " + system.title());
      boolean inTime = warm.get(i) instanceof Cost.Measured;
      ComparisonResult result =
          ComparisonResult.of(desk.requests(), system)
              .withReadCosts(warm.get(i), cold.get(i))
              .withAddedToWrite(i == 0 ? write.added() : measureAddedCost(system, service))
              .withConsistency(inTime ? measureConsistency(system, service) : null);
      results.add(i == 0 ? result.withStaleness(staleness) : result);
    }
    return results;
  }

  private Cost measureAddedCost(ComparedSystem system, ServiceDesk service) throws SQLException {
    if (!system.recounts()) {
      return new Cost.Measured(0);
    }
    long request = BackgroundWriters.create(service.commands(), writer);
    Cost added = WriteOverhead.afterWrite(system, request);
    service.commands().delete(admin, request).orElseThrow();
    return added;
  }

  private CountConsistency measureConsistency(ComparedSystem system, ServiceDesk service)
      throws SQLException {
    try (PageReader reference = ours.factory().open()) {
      return CountConsistency.measure(
          system, pageQuery, service.commands(), writer, admin, reference);
    }
  }

  private void print(List<Cost> costs) {
    for (int i = 0; i < costs.size(); i++) {
      System.out.printf("  %-30s%12s%n", all.get(i).title(), costs.get(i));
    }
  }

  private void log(String step) {
    System.out.printf(
        "%s %,d requests: %s%n", LocalTime.now(ZoneId.systemDefault()), desk.requests(), step);
  }
}
