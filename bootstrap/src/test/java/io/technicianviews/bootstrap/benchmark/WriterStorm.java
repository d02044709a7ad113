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
 * Many writers in one unit at the same time: how many writes a second are committed, whether any of
 * them came to grief, and whether all counts of the desk are right afterwards. A slow disk is
 * emulated by PostgreSQL's {@code commit_delay}, which every flush waits for.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desk in, its size, how many writers, the
 * delay in microseconds (0 for none), and for how many seconds. Ends with 1 if a write failed or a
 * count is wrong.
 */
public final class WriterStorm {

  private static final int SHARED_REQUESTS = 400;

  /**
   * By few at first: among many writers that compete for two cores, the virtual machine's compilers
   * hardly get to work.
   */
  private static final int FIRST_WRITERS = 2;

  private static final Duration WARM_UP = Duration.ofSeconds(40);
  private static final Duration WARM_UP_OF_ALL = Duration.ofSeconds(10);
  private static final String UNIT = "Storm";

  private final BenchmarkDesk benchmark;
  private final ServiceDesk desk;
  private final int writers;
  private final Map<String, LongAdder> troubles = new ConcurrentSkipListMap<>();
  private final AtomicLongArray requests = new AtomicLongArray(SHARED_REQUESTS);

  private WriterStorm(BenchmarkDesk benchmark, ServiceDesk desk, int writers) {
    this.benchmark = benchmark;
    this.desk = desk;
    this.writers = writers;
  }

  public static void main(String[] args) throws Exception {
    int writers = Integer.parseInt(args[2]);
    String delayed = "-c commit_delay=%s -c commit_siblings=0".formatted(args[3]);
    boolean right;
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk made = BenchmarkDesk.of(Integer.parseInt(args[1]), writers, server);
        BenchmarkDesk benchmark = made.reopened(delayed);
        ServiceDesk desk = benchmark.serviceDesk(Duration.ofMinutes(1))) {
      right =
          new WriterStorm(benchmark, desk, writers)
              .run(Duration.ofSeconds(Long.parseLong(args[4])));
    }
    System.exit(right ? 0 : 1);
  }

  private boolean run(Duration time) throws Exception {
    List<Person> people = people();
    long deadlocksBefore = deadlocks();
    write(people.subList(0, Math.min(FIRST_WRITERS, people.size())), WARM_UP);
    write(people, WARM_UP_OF_ALL);
    // The pool gives up early; a busy machine may not have opened all of its connections by then.
    troubles.forEach((what, times) -> System.out.printf("at first: %s%n", what));
    troubles.clear();
    long writesBefore = number("select count(distinct transaction) from change_log");
    long begun = System.nanoTime();
    long refused = write(people, time);
    double seconds = (System.nanoTime() - begun) / 1e9;
    long written = number("select count(distinct transaction) from change_log") - writesBefore;
    System.out.printf(
        "%d writers, %,.0f writes a second committed (%,d in %.1f s), %,d refused%n",
        writers, written / seconds, written, seconds, refused);
    System.out.printf(
        "%d deadlocks, %d kinds of trouble%n", deadlocks() - deadlocksBefore, troubles.size());
    troubles.forEach((what, times) -> System.out.printf("  %,d times: %s%n", times.sum(), what));
    Truth.Comparison comparison = new Truth(benchmark, desk).compare();
    System.out.printf(
        "%,d counts compared with the tables, %d differ%n",
        comparison.counts(), comparison.differences().size());
    comparison.differences().stream().limit(20).forEach(System.out::println);
    return troubles.isEmpty() && comparison.differences().isEmpty();
  }

  /** Returns how many commands were refused. */
  private long write(List<Person> people, Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    LongAdder answers = new LongAdder();
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
                    answers,
                    refusals,
                    troubles,
                    end,
                    end + writer.id())));
      }
      for (Future<Void> one : running) {
        one.get();
      }
    }
    return refusals.sum();
  }

  /** The writers, in a unit of their own; made when they are first needed. */
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
      load.people(people.stream().map(one -> new PersonRecord(one, one.fullName())).toList());
      load.commit();
      return people;
    }
  }

  private long deadlocks() throws SQLException {
    return number("select deadlocks from pg_stat_database where datname = current_database()");
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = benchmark.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
