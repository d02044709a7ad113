package io.technicianviews.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.technicianviews.application.EventReplay.Outcome;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.bootstrap.endtoend.LiveClient.ReceivedEvent;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.bootstrap.servicenow.ImportOptions;
import io.technicianviews.bootstrap.servicenow.ImportProgress;
import io.technicianviews.bootstrap.servicenow.RealLog;
import io.technicianviews.bootstrap.servicenow.ServiceNowReplay;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.DeskFactory;
import io.technicianviews.bootstrap.wiring.ResourceStack;
import io.technicianviews.bootstrap.wiring.TokenIssuer;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.RequestChange;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.persistence.PostgresDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replays the real log while clients are connected to two servers that are killed alternately, and
 * verifies that each client receives the visible entries of the change log in order and exactly
 * once. {@code -Dtest.live.as-of=2016-03-04} replays more days.
 */
class LiveReplayTest {

  private static final LocalDate AS_OF =
      LocalDate.parse(System.getProperty("test.live.as-of", "2016-02-29"));
  private static final int SERVERS = 2;
  private static final int BETWEEN_KILLS = 100;
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  @TempDir private Path dataDir;

  private final List<ServerProcess> servers = new CopyOnWriteArrayList<>();
  private final CountDownLatch loaded = new CountDownLatch(1);
  private final CountDownLatch listening = new CountDownLatch(1);
  private final AtomicInteger replayed = new AtomicInteger();

  @Test
  void everyClientReceivesTheVisibleChangesInOrderAndOnce() throws Exception {
    Optional<Path> log = RealLog.file();
    assumeTrue(log.isPresent(), "there is no real log next to the repository");
    TestDatabase.initializedBefore(dataDir);
    Settings settings =
        Settings.read(
            Map.of("DATA_DIR", dataDir.toString(), "DESK_TIME_ZONE", ServerProcess.zone()),
            Tokens.NEEDED);
    try (ResourceStack resourceStack = ResourceStack.empty()) {
      PostgresDesk postgres = DeskFactory.open(settings, resourceStack);
      try (ServiceDesk desk = DeskFactory.serviceDesk(postgres)) {
        for (int i = 0; i < SERVERS; i++) {
          servers.add(server());
        }
        replayWithClients(log.orElseThrow(), postgres, desk, TokenIssuer.of(settings));
      }
    } finally {
      servers.forEach(ServerProcess::close);
      TestDatabase.cleanUp(dataDir);
    }
  }

  private void replayWithClients(
      Path file, PostgresDesk postgres, ServiceDesk desk, TokenIssuer tokens) throws Exception {
    CompletableFuture<?> replay = CompletableFuture.runAsync(() -> replay(file, postgres, desk));
    loaded.await();
    long start = postgres.changes().lastId();
    Person admin = person(postgres, "administrator");
    Person technician = person(postgres, "Resolver 17");
    try (LiveClient all = client(admin, tokens, 1);
        LiveClient some = client(technician, tokens, 2)) {
      await().atMost(DEADLINE).until(() -> all.counts() != null && some.counts() != null);
      listening.countDown();
      int kills = killServersWhile(replay);
      replay.get();
      assertThat(kills).isPositive();

      List<ChangeLogEntry> log = logged(postgres, start);
      assertReceived(all, log, state -> true);
      assertReceived(some, log, state -> sees(technician, state));
      assertCounts(all, new Client(servers.getFirst().url(), token(admin, tokens)));
      assertCounts(some, new Client(servers.getLast().url(), token(technician, tokens)));
      System.out.printf(
          "%d events received over %d connections, %d of them over %d; %d servers killed%n",
          all.messages().size(),
          all.connections(),
          some.messages().size(),
          some.connections(),
          kills);
    }
  }

  private void replay(Path file, PostgresDesk postgres, ServiceDesk desk) {
    new ServiceNowReplay(
            postgres.loader(),
            postgres.desk().timeZone(),
            event -> {
              loaded.countDown();
              awaitListeners();
              Outcome outcome = desk.replay().apply(event);
              replayed.incrementAndGet();
              return outcome;
            },
            2)
        .run(file, new ImportOptions(AS_OF, null, false), ImportProgress.SILENT);
  }

  private void awaitListeners() {
    try {
      listening.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kills one server after the other, while the other one serves. */
  private int killServersWhile(CompletableFuture<?> replay) throws IOException {
    int kills = 0;
    while (!replay.isDone()) {
      int next = replayed.get() + BETWEEN_KILLS;
      await().atMost(DEADLINE).until(() -> replayed.get() >= next || replay.isDone());
      int victim = kills++ % SERVERS;
      servers.get(victim).kill();
      servers.set(victim, server());
    }
    return kills;
  }

  private ServerProcess server() throws IOException {
    return ServerProcess.start(dataDir, "--no-demo");
  }

  private LiveClient client(Person person, TokenIssuer tokens, long seed) {
    Random random = new Random(seed);
    return new LiveClient(
        () -> servers.get(random.nextInt(SERVERS)).url(), token(person, tokens), seed);
  }

  private static String token(Person person, TokenIssuer tokens) {
    return tokens.issue(person.id(), Instant.now(), Duration.ofHours(2));
  }

  private static Person person(PostgresDesk postgres, String name) {
    long id;
    try (BulkLoad load = postgres.loader().begin()) {
      id = Objects.requireNonNull(load.knownIds(EntityKind.PERSON).get(name), name);
    }
    try (Snapshot snapshot = postgres.snapshots().open(DEADLINE)) {
      return snapshot.read(new PeopleQuery.PersonById(id)).orElseThrow();
    }
  }

  private static List<ChangeLogEntry> logged(PostgresDesk postgres, long start) {
    long last = postgres.changes().lastId();
    List<ChangeLogEntry> log = new ArrayList<>();
    try (OrderedChangeReader changes = postgres.changes().readAfter(start)) {
      while (log.isEmpty() || log.getLast().id() < last) {
        log.addAll(changes.next(1_000));
      }
    }
    return log;
  }

  private static boolean sees(Person technician, RequestState state) {
    Long unit = state.businessUnitId();
    return (unit != null && technician.businessUnits().contains(unit))
        || state.assignees().contains(technician.id());
  }

  private static void assertReceived(
      LiveClient client, List<ChangeLogEntry> log, Predicate<RequestState> visible) {
    List<ReceivedEvent> expected = new ArrayList<>();
    for (ChangeLogEntry logged : log) {
      RequestChange change = Objects.requireNonNull(logged.change().request());
      RequestState before = change.before();
      if (visible.test(change.after())) {
        String what = logged.change().kind().name().toLowerCase(Locale.ROOT);
        expected.add(new ReceivedEvent(logged.id(), change.requestId(), what));
      } else if (before != null && visible.test(before)) {
        expected.add(new ReceivedEvent(logged.id(), change.requestId(), "gone"));
      }
    }
    await().atMost(DEADLINE).until(() -> client.messages().size() >= expected.size());
    assertThat(client.messages()).isEqualTo(expected);
    assertThat(client.resyncs()).isEmpty();
    assertThat(client.connections()).isGreaterThan(1);
  }

  private static void assertCounts(LiveClient client, Client caller) {
    Map<String, Object> expected = caller.counts("?view=all_unsolved").members();
    await()
        .atMost(DEADLINE)
        .until(() -> expected.equals(Objects.requireNonNull(client.counts()).members()));
  }
}
