package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.bootstrap.benchmark.RoundTrips.RoundTrip;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.request.Status;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * What a command costs, commit included, relative to an update of one row and nothing else; and its
 * round trips. All take turns.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desk in, its size, and {@code trips} to
 * print each round trip with its time, which makes the commands slower.
 */
public final class CommandCost {

  private static final int WARM_UP = 1_500;
  private static final int ROUNDS = 1_001;
  private static final int WARM_UP_OPENINGS = 10;
  private static final int OPENINGS = 30;
  private static final int FIRST = 4;

  private CommandCost() {}

  public static void main(String[] args) throws Exception {
    String mode = args.length > 2 ? args[2] : "";
    try (RoundTrips driver = RoundTrips.installed();
        EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk desk = BenchmarkDesk.of(Integer.parseInt(args[1]), 4, server);
        BenchmarkDesk recorded = driver.reopened(desk);
        ServiceDesk watched = recorded.serviceDesk();
        ServiceDesk service = desk.serviceDesk()) {
      if (mode.equals("fresh")) {
        for (String threshold : List.of("5", "1", "5", "1")) {
          fresh(desk, "prepareThreshold=" + threshold);
        }
      } else if (mode.equals("trips")) {
        commands(Caller.at(desk, watched.commands()))
            .forEach((name, command) -> printTrips(name, command, driver));
      } else {
        compare(desk, service.commands(), Caller.at(desk, watched.commands()), driver);
      }
    }
  }

  /** Prints the first commands on connections that are just opened. */
  private static void fresh(BenchmarkDesk desk, String parameter) {
    Map<String, Median> medians = new LinkedHashMap<>();
    for (int opening = -WARM_UP_OPENINGS; opening < OPENINGS; opening++) {
      try (BenchmarkDesk opened = desk.reopenedWith(parameter);
          ServiceDesk service = opened.serviceDesk()) {
        Caller caller = Caller.at(opened, service.commands());
        for (var one : commands(caller).entrySet()) {
          for (int round = 0; round < FIRST; round++) {
            long number = round;
            Median median = medians.computeIfAbsent(one.getKey(), any -> new Median());
            (opening < 0 ? new Median() : median).time(() -> one.getValue().accept(number));
          }
        }
      }
    }
    System.out.printf("%-28s%n", parameter);
    medians.forEach((name, median) -> System.out.printf("%-28s%10.2f%n", name, median.millis()));
  }

  private static void compare(
      BenchmarkDesk desk, ServiceRequestCommands commands, Caller watched, RoundTrips driver)
      throws SQLException {
    Caller caller = Caller.at(desk, commands);
    Map<String, LongConsumer> work = new LinkedHashMap<>();
    try (Connection connection = desk.connect();
        PreparedStatement bare = bare(connection, caller.request())) {
      work.put("bare update of one row", round -> run(bare));
      work.putAll(commands(caller));
      Map<String, Median> medians = new LinkedHashMap<>();
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        for (var one : work.entrySet()) {
          long number = round;
          Median median = medians.computeIfAbsent(one.getKey(), any -> new Median());
          (round < 0 ? new Median() : median).time(() -> one.getValue().accept(number));
        }
      }
      double unit = medians.values().iterator().next().millis();
      Map<String, LongConsumer> recorded = commands(watched);
      System.out.printf("%-28s%10s%10s%12s%n", "", "ms", "to bare", "round trips");
      medians.forEach(
          (name, median) -> {
            LongConsumer command = recorded.get(name);
            System.out.printf(
                "%-28s%10.2f%10.2f%12d%n",
                name,
                median.millis(),
                median.millis() / unit,
                command == null ? 1 : driver.of(() -> command.accept(0)).size());
          });
    }
  }

  /** The commands by name; each gets the number of the round. */
  private static Map<String, LongConsumer> commands(Caller caller) {
    Map<String, LongConsumer> commands = new LinkedHashMap<>();
    commands.put("create", round -> caller.create());
    commands.put("solve or reopen", caller::solve);
    commands.put("subject", caller::rename);
    commands.put("take or unassign", caller::assign);
    commands.put("message", round -> caller.message());
    return commands;
  }

  private record Caller(ServiceRequestCommands commands, long admin, long request) {

    static Caller at(BenchmarkDesk desk, ServiceRequestCommands commands) {
      long admin = desk.first(Role.ADMIN).id();
      return new Caller(
          commands,
          admin,
          commands.create(admin, NewRequest.of("Benchmark")).orElseThrow().item().request().id());
    }

    void create() {
      commands.create(admin, NewRequest.of("Benchmark")).orElseThrow();
    }

    void solve(long round) {
      Status status = round % 2 == 0 ? Status.SOLVED : Status.OPEN;
      commands.update(admin, request, RequestPatch.NOTHING.status(status)).orElseThrow();
    }

    void rename(long round) {
      RequestPatch patch = RequestPatch.NOTHING.subject("Benchmark " + System.nanoTime());
      commands.update(admin, request, patch).orElseThrow();
    }

    void assign(long round) {
      (round % 2 == 0
              ? commands.assign(admin, request, admin)
              : commands.unassign(admin, request, admin))
          .orElseThrow();
    }

    void message() {
      commands.addMessage(admin, request, "Is it on?").orElseThrow();
    }
  }

  /** No trigger of the helpdesk runs, so that the update is bare; its indexes are updated. */
  private static PreparedStatement bare(Connection connection, long request) throws SQLException {
    try (Statement settings = connection.createStatement()) {
      settings.execute("set session_replication_role = replica");
    }
    PreparedStatement update =
        connection.prepareStatement(
            "update service_request set updated_at = clock_timestamp(), version = version + 1"
                + " where id = ?");
    update.setLong(1, request);
    return update;
  }

  private static void run(PreparedStatement update) {
    try {
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void printTrips(String name, LongConsumer command, RoundTrips driver) {
    List<List<RoundTrip>> all = new ArrayList<>();
    Median whole = new Median();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long number = round;
      if (round < 0) {
        command.accept(number);
      } else {
        whole.time(() -> all.add(driver.of(() -> command.accept(number))));
      }
    }
    System.out.printf("%n%s: %.2f ms%n", name, whole.millis());
    for (int trip = 0; trip < all.getFirst().size(); trip++) {
      Median median = new Median();
      for (List<RoundTrip> one : all) {
        median.add(one.get(Math.min(trip, one.size() - 1)).took());
      }
      RoundTrip first = all.getFirst().get(trip);
      System.out.printf(
          "  %.2f ms, %d statements: %s%n",
          median.millis(), first.statements(), first.sql().replaceAll("\\s+", " "));
    }
  }
}
