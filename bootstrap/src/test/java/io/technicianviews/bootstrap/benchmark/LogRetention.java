package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.InvalidationReader;
import io.technicianviews.domain.request.Status;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Benchmark of change log retention under load. It measures the latency of writes while partitions
 * of the log are added and removed, the time of a poll of the log, and the bytes of a write in the
 * log and in the WAL. Times are milliseconds.
 *
 * <p>Arguments: a directory for PostgreSQL and the generated helpdesk, the number of rows of the
 * log, the number of writers, and the seconds of each phase.
 */
public final class LogRetention {

  private static final int PARTITIONS = 10;
  private static final int POLLS = 1_001;
  private static final int SIZED_WRITES = 500;

  @SuppressWarnings("InlineFormatString") // The text is too long for an argument.
  private static final String FILL =
      """
      insert into change_log (at, by_id, kind, request_id, requester_id,
          before_status_id, before_priority_id, before_business_unit_id, before_assignees, before_open_subtasks,
          before_created_at, before_updated_at, before_deleted,
          after_status_id, after_priority_id, after_business_unit_id, after_assignees, after_open_subtasks,
          after_created_at, after_updated_at, after_deleted, fields, scopes, writer)
      select now() - interval '400 days', 1 + n %% 400, 'UPDATED', 1 + n %% 10000, 1 + n %% 4000,
          1, 3, 1 + n %% 100, array[1 + n %% 400], 0, now(), now(), false,
          2, 3, 1 + n %% 100, array[1 + n %% 400], 0, now(), now(), false,
          '{STATUS}', array['person:' || 1 + n %% 4000, 'person:' || 1 + n %% 400, 'unit:' || 1 + n %% 100], 4
      from generate_series(1::bigint, %d) as n
      """;

  private final BenchmarkDesk benchmark;
  private final ServiceDesk desk;
  private final Connection connection;
  private final int writers;
  private final int phaseSeconds;

