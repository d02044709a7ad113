package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.bootstrap.benchmark.peers.PageReader;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The median time of a write in milliseconds, including the commit. The two kinds of write are
 * interleaved.
 *
 * @param bare an update of one row
 * @param command a command of this project, with authorization, lock, change log, counters and
 *     response
 */
record WriteOverhead(double bare, double command) {

  private static final int WARM_UP = 1_000;
  private static final int ROUNDS = 201;
  private static final int MAX_RECOUNTS = 21;
  private static final long MAX_RECOUNT_NANOS = 30_000_000_000L;

  static WriteOverhead measure(BenchmarkDesk desk, ServiceRequestCommands commands, Person writer)
      throws SQLException {
    long request = BackgroundWriters.create(commands, writer);
    DurationSample bare = new DurationSample();
    DurationSample command = new DurationSample();
    try (Connection connection = desk.connect();
        Statement settings = connection.createStatement()) {
      // Without triggers the update is bare. It does not move the request between views, but
      // updates the same indexes as a write that does.
      settings.execute("set session_replication_role = replica");
      try (PreparedStatement update =
          connection.prepareStatement(
              "update service_request set updated_at = clock_timestamp(), version = version + 1"
                  + " where id = ?")) {
        update.setLong(1, request);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
          boolean inProgress = round % 2 == 0;
          (round < 0 ? new DurationSample() : bare).time(() -> run(update));
          (round < 0 ? new DurationSample() : command)
              .time(() -> BackgroundWriters.toggle(commands, writer.id(), request, inProgress));
        }
      }
    }
    commands.delete(desk.first(Role.ADMIN).id(), request).orElseThrow();
    return new WriteOverhead(bare.medianMillis(), command.medianMillis());
  }

  private static void run(PreparedStatement update) {
    try {
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Measures the work of a peer after a write to this request. */
  static Cost afterWrite(ComparedSystem system, long request) throws SQLException {
    DurationSample sample = new DurationSample();
    long end = System.nanoTime() + MAX_RECOUNT_NANOS;
    try (PageReader reader = system.factory().open()) {
      for (int i = 0; i == 0 || (i < MAX_RECOUNTS && System.nanoTime() < end); i++) {
        long start = System.nanoTime();
        if (!ComparedSystem.completesInTime(() -> reader.afterWrite(request))) {
          return new Cost.TimedOut(system.limit());
        }
        sample.add(Duration.ofNanos(System.nanoTime() - start));
      }
    }
    return new Cost.Measured(sample.medianMillis());
  }

  Cost.Measured added() {
    return new Cost.Measured(command - bare);
  }
}
