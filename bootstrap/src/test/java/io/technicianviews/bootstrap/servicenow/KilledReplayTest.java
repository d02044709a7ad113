package io.technicianviews.bootstrap.servicenow;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.EventReplay.Outcome;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.bootstrap.servicenow.ReplayProcess.AppliedEvent;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.RequestChange;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.ChangeQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a replay process several times, while PostgreSQL and a reader of the change log continue.
 */
class KilledReplayTest {

  private static final int INCIDENTS = 60;
  private static final int KILLS = 3;

  /** The maximum number of writes before a process is killed. */
  private static final int WRITES = 150;

  private final Random random = new Random(20_260_501);
  private final List<AppliedEvent> applied = new ArrayList<>();

  @TempDir private Path dataDir;
  @TempDir private Path files;
  private PostgresLogDesk desk;
  private LogConsumer consumer;

  @BeforeEach
  void start() throws IOException {
    desk = new PostgresLogDesk(dataDir);
    consumer = new LogConsumer(desk.postgres().changes(), random);
  }

  @AfterEach
  void stop() throws IOException {
    consumer.close();
    desk.close();
  }

  @Test
  void noAppliedEventIsLostAndNoneIsPartial() throws Exception {
    Path file = new RandomLog(random).write(files.resolve("log.csv"), INCIDENTS);
    for (int kill = 0; kill < KILLS; kill++) {
      killAfter(kill == 0 ? 0 : random.nextInt(WRITES), file);
      assertEveryRequestEqualsItsHistory();
      assertThat(desk.postgres().recount(false, requests -> {}).differences()).isEmpty();
    }
    try (ReplayProcess replay = ReplayProcess.start(desk.server(), file, 2)) {
      readEvents(replay, Integer.MAX_VALUE);
      assertThat(replay.exitCode()).isZero();
    }

    assertEveryRequestEqualsItsHistory();
    assertThat(consumer.readAll()).extracting(ChangeLogEntry::id).isEqualTo(loggedIds());
    assertEveryAppliedEventIsLogged(consumer.readAll());
    ImportedDesk imported = new ImportedDesk();
    imported.imports(file, ImportOptions.PLAIN);
    LocalDate today = LocalDate.of(2019, 5, 7);
    assertThat(desk.picture(today, any -> true)).isEqualTo(imported.picture(today));
  }

  private void killAfter(int writes, Path file) throws IOException {
    try (ReplayProcess replay = ReplayProcess.start(desk.server(), file, random.nextInt(1, 5))) {
      readEvents(replay, writes);
      replay.kill();
      for (AppliedEvent late = replay.next(); late != null; late = replay.next()) {
        applied.add(late);
      }
    }
  }

  /** Reads events until a number of writes or the end of the process. */
  private void readEvents(ReplayProcess replay, int writes) throws IOException {
    int remaining = writes;
    while (remaining > 0) {
      AppliedEvent event = replay.next();
      if (event == null) {
        return;
      }
      applied.add(event);
      remaining -= event.outcome() == Outcome.UNCHANGED ? 0 : 1;
      if (random.nextInt(4) == 0) {
        consumer.readSome();
      }
    }
  }

  /** Uses one snapshot, because the last write of the killed process may still be in progress. */
  private void assertEveryRequestEqualsItsHistory() {
    try (Snapshot snapshot = desk.postgres().snapshots().open(Duration.ofMinutes(1))) {
      numbers()
          .forEach(
              (id, number) ->
                  snapshot
                      .read(new RequestQuery.RequestById(id))
                      .ifPresent(request -> assertChained(request, log(snapshot, id))));
    }
  }

  private static List<ChangeLogEntry> log(Snapshot snapshot, long id) {
    return snapshot.read(new ChangeQuery.HistoryPage(id, 0, Integer.MAX_VALUE));
  }

  /**
   * Verifies that each change starts with the state after the one before it, and that the last one
   * ends with the state of the request.
   */
  private static void assertChained(ServiceRequest request, List<ChangeLogEntry> log) {
    assertThat(log).hasSize(Math.toIntExact(request.version()));
    @Nullable RequestState state = null;
    for (ChangeLogEntry logged : log) {
      RequestChange change = requireNonNull(logged.change().request());
      assertThat(change.before()).isEqualTo(state);
      state = change.after();
    }
    assertThat(request.state()).isEqualTo(state);
  }

  private void assertEveryAppliedEventIsLogged(List<ChangeLogEntry> log) {
    Map<Long, String> numbers = numbers();
    Map<String, Integer> logged = new HashMap<>();
    for (ChangeLogEntry change : log) {
      RequestChange request = change.change().request();
      if (request != null) {
        logged.merge(numbers.get(request.requestId()) + " " + change.at(), 1, Integer::sum);
      }
    }
    Map<String, Integer> expected = new HashMap<>();
    for (AppliedEvent event : applied) {
      if (event.outcome() != Outcome.UNCHANGED) {
        expected.merge(event.number() + " " + event.at(), 1, Integer::sum);
      }
    }
    assertThat(expected)
        .allSatisfy(
            (write, times) ->
                assertThat(logged.getOrDefault(write, 0)).as(write).isGreaterThanOrEqualTo(times));
  }

  private Map<Long, String> numbers() {
    Map<Long, String> numbers = new HashMap<>();
    try (BulkLoad load = desk.postgres().loader().begin()) {
      load.knownIds(EntityKind.REQUEST).forEach((number, id) -> numbers.put(id, number));
    }
    return numbers;
  }

  private List<Long> loggedIds() throws SQLException {
    EmbeddedPostgres server = desk.server();
    List<Long> ids = new ArrayList<>();
    try (Connection connection = TestDatabase.connect(server);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM change_log ORDER BY id")) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }
}