  private LogRetention(
      BenchmarkDesk benchmark,
      ServiceDesk desk,
      Connection connection,
      int writers,
      int phaseSeconds) {
    this.benchmark = benchmark;
    this.desk = desk;
    this.connection = connection;
    this.writers = writers;
    this.phaseSeconds = phaseSeconds;
  }

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk benchmark = BenchmarkDesk.of(10_000, 10, server);
        ServiceDesk desk = benchmark.serviceDesk();
        Connection connection = benchmark.connect()) {
      new LogRetention(
              benchmark, desk, connection, Integer.parseInt(args[2]), Integer.parseInt(args[3]))
          .run(Long.parseLong(args[1]));
    }
  }

  private void run(long rows) throws Exception {
    printSizeOfWrites();
    write("warm-up", () -> {});
    write("no partition added or removed", () -> {});
    printPolls();
    fill(rows);
    printPolls();
    write("a partition removed each second", this::removeEachSecond);
    printPolls();
    write("the current partition closed each second", this::closeEachSecond);
  }

  /** Adds full partitions after those that contain the earlier writes. */
  private void fill(long rows) throws SQLException {
    long start = System.nanoTime();
    long before = bytesOfLog();
    for (int i = 0; i < PARTITIONS; i++) {
      closePartition(rows / PARTITIONS);
      execute(FILL.formatted(rows / PARTITIONS));
    }
    closePartition(rows / PARTITIONS);
    execute("vacuum (analyze) change_log");
    System.out.printf(
        "%,d rows in %.0f s, %,.0f bytes each with indexes, %.1f GB in total%n",
        rows,
        (System.nanoTime() - start) / 1e9,
        (double) (bytesOfLog() - before) / rows,
        bytesOfLog() / 1e9);
  }

  private void removeEachSecond() {
    callEachSecond(
        "select remove_change_log((select min(id) from (select change_log_first_ids() as id) as p"
            + " where id > (select min(id) from (select change_log_first_ids() as id) as q)) - 1)");
  }

  private void closeEachSecond() {
    callEachSecond("select cut_change_log(1000000)");
  }

  private void callEachSecond(String sql) {
    DurationSample calls = new DurationSample();
    int inUse = 0;
    for (int i = 0; i < PARTITIONS; i++) {
      try {
        Thread.sleep(1_000);
        long start = System.nanoTime();
        boolean done = queryLong("select (" + sql + ")::int") == 1;
        calls.add(java.time.Duration.ofNanos(System.nanoTime() - start));
        inUse += done ? 0 : 1;
      } catch (SQLException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    System.out.printf(
        "  the call: median %.1f ms, longest %.1f ms, table in use %d of %d times%n",
        calls.medianMillis(), calls.quantileMillis(1), inUse, PARTITIONS);
  }

  /**
   * Runs writers, each on its own request, together with an action. Prints the greatest median,
   * 99.9th percentile and maximum of the writers.
   */
  private void write(String label, Runnable action) throws Exception {
    long admin = benchmark.first(Role.ADMIN).id();
    long end = System.nanoTime() + phaseSeconds * 1_000_000_000L;
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<DurationSample>> running = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        running.add(threads.submit(() -> writeUntil(end, admin)));
      }
      action.run();
      double max = 0;
      double median = 0;
      double percentile999 = 0;
      for (Future<DurationSample> writer : running) {
        max = Math.max(max, writer.get().quantileMillis(1));
        percentile999 = Math.max(percentile999, writer.get().quantileMillis(0.999));
        median = Math.max(median, writer.get().medianMillis());
      }
      System.out.printf(
          "%s: write median %.1f ms, 99.9 %% %.1f ms, max %.1f ms%n",
          label, median, percentile999, max);
    }
  }

  private DurationSample writeUntil(long end, long admin) {
    ServiceRequestCommands commands = desk.commands();
    long request =
        commands.create(admin, NewRequest.of("Benchmark")).orElseThrow().item().request().id();
    DurationSample latencies = new DurationSample();
    for (int i = 0; System.nanoTime() < end; i++) {
      Status status = i % 2 == 0 ? Status.IN_PROGRESS : Status.OPEN;
      latencies.time(
          () -> commands.update(admin, request, RequestPatch.NOTHING.status(status)).orElseThrow());
    }
    return latencies;
  }

  private void printPolls() throws SQLException {
    DurationSample unchanged = new DurationSample();
    DurationSample afterWrites = new DurationSample();
    ChangeLog log = benchmark.postgres().changes();
    try (InvalidationReader reader = log.newlyVisible()) {
      // The range of ids that a poll reads is stable after some seconds.
      long stableAt = System.nanoTime() + 11_000_000_000L;
      while (System.nanoTime() < stableAt) {
        reader.next();
      }
      for (int i = 0; i < POLLS; i++) {
        log.append(Set.of(InvalidationTag.REFERENCE_DATA));
        afterWrites.time(reader::next);
        unchanged.time(reader::next);
      }
    }
    System.out.printf(
        "a poll with %d partitions: %.3f ms after a write, %.3f ms without%n",
        queryLong("select count(*) from change_log_first_ids()"),
        afterWrites.medianMillis(),
        unchanged.medianMillis());
  }

  /** Prints the bytes that writes add before vacuum and counter rollups, which reuse space. */
  private void printSizeOfWrites() throws SQLException {
    long admin = benchmark.first(Role.ADMIN).id();
    long logBefore = bytesOfLog();
    long walBefore = queryLong("select pg_current_wal_lsn() - '0/0'");
    for (int i = 0; i < SIZED_WRITES; i++) {
      long request =
          desk.commands().create(admin, NewRequest.of("Size")).orElseThrow().item().request().id();
      desk.commands()
          .update(admin, request, RequestPatch.NOTHING.status(Status.SOLVED))
          .orElseThrow();
      desk.commands().addMessage(admin, request, "It is on.").orElseThrow();
      desk.commands().assign(admin, request, admin).orElseThrow();
    }
    int writes = 4 * SIZED_WRITES;
    System.out.printf(
        "a write takes %,.0f bytes in the log and %,.0f bytes of WAL (%,d writes)%n",
        (double) (bytesOfLog() - logBefore) / writes,
        (double) (queryLong("select pg_current_wal_lsn() - '0/0'") - walBefore) / writes,
        writes);
  }

  private long bytesOfLog() throws SQLException {
    return queryLong(
        "select sum(pg_total_relation_size(relid)) from pg_partition_tree('change_log')");
  }

  private void closePartition(long ids) throws SQLException {
    while (queryLong("select cut_change_log(" + ids + ")::int") == 0) {
      Thread.onSpinWait();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long queryLong(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
