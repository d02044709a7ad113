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
 * What the counters cost a command, commit included: the same commands, in turns, as they are and
 * with what they would add to counters not sent. Afterwards the counters are wrong, which is found
 * and mended: the program ends with 1 if not.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desk in, and its size.
 */
public final class CounterCost {

  private static final int WARM_UP = 1_500;
  private static final int ROUNDS = 1_001;
  private static final List<Status> STATUSES = List.of(Status.IN_PROGRESS, Status.SOLVED);

  private CounterCost() {}

  public static void main(String[] args) throws Exception {
    boolean mended;
    try (WithoutCounters driver = WithoutCounters.installed("view_counter_change");
        EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk with = BenchmarkDesk.of(Integer.parseInt(args[1]), 4, server);
        BenchmarkDesk without = driver.reopened(with);
        ServiceDesk counting = with.serviceDesk();
        ServiceDesk other = without.serviceDesk()) {
      compare(List.of(Writer.at(with, counting.commands()), Writer.at(with, other.commands())));
      long wrong = with.postgres().recount(true, any -> {}).differences().size();
      long left = with.postgres().recount(false, any -> {}).differences().size();
      System.out.printf("%,d counters were wrong afterwards, and %,d when mended%n", wrong, left);
      mended = wrong > 0 && left == 0;
    }
    System.exit(mended ? 0 : 1);
  }

  /** Prints what writes cost, of a writer with something and one without it. */
  static void compare(List<Writer> writers) {
    System.out.printf(
        "milliseconds, median of %d%n%-24s%10s%10s%8s%n", ROUNDS, "", "with", "without", "");
    print("create", writers, (writer, round) -> writer.create());
    print("another status", writers, Writer::update);
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
    List<Median> medians = List.of(new Median(), new Median());
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long number = round;
      for (int i = 0; i < writers.size(); i++) {
        Writer writer = writers.get(i);
        (round < 0 ? new Median() : medians.get(i)).time(() -> work.accept(writer, number));
      }
    }
    double with = medians.getFirst().millis();
    double without = medians.getLast().millis();
    System.out.printf("%-24s%10.2f%10.2f%8.2f%n", name, with, without, with / without);
  }
}
