package io.technicianviews.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.ChangeLog.InvalidationReader;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.WriteTransaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One address, behind which the primary changes. */
@Timeout(120)
class FailoverTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  @Test
  void thePoolsFindThePrimaryByThemselves(@TempDir Path directory) throws Exception {
    try (StandbyPair servers = StandbyPair.in(directory);
        SilentNetwork network = new SilentNetwork(servers.primary());
        PostgresDesk desk = PostgresDesk.open(network.settings(servers.primary()).withPoolSize(3));
        InvalidationReader unseen = desk.changes().newlyVisible();
        OrderedChangeReader events = desk.changes().readAfter(desk.changes().lastId())) {
      write(desk);
      assertThat(people(desk)).isEqualTo(1);
      assertThat(events.next(10)).isNotEmpty();
      awaitReplay(servers);

      // The address leads to the standby.
      network.leadTo(servers.standby());
      network.cut();
      fail(() -> people(desk));
      fail(() -> write(desk));
      fail(() -> begin(desk));
      fail(() -> desk.requireReady(TIMEOUT));
      fail(unseen::next);
      fail(() -> events.next(10));
      assertThatThrownBy(() -> PostgresDesk.open(network.settings(servers.standby())))
          .isInstanceOf(DeskUnavailableException.class)
          .hasMessageContaining("this is a standby");

      // It leads to the primary again, while connections to the standby are open.
      network.leadTo(servers.primary());
      succeeds(desk, unseen, events, 2);

      // The primary is made read-only, the standby takes over.
      awaitReplay(servers);
      TestPostgres.execute(
          servers.primary(),
          "alter system set default_transaction_read_only = on",
          "select pg_reload_conf()");
      awaitReadOnly(servers.primary());
      fail(() -> desk.requireReady(TIMEOUT));
      fail(() -> people(desk));
      servers.promote();
      network.leadTo(servers.standby());
      succeeds(desk, unseen, events, 3);
    }
  }

  private static void fail(ThrowingCallable what) {
    assertThatThrownBy(what).isInstanceOf(DeskUnavailableException.class);
  }

  private static void succeeds(
      PostgresDesk desk, InvalidationReader unseen, OrderedChangeReader events, int people) {
    assertThatCode(() -> desk.requireReady(TIMEOUT)).doesNotThrowAnyException();
    assertThat(people(desk)).isEqualTo(people - 1);
    assertThatCode(unseen::next).doesNotThrowAnyException();
    // A write that met the old server has its pool renewed.
    if (!writes(desk)) {
      write(desk);
    }
    assertThat(people(desk)).isEqualTo(people);
    assertThat(unseen.next().changes()).isNotEmpty();
    awaitEvents(events);
  }

  /** A connection that is in use is checked once a second. */
  private static void awaitEvents(OrderedChangeReader events) {
    while (events.next(10).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private static boolean writes(PostgresDesk desk) {
    try {
      begin(desk);
    } catch (DeskUnavailableException e) {
      return false;
    }
    write(desk);
    return true;
  }

  private static void begin(PostgresDesk desk) {
    try (WriteTransaction write = desk.writes().begin(TIMEOUT, Set.of())) {
      assertThat(write.now()).isNotNull();
    }
  }

  private static void write(PostgresDesk desk) {
    desk.changes().append(Set.of(InvalidationTag.EVERYTHING));
    try (BulkLoad load = desk.loader().begin()) {
      long id = load.newIds(BulkLoad.EntityKind.PERSON, 1).getFirst();
      load.people(List.of(PersonRecord.of(Person.requester(id, "Ada " + id))));
      load.commit();
    }
  }

  private static long people(PostgresDesk desk) {
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      return snapshot.people().count();
    }
  }

  private static void awaitReplay(StandbyPair servers) throws Exception {
    String written = ask(servers.primary(), "select pg_current_wal_lsn()");
    await(servers.standby(), "select pg_last_wal_replay_lsn() >= '" + written + "'");
  }

  private static void awaitReadOnly(PostgresSettings server) throws Exception {
    await(server, "select current_setting('default_transaction_read_only')::boolean");
  }

  private static void await(PostgresSettings server, String condition) throws Exception {
    while (!ask(server, condition).equals("t")) {
      Thread.onSpinWait();
    }
  }

  private static String ask(PostgresSettings server, String question) throws Exception {
    try (var connection = TestPostgres.connect(server);
        var statement = connection.createStatement();
        var answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
