package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.bootstrap.benchmark.peers.PeerTables;
import io.technicianviews.bootstrap.benchmark.peers.Question;
import io.technicianviews.bootstrap.benchmark.peers.Shape;
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

/** This desk and all of its peers on one database, at one size. */
final class Contest {

  private static final int PER_PAGE = 20;

  private final BenchmarkDesk desk;
  private final ColdCaches caches;
  private final Duration limit;
  private final Person technician;
  private final Person writer;
  private final long admin;
  private final Question question;
  private final Contender ours;
  private final List<Contender> all = new ArrayList<>();

  /**
   * @param limit how long a statement may run
   */
  Contest(BenchmarkDesk desk, ColdCaches caches, Duration limit) {
    this.desk = desk;
    this.caches = caches;
    this.limit = limit;
    this.technician = desk.first(Role.TECHNICIAN);
    this.writer = desk.teammates(technician).getFirst();
    this.admin = desk.first(Role.ADMIN).id();
    this.question =
        new Question(
            technician.id(),
            technician.businessUnits(),
            desk.today(),
            View.ALL_UNSOLVED,
            0,
            PER_PAGE);
    this.ours = Contender.ours(desk, limit);
    all.add(ours);
    all.addAll(Contender.peers(desk, limit));
  }

  /** What was found of all views' counts, and of a dozen custom views. */
  record Found(List<Result> results, List<SavedFilterContest.Outcome> filters) {}

  Found run() throws SQLException, IOException, InterruptedException {
    try (ServiceDesk service = desk.serviceDesk(limit);
        Connection connection = desk.connect()) {
      // A run that was killed may have left them.
      PeerTables.drop(connection);
      say("write");
      WriteOverhead write = WriteOverhead.of(desk, service.commands(), writer);
      System.out.printf("bare %.1f ms, command %.1f ms%n", write.bare(), write.command());
      say("staleness");
      Staleness staleness = Staleness.of(desk, writer, technician, admin);
      try {
        say("the peers' tables and indexes");
        PeerTables.create(connection, desk.today());
        say("a dozen custom views");
        List<SavedFilterContest.Outcome> filters =
            new SavedFilterContest(desk, limit, question).run(service);
        filters.forEach(one -> System.out.printf("  %-30s%12s%n", one.title(), one.warm()));
        return new Found(results(service, write, staleness), filters);
      } finally {
        say("without the peers' tables");
        PeerTables.drop(connection);
      }
    }
  }

  private List<Result> results(ServiceDesk service, WriteOverhead write, Staleness staleness)
      throws SQLException, IOException, InterruptedException {
    ReadCosts reads = new ReadCosts(all, question);
    say("warm reads");
    List<Cost> warm = reads.warm();
    tell(warm);
    say("cold reads");
    List<Cost> cold = reads.cold(warm, desk, caches);
    tell(cold);
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Contender contender = all.get(i);
      say("writes and agreement of " + contender.title());
      boolean answers = warm.get(i) instanceof Cost.Took;
      Result result =
          Result.of(desk.requests(), contender)
              .read(warm.get(i), cold.get(i))
              .added(i == 0 ? write.added() : added(contender, service))
              .agreement(answers ? agreement(contender, service) : null);
      results.add(i == 0 ? result.stale(staleness) : result);
    }
    return results;
  }

  private Cost added(Contender contender, ServiceDesk service) throws SQLException {
    if (!contender.recounts()) {
      return new Cost.Took(0);
    }
    long request = Disturbance.create(service.commands(), writer);
    Cost added = WriteOverhead.afterWrite(contender, request);
    service.commands().delete(admin, request).orElseThrow();
    return added;
  }

  private Agreement agreement(Contender contender, ServiceDesk service) throws SQLException {
    try (Shape truth = ours.opening().open()) {
      return Agreement.of(contender, question, service.commands(), writer, admin, truth);
    }
  }

  private void tell(List<Cost> costs) {
    for (int i = 0; i < costs.size(); i++) {
      System.out.printf("  %-30s%12s%n", all.get(i).title(), costs.get(i));
    }
  }

  private void say(String what) {
    System.out.printf(
        "%s %,d requests: %s%n", LocalTime.now(ZoneId.systemDefault()), desk.requests(), what);
  }
}
