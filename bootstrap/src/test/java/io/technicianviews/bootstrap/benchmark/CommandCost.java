package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.bootstrap.benchmark.RoundTripRecorder.RoundTrip;
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
 * Benchmark of commands relative to a bare update of one row, including the commit. It prints the
 * median in milliseconds, the ratio to the update, and the number of round trips. The measurements
 * are interleaved.
 *
 * <p>Arguments: a directory for PostgreSQL and the generated helpdesk, its size in requests, and
 * optionally a mode. {@code trips} prints the median time of each round trip, which makes the
 * commands slower. {@code fresh} measures the first commands on new connections with two values of
 * {@code prepareThreshold}.
 */
public final class CommandCost {

  private static final int WARM_UP = 1_500;
  private static final int ROUNDS = 1_001;
  private static final int WARM_UP_OPENINGS = 10;
  private static final int OPENINGS = 30;
  private static final int FIRST_COMMANDS = 4;

  private CommandCost() {}

  public static void main(String[] args) throws Exception {
    String mode = args.length > 2 ? args[2] : "";
    try (RoundTripRecorder driver = RoundTripRecorder.open();
        EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk desk = BenchmarkDesk.of(Integer.parseInt(args[1]), 4, server);
        BenchmarkDesk recorded = driver.reopen(desk);
        ServiceDesk recordedService = recorded.serviceDesk();
        ServiceDesk service = desk.serviceDesk()) {
      if (mode.equals("fresh")) {
        for (String threshold : List.of("5", "1", "5", "1")) {
          measureFreshConnections(desk, "prepareThreshold=" + threshold);
        }
      } else if (mode.equals("trips")) {
        commands(Caller.at(desk, recordedService.commands()))
            .forEach((name, command) -> printTrips(name, command, driver));
      } else {
        compare(desk, service.commands(), Caller.at(desk, recordedService.commands()), driver);
      }
    }
  }

  /** Prints the time of the first commands on new connections. */
  private static void measureFreshConnections(BenchmarkDesk desk, String parameter) {
    Map<String, DurationSample> samples = new LinkedHashMap<>();
    for (int opening = -WARM_UP_OPENINGS; opening < OPENINGS; opening++) {
      try (BenchmarkDesk opened = desk.reopenWithParameter(parameter);
          ServiceDesk service = opened.serviceDesk()) {
        Caller caller = Caller.at(opened, service.commands());
        for (var entry : commands(caller).entrySet()) {
          for (int round = 0; round < FIRST_COMMANDS; round++) {
            long number = round;
            DurationSample sample =
                samples.computeIfAbsent(entry.getKey(), ignored -> new DurationSample());
            (opening < 0 ? new DurationSample() : sample)
                .time(() -> entry.getValue().accept(number));
          }
        }
      }
    }
    System.out.printf("%-28s%n", parameter);
    samples.forEach(
        (name, sample) -> System.out.printf("%-28s%10.2f%n", name, sample.medianMillis()));
  }

  private static void compare(
      BenchmarkDesk desk,
      ServiceRequestCommands commands,
      Caller recordedCaller,
      RoundTripRecorder driver)
      throws SQLException {
    Caller caller = Caller.at(desk, commands);
    Map<String, LongConsumer> work = new LinkedHashMap<>();
    try (Connection connection = desk.connect();
        PreparedStatement bare = bare(connection, caller.request())) {
      work.put("bare update of one row", round -> run(bare));
      work.putAll(commands(caller));
      Map<String, DurationSample> samples = new LinkedHashMap<>();
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        for (var entry : work.entrySet()) {
          long number = round;
          DurationSample sample =
              samples.computeIfAbsent(entry.getKey(), ignored -> new DurationSample());
          (round < 0 ? new DurationSample() : sample).time(() -> entry.getValue().accept(number));
        }
      }
      double baseline = samples.values().iterator().next().medianMillis();
      Map<String, LongConsumer> recorded = commands(recordedCaller);
      System.out.printf("%-28s%10s%10s%12s%n", "", "ms", "ratio", "round trips");
      samples.forEach(
          (name, sample) -> {
            LongConsumer command = recorded.get(name);
            System.out.printf(
                "%-28s%10.2f%10.2f%12d%n",
                name,
                sample.medianMillis(),
                sample.medianMillis() / baseline,
                command == null ? 1 : driver.recordTrips(() -> command.accept(0)).size());
          });
    }
  }

  /** Returns the commands by name. The argument of each is the number of the round. */
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

  /**
   * Prepares an update of one row. Triggers are disabled, so that only the row and its indexes are
   * written.
   */
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

  private static void printTrips(String name, LongConsumer command, RoundTripRecorder driver) {
    List<List<RoundTrip>> all = new ArrayList<>();
    DurationSample total = new DurationSample();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long number = round;
      if (round < 0) {
        command.accept(number);
      } else {
        total.time(() -> all.add(driver.recordTrips(() -> command.accept(number))));
      }
    }
    System.out.printf("%n%s: %.2f ms%n", name, total.medianMillis());
    for (int trip = 0; trip < all.getFirst().size(); trip++) {
      DurationSample sample = new DurationSample();
      for (List<RoundTrip> trips : all) {
        sample.add(trips.get(Math.min(trip, trips.size() - 1)).elapsed());
      }
      RoundTrip first = all.getFirst().get(trip);
      System.out.printf(
          "  %.2f ms, %d statements: %s%n",
          sample.medianMillis(), first.statements(), first.sql().replaceAll("\\s+", " "));
    }
  }
}
