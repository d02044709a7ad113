package io.technicianviews.persistence.internal.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.TestPostgres;
import io.technicianviews.persistence.internal.connection.ConnectionPool;
import io.technicianviews.persistence.internal.connection.DatabaseServer;
import io.technicianviews.persistence.internal.counter.CounterRollupJob;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TablePrivilegesTest {

  private static final AtomicInteger ROLES = new AtomicInteger();

  private final PostgresSettings owner = TestPostgres.database();
  private final String role =
      "role_" + ROLES.incrementAndGet() + "_" + ProcessHandle.current().pid();
  private final PostgresSettings other = PostgresSettings.of(owner.url().jdbcUrl(), role, "secret");

  TablePrivilegesTest() {
    TestPostgres.execute(owner, "create role " + role + " login password 'secret'");
  }

  @Test
  void aRoleThatMayNotCreateTablesGetsAClearError() {
    assertThatThrownBy(() -> PostgresDesk.open(other))
        .isInstanceOf(DeskUnavailableException.class)
        .hasMessageMatching(
            "the role "
                + role
                + " may not create or change the tables of the desk"
                + " \\(ERROR: permission denied for database [a-z_0-9]+\\):"
                + " grant it CREATE on the database or, [^\\n]+");
  }

  @Test
  void aRoleThatMayOnlyReadGetsAClearError() {
    PostgresDesk.migrate(owner);
    TestPostgres.execute(
        owner,
        "grant usage on schema technician_views to " + role,
        "grant select on all tables in schema technician_views to " + role);

    assertThatThrownBy(() -> PostgresDesk.open(other))
        .isInstanceOf(DeskUnavailableException.class)
        .hasMessageMatching(
            "the role "
                + role
                + " lacks the privilege INSERT on admin_change, [^\\n]+: it needs"
                + " SELECT, INSERT, UPDATE, DELETE on the tables of the desk,"
                + " and USAGE on their sequences");
  }

  @Test
  void aRoleWithTheGrantsUsesTheTablesOfAnotherOwner() {
    grantAll();
    try (PostgresDesk desk = PostgresDesk.open(other)) {
      desk.requireReady(Duration.ofSeconds(10));
      try (BulkLoad load = desk.loader().begin()) {
        long id = load.newIds(BulkLoad.EntityKind.PERSON, 1).getFirst();
        load.people(List.of(PersonRecord.of(Person.requester(id, "Ada"))));
        load.commit();
      }
      desk.changes().append(Set.of(InvalidationTag.EVERYTHING));
      assertThat(desk.recount(true, requests -> {}).differences()).isEmpty();
    }
  }

  @Test
  void revokedPrivilegesMakeTheDeskUnavailable() {
    grantAll();
    try (PostgresDesk desk = PostgresDesk.open(other)) {
      TestPostgres.execute(
          owner, "revoke all on all tables in schema technician_views from " + role);

      assertThatThrownBy(() -> desk.changes().append(Set.of(InvalidationTag.EVERYTHING)))
          .isInstanceOf(DeskUnavailableException.class)
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> desk.requireReady(Duration.ofSeconds(10)))
          .isInstanceOf(DeskUnavailableException.class);
    }
  }

  @Test
  void aMissingVacuumPrivilegeIsLoggedOnce() throws Exception {
    grantAll();
    Logger logger = (Logger) LoggerFactory.getLogger(CounterRollupJob.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    DatabaseServer server = DatabaseServer.checked(other.withPoolSize(1));
    try (PostgresDesk desk = PostgresDesk.open(other);
        ConnectionPool connectionPool = ConnectionPool.forWrites(server);
        CounterRollupJob rollupJob =
            new CounterRollupJob(server, desk.desk().id(), connectionPool)) {
      rollupJob.vacuumIfAllowed();
      rollupJob.vacuumIfAllowed();
    } finally {
      logger.detachAppender(log);
    }

    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .singleElement()
        .asString()
        .contains(
            "the role " + role + " may not vacuum the table technician_views.view_counter_change");
  }

  private void grantAll() {
    PostgresDesk.migrate(owner);
    TestPostgres.execute(
        owner,
        "grant usage on schema technician_views to " + role,
        "grant select, insert, update, delete on all tables in schema technician_views to " + role,
        "grant usage, select on all sequences in schema technician_views to " + role,
        "grant execute on all functions in schema technician_views to " + role);
  }
}
