package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.bootstrap.benchmark.peers.Shape;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * What a write costs: an update of one row and nothing else, commit included; and a command of this
 * desk, with everything that it does: rights, lock, log, counters, the answer. The two take turns.
 */
record WriteOverhead(double bare, double command) {

  private static final int WARM_UP = 1_000;
  private static final int ROUNDS = 201;
  private static final int MOST_RECOUNTS = 21;
  private static final long RECOUNT_NANOS = 30_000_000_000L;

  static WriteOverhead of(BenchmarkDesk desk, ServiceRequestCommands commands, Person writer)
      throws SQLException {
    long request = Disturbance.create(commands, writer);
    Median bare = new Median();
    Median command = new Median();
    try (Connection connection = desk.connect();
        Statement settings = connection.createStatement()) {
      // No trigger of this desk's, so that the bare write is bare. It moves the request between no
      // views; its indexes are those of a write that does.
      settings.execute("set session_replication_role = replica");
      try (PreparedStatement update =
          connection.prepareStatement(
              "update service_request set updated_at = clock_timestamp(), version = version + 1"
                  + " where id = ?")) {
        update.setLong(1, request);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
          boolean inProgress = round % 2 == 0;
          (round < 0 ? new Median() : bare).time(() -> run(update));
          (round < 0 ? new Median() : command)
              .time(() -> Disturbance.toggle(commands, writer.id(), request, inProgress));
        }
      }
    }
    commands.delete(desk.first(Role.ADMIN).id(), request).orElseThrow();
    return new WriteOverhead(bare.millis(), command.millis());
  }

  private static void run(PreparedStatement update) {
    try {
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a peer does after a write to this request. */
  static Cost afterWrite(Contender contender, long request) throws SQLException {
    Median median = new Median();
    long end = System.nanoTime() + RECOUNT_NANOS;
    try (Shape shape = contender.opening().open()) {
      for (int i = 0; i == 0 || (i < MOST_RECOUNTS && System.nanoTime() < end); i++) {
        long begun = System.nanoTime();
        if (!Contender.inTime(() -> shape.afterWrite(request))) {
          return new Cost.Over(contender.limit());
        }
        median.add(Duration.ofNanos(System.nanoTime() - begun));
      }
    }
    return new Cost.Took(median.millis());
  }

  Cost.Took added() {
    return new Cost.Took(command - bare);
  }
}
