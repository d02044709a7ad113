package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.request.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ObjLongConsumer;

/**
 * Benchmark of the cost that the materialized counters add to a command, including the commit. The
 * same commands run interleaved with the counter deltas sent and left out. It prints medians in
 * milliseconds. Afterwards the counters are wrong; the exit status is 1 if the verification does
 * not report and repair that.
 *
 * <p>Arguments: a directory for PostgreSQL and the generated helpdesk, and its size in requests.
 */
public final class CounterCost {

  private static final int WARM_UP = 1_500;
  private static final int ROUNDS = 1_001;
  private static final List<Status> STATUSES = List.of(Status.IN_PROGRESS, Status.SOLVED);

  private CounterCost() {}

  public static void main(String[] args) throws Exception {
    boolean repaired;
    try (CounterWriteFilter driver = CounterWriteFilter.open("view_counter_change");
        EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk with = BenchmarkDesk.of(Integer.parseInt(args[1]), 4, server);
        BenchmarkDesk without = driver.reopen(with);
        ServiceDesk counting = with.serviceDesk();
        ServiceDesk notCounting = without.serviceDesk()) {
      compare(
          List.of(Writer.at(with, counting.commands()), Writer.at(with, notCounting.commands())));
      long wrong = with.postgres().recount(true, ignored -> {}).differences().size();
      long remaining = with.postgres().recount(false, ignored -> {}).differences().size();
      System.out.printf(
          "%,d counters are wrong afterwards, and %,d after the repair%n", wrong, remaining);
      repaired = wrong > 0 && remaining == 0;
    }
    System.exit(repaired ? 0 : 1);
  }

  /**
   * Prints the cost of the same commands for a writer with the counters and a writer without them.
   */
  static void compare(List<Writer> writers) {
    System.out.printf(
        "milliseconds, median of %d%n%-24s%10s%10s%8s%n", ROUNDS, "", "with", "without", "");
    print("create", writers, (writer, round) -> writer.create());
    print("change status", writers, Writer::update);
    print("take and unassign", writers, (writer, round) -> writer.assign());
  }

  record Writer(ServiceRequestCommands commands, long admin, long request) {

    static Writer at(BenchmarkDesk desk, ServiceRequestCommands commands) {
      long admin = desk.first(Role.ADMIN).id();
      return new Writer(
          commands,
          admin,
          commands.create(admin, NewRequest.of("Benchmark")).orElseThrow().item().request().id());
    }

    void create() {
      commands.create(admin, NewRequest.of("Benchmark")).orElseThrow();
    }

    void update(long round) {
      Status status = STATUSES.get(Math.floorMod(round, STATUSES.size()));
      commands.update(admin, request, RequestPatch.NOTHING.status(status)).orElseThrow();
    }

    void assign() {
      commands.take(admin, request).orElseThrow();
      commands.unassign(admin, request, admin).orElseThrow();
    }
  }

  private static void print(String name, List<Writer> writers, ObjLongConsumer<Writer> work) {
    List<DurationSample> samples = List.of(new DurationSample(), new DurationSample());
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long number = round;
      for (int i = 0; i < writers.size(); i++) {
        Writer writer = writers.get(i);
        (round < 0 ? new DurationSample() : samples.get(i)).time(() -> work.accept(writer, number));
      }
    }
    double with = samples.getFirst().medianMillis();
    double without = samples.getLast().medianMillis();
    System.out.printf("%-24s%10.2f%10.2f%8.2f%n", name, with, without, with / without);
  }
}
