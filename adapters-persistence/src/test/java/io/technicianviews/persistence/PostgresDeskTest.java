package io.technicianviews.persistence;

import static io.technicianviews.persistence.internal.schema.Tables.PERSON;
import static io.technicianviews.persistence.internal.schema.Tables.PRIORITY;
import static io.technicianviews.persistence.internal.schema.Tables.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.DeskAccessDeniedException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.persistence.internal.migration.Migrations;
import io.technicianviews.persistence.internal.row.StatusTable;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

class PostgresDeskTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aDeskKeepsItsIdAndItsTimeZone() {
    PostgresSettings database = TestPostgres.database();
    DeskInfo created = opened(database.withTimeZone(BERLIN));

    assertThat(created.timeZone()).isEqualTo(BERLIN);
    assertThat(opened(database)).isEqualTo(created);
    assertThat(opened(database.withTimeZone(BERLIN))).isEqualTo(created);
  }

  @Test
  void aDifferentTimeZoneIsRejected() {
    PostgresSettings database = TestPostgres.database();
    opened(database.withTimeZone(BERLIN));

    assertThatThrownBy(() -> opened(database.withTimeZone(ZoneId.of("UTC"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Europe/Berlin")
        .hasMessageContaining("UTC");
  }

  @Test
  void migratingAgainAppliesNothing() {
    PostgresSettings database = TestPostgres.database();

    assertThat(PostgresDesk.migrate(database)).isPositive();
    assertThat(PostgresDesk.migrate(database)).isZero();
  }

  @Test
  void theChecksOfAStartShareAConnection() throws SQLException {
    PostgresSettings database = TestPostgres.migrated();
    long before = sessions(database);
    PostgresDesk.migrate(database);
    long created = sessions(database);
    PostgresDesk.migrate(database);

    // The server, two for the migrations, and the desk; a new one is counted under a lock.
    assertThat(created - before).isEqualTo(6);
    assertThat(sessions(database) - created).isEqualTo(4);
  }

  /** How many connections to a database have been opened, as soon as all are closed. */
  private static long sessions(PostgresSettings database) throws SQLException {
    String jdbcUrl = database.url().jdbcUrl();
    String server = jdbcUrl.substring(0, jdbcUrl.lastIndexOf('/') + 1);
    String name = jdbcUrl.substring(server.length());
    try (Connection connection = connect(TestPostgres.at(database, server + "postgres"))) {
      DSLContext dsl = DSL.using(connection);
      String databaseStatistics = "from pg_stat_database where datname = ?";
      await()
          .until(
              () ->
                  dsl.fetchSingle("select numbackends " + databaseStatistics, name)
                      .get(0, Integer.class)
                      .equals(0));
      return dsl.fetchSingle("select sessions " + databaseStatistics, name).get(0, Long.class);
    }
  }

  @Test
  void anExternalWriteEndsTheDemo() throws Exception {
    PostgresSettings database = TestPostgres.database();
    try (PostgresDesk desk = PostgresDesk.open(database)) {
      assertThat(contents(desk)).isEqualTo(BulkLoad.DeskContents.NOTHING);
      try (BulkLoad load = desk.loader().begin()) {
        long id = load.newIds(BulkLoad.EntityKind.PERSON, 1).getFirst();
        load.people(List.of(PersonRecord.of(Person.requester(id, "Ada"))));
        load.commitAsDemo();
      }
      assertThat(contents(desk)).isEqualTo(BulkLoad.DeskContents.DEMO);

      try (Connection connection = connect(database)) {
        DeskSchema.DEFAULT.on(connection).update(PERSON).set(PERSON.FULL_NAME, "Grace").execute();
      }

      assertThat(contents(desk)).isEqualTo(BulkLoad.DeskContents.A_DESK);
    }
  }

  @Test
  void theMigrationsOfAnotherApplicationAreIgnored() throws Exception {
    PostgresSettings database = TestPostgres.database();
    try (Connection connection = connect(database)) {
      DeskSchema.DEFAULT
          .on(connection)
          .createTable("flyway_schema_history")
          .column("installed_rank", SQLDataType.INTEGER)
          .execute();
    }

    assertThat(PostgresDesk.migrate(database)).isPositive();
  }

  @Test
  void readinessDoesNotDependOnAFreeConnectionOfThePool() {
    try (PostgresDesk desk = PostgresDesk.open(TestPostgres.database().withPoolSize(1));
        Snapshot busy = desk.snapshots().open(Duration.ofMinutes(1))) {
      assertThat(busy.asOf()).isNotNull();
      assertThatCode(() -> desk.requireReady(Duration.ofSeconds(10))).doesNotThrowAnyException();
    }
  }

  @Test
  void anUnreachableServerMakesTheDeskUnavailable() {
    assertThatThrownBy(
            () -> opened(PostgresSettings.of("jdbc:postgresql://127.0.0.1:1/desk", "me", "secret")))
        .isInstanceOf(DeskUnavailableException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void anOpeningThatFailsClosesItsConnections() {
    PostgresSettings database = TestPostgres.desk();
    String name = database.url().jdbcUrl().replaceFirst(".*/", "");
    PostgresSettings another = TestPostgres.database();
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    // When the pool for queries has been opened, and the one for writes has not.
    meters
        .config()
        .onMeterAdded(
            meter ->
                TestPostgres.execute(
                    another, "alter database " + name + " with allow_connections false"));

    assertThatThrownBy(() -> opened(database.withMeters(meters)))
        .isInstanceOf(DeskUnavailableException.class)
        .hasMessageContaining("not currently accepting connections");
    assertThat(meters.getMeters()).isEmpty();
    TestPostgres.execute(another, "drop database " + name);
  }

  @Test
  void anUnknownHostIsNamed() {
    assertThatThrownBy(
            () -> opened(PostgresSettings.of("jdbc:postgresql://no-host.invalid/desk", "me", "")))
        .isInstanceOf(DeskUnavailableException.class)
        .isNotInstanceOf(DeskAccessDeniedException.class)
        .hasMessageContaining("no-host.invalid");
  }

  @Test
  void refusedAccessIsNotAnOutage() {
    PostgresSettings database = TestPostgres.database();
    String url = database.url().jdbcUrl();
    for (PostgresSettings refused :
        List.of(
            PostgresSettings.of(url, "nobody_" + ProcessHandle.current().pid(), "secret"),
            TestPostgres.at(database, url.replaceFirst("/[^/]+$", "/no_such_database")))) {
      assertThatThrownBy(() -> opened(refused))
          .isInstanceOf(DeskAccessDeniedException.class)
          .hasMessageStartingWith("the database rejects the access: ");
    }
  }

  @Test
  void aClosedDeskSaysSo() {
    PostgresDesk desk = PostgresDesk.open(TestPostgres.database());
    desk.close();

    assertThatThrownBy(() -> desk.snapshots().open(Duration.ofSeconds(10)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this PostgresDesk is closed");
    assertThatThrownBy(() -> desk.writes().begin(Duration.ofSeconds(10), Set.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this PostgresDesk is closed");
  }

  @Test
  void settingsDoNotShowThePassword() {
    assertThat(PostgresSettings.of("jdbc:postgresql://db/desk", "me", "secret").toString())
        .doesNotContain("secret");
  }

  @Test
  void aConfiguredClockDatesTheSnapshots() {
    Instant noon = Instant.parse("2026-03-10T12:00:00Z");
    try (PostgresDesk desk =
            PostgresDesk.open(TestPostgres.database().withClock(InstantSource.fixed(noon)));
        Snapshot snapshot = desk.snapshots().open(Duration.ofMinutes(1))) {
      assertThat(snapshot.asOf()).isEqualTo(noon);
    }
  }

  @Test
  void aNewDeskHasTheStandardStatusesAndPriorities() throws Exception {
    PostgresSettings database = TestPostgres.database();
    Migrations.apply(TestPostgres.server(database));
    try (Connection connection = connect(database)) {
      var dsl = DeskSchema.DEFAULT.on(connection);

      assertThat(StatusTable.ALL.fetch(dsl).map(StatusTable::definition))
          .containsExactlyElementsOf(
              Status.DEFAULTS.stream().map(StatusDefinition::standard).toList());
      assertThat(
              dsl.select(STATUS.CATEGORY, STATUS.COUNT_AS_SOLVED)
                  .from(STATUS)
                  .orderBy(STATUS.ID)
                  .fetch(row -> Map.entry(row.value1(), row.value2())))
          .containsExactlyElementsOf(
              Arrays.stream(StatusCategory.values())
                  .map(one -> Map.entry(one.wireName(), one.countAsSolved()))
                  .toList());
      assertThat(
              dsl.select(
                      PRIORITY.ID,
                      PRIORITY.NAME,
                      PRIORITY.RESPONSE_TIME_MINUTES,
                      PRIORITY.RESOLUTION_TIME_HOURS)
                  .from(PRIORITY)
                  .orderBy(PRIORITY.ID)
                  .fetch(
                      row ->
                          new PriorityLabel(
                              row.value1(), row.value2(), row.value3(), row.value4())))
          .containsExactlyElementsOf(
              Arrays.stream(Priority.values()).map(PriorityLabel::standard).toList());
    }
  }

  private static DeskInfo opened(PostgresSettings settings) {
    try (PostgresDesk desk = PostgresDesk.open(settings)) {
      return desk.desk();
    }
  }

  private static BulkLoad.DeskContents contents(PostgresDesk desk) {
    try (BulkLoad load = desk.loader().begin()) {
      return load.contents();
    }
  }

  private static Connection connect(PostgresSettings database) throws SQLException {
    return DriverManager.getConnection(
        database.url().jdbcUrl(), database.url().user(), database.url().password());
  }
}
