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
import io.technicianviews.domain.query.PeopleQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A failover behind one address: the pools and readers find the new primary. */
@Timeout(120)
class FailoverTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  @Test
  void theDeskReconnectsToThePrimaryAfterAFailover(@TempDir Path directory) throws Exception {
    try (StandbyPair servers = StandbyPair.in(directory);
        SilentNetwork network = new SilentNetwork(servers.primary());
        PostgresDesk desk = PostgresDesk.open(network.settings(servers.primary()).withPoolSize(3));
        InvalidationReader invalidations = desk.changes().newlyVisible();
        OrderedChangeReader events = desk.changes().readAfter(desk.changes().lastId())) {
      write(desk);
      assertThat(people(desk)).isEqualTo(1);
      assertThat(events.next(10)).isNotEmpty();
      awaitReplay(servers);

      // The address now points to the standby.
      network.redirectTo(servers.standby());
      network.cut();
      assertUnavailable(() -> people(desk));
      assertUnavailable(() -> write(desk));
      assertUnavailable(() -> begin(desk));
      assertUnavailable(() -> desk.requireReady(TIMEOUT));
      assertUnavailable(invalidations::next);
      assertUnavailable(() -> events.next(10));
      assertThatThrownBy(() -> PostgresDesk.open(network.settings(servers.standby())))
          .isInstanceOf(DeskUnavailableException.class)
          .hasMessageContaining("this is a standby");

      // The address points to the primary again, while connections to the standby are open.
      network.redirectTo(servers.primary());
      assertAvailable(desk, invalidations, events, 2);

      // The primary becomes read-only, and the standby is promoted.
      awaitReplay(servers);
      TestPostgres.execute(
          servers.primary(),
          "alter system set default_transaction_read_only = on",
          "select pg_reload_conf()");
      awaitReadOnly(servers.primary());
      assertUnavailable(() -> desk.requireReady(TIMEOUT));
      assertUnavailable(() -> people(desk));
      servers.promote();
      network.redirectTo(servers.standby());
      assertAvailable(desk, invalidations, events, 3);
    }
  }

  private static void assertUnavailable(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(DeskUnavailableException.class);
  }

  private static void assertAvailable(
      PostgresDesk desk, InvalidationReader invalidations, OrderedChangeReader events, int people) {
    assertThatCode(() -> desk.requireReady(TIMEOUT)).doesNotThrowAnyException();
    assertThat(people(desk)).isEqualTo(people - 1);
    assertThatCode(invalidations::next).doesNotThrowAnyException();
    // The first write on a connection to the old server fails and renews the pool.
    if (!tryWrite(desk)) {
      write(desk);
    }
    assertThat(people(desk)).isEqualTo(people);
    assertThat(invalidations.next().changes()).isNotEmpty();
    awaitEvents(events);
  }

  /** The connection of a reader is checked once a second, so events may be delayed by that. */
  private static void awaitEvents(OrderedChangeReader events) {
    while (events.next(10).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private static boolean tryWrite(PostgresDesk desk) {
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
      return snapshot.read(new PeopleQuery.PeopleTotal());
    }
  }

  /** Waits for the inserted position: commits of the test servers are asynchronous. */
  private static void awaitReplay(StandbyPair servers) throws Exception {
    String written = query(servers.primary(), "select pg_current_wal_insert_lsn()");
    await(servers.standby(), "select pg_last_wal_replay_lsn() >= '" + written + "'");
  }

  private static void awaitReadOnly(PostgresSettings server) throws Exception {
    await(server, "select current_setting('default_transaction_read_only')::boolean");
  }

  private static void await(PostgresSettings server, String condition) throws Exception {
    while (!query(server, condition).equals("t")) {
      Thread.onSpinWait();
    }
  }

  private static String query(PostgresSettings server, String sql) throws Exception {
    try (var connection = TestPostgres.connect(server);
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
