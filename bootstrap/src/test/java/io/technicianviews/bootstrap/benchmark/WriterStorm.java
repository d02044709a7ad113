package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.PersonRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Benchmark of many concurrent writers in one unit. It measures the committed writes per second and
 * counts failures; afterwards it compares all counts of the helpdesk with the tables. A slow disk
 * is emulated by PostgreSQL's {@code commit_delay}, for which every flush waits.
 *
 * <p>Arguments: a directory for PostgreSQL and the generated helpdesk, its size in requests, the
 * number of writers, the delay in microseconds (0 for none), and the duration in seconds. The exit
 * status is 1 if a write failed or a count is wrong.
 */
public final class WriterStorm {

  private static final int SHARED_REQUESTS = 400;

  /**
   * The number of writers in the first warm-up. With many writers that compete for two cores, the
   * compilers of the virtual machine hardly run.
   */
  private static final int WARM_UP_WRITERS = 2;

  private static final Duration WARM_UP = Duration.ofSeconds(40);
  private static final Duration FULL_WARM_UP = Duration.ofSeconds(10);
  private static final String UNIT = "Storm";

  private final BenchmarkDesk benchmark;
  private final ServiceDesk desk;
  private final int writers;
  private final Map<String, LongAdder> failures = new ConcurrentSkipListMap<>();
  private final AtomicLongArray requests = new AtomicLongArray(SHARED_REQUESTS);

  private WriterStorm(BenchmarkDesk benchmark, ServiceDesk desk, int writers) {
    this.benchmark = benchmark;
    this.desk = desk;
    this.writers = writers;
  }

  public static void main(String[] args) throws Exception {
    int writers = Integer.parseInt(args[2]);
    String delayed = "-c commit_delay=%s -c commit_siblings=0".formatted(args[3]);
    boolean passed;
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk desk = BenchmarkDesk.of(Integer.parseInt(args[1]), writers, server);
        BenchmarkDesk benchmark = desk.reopen(delayed);
        ServiceDesk service = benchmark.serviceDesk(Duration.ofMinutes(1))) {
      passed =
          new WriterStorm(benchmark, service, writers)
              .run(Duration.ofSeconds(Long.parseLong(args[4])));
    }
    System.exit(passed ? 0 : 1);
  }

  private boolean run(Duration time) throws Exception {
    List<Person> people = people();
    long deadlocksBefore = deadlocks();
    write(people.subList(0, Math.min(WARM_UP_WRITERS, people.size())), WARM_UP);
    write(people, FULL_WARM_UP);
    // The pool times out early; a busy machine may not have opened all of its connections by then.
    failures.forEach((message, times) -> System.out.printf("during the warm-up: %s%n", message));
    failures.clear();
    long writesBefore = queryLong("select count(distinct transaction) from change_log");
    long start = System.nanoTime();
    long refused = write(people, time);
    double seconds = (System.nanoTime() - start) / 1e9;
    long written = queryLong("select count(distinct transaction) from change_log") - writesBefore;
    System.out.printf(
        "%d writers, %,.0f committed writes per second (%,d in %.1f s), %,d refused%n",
        writers, written / seconds, written, seconds, refused);
    System.out.printf(
        "%d deadlocks, %d kinds of failure%n", deadlocks() - deadlocksBefore, failures.size());
    failures.forEach(
        (message, times) -> System.out.printf("  %,d times: %s%n", times.sum(), message));
    CountVerification.Comparison comparison = new CountVerification(benchmark, desk).compare();
    System.out.printf(
        "%,d counts compared with the tables, %d differ%n",
        comparison.counts(), comparison.differences().size());
    comparison.differences().stream().limit(20).forEach(System.out::println);
    return failures.isEmpty() && comparison.differences().isEmpty();
  }

  /** Runs the writers and returns the number of refused commands. */
  private long write(List<Person> people, Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    LongAdder successes = new LongAdder();
    LongAdder refusals = new LongAdder();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<Void>> running = new ArrayList<>();
      for (Person writer : people) {
        running.add(
            threads.submit(
                new StormWriter(
                    desk.commands(),
                    writer.id(),
                    writer.businessUnits().first(),
                    requests,
                    successes,
                    refusals,
                    failures,
                    end,
                    end + writer.id())));
      }
      for (Future<Void> task : running) {
        task.get();
      }
    }
    return refusals.sum();
  }

  /** Returns the writers, who are technicians of a separate unit; creates the missing ones. */
  private List<Person> people() {
    try (BulkLoad load = benchmark.postgres().loader().begin()) {
      Long known = load.knownIds(EntityKind.BUSINESS_UNIT).get(UNIT);
      long unit = known == null ? load.newIds(EntityKind.BUSINESS_UNIT, 1).getFirst() : known;
      if (known == null) {
        load.businessUnits(List.of(new BusinessUnit(unit, UNIT)));
      }
      Map<String, Long> ids = load.knownIds(EntityKind.PERSON);
      List<Person> people = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        String name = "Storm writer " + i;
        Long id = ids.get(name);
        people.add(
            Person.technician(
                id == null ? load.newIds(EntityKind.PERSON, 1).getFirst() : id, name, unit));
      }
      load.people(
          people.stream().map(person -> new PersonRecord(person, person.fullName())).toList());
      load.commit();
      return people;
    }
  }

  private long deadlocks() throws SQLException {
    return queryLong("select deadlocks from pg_stat_database where datname = current_database()");
  }

  private long queryLong(String sql) throws SQLException {
    try (Connection connection = benchmark.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
