package io.technicianviews.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.InvalidationReader;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.WriteTransactions;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.persistence.internal.connection.DatabaseServer;
import io.technicianviews.persistence.internal.connection.Pooler;
import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.difference.DeskDifference;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The desk through PgBouncer, with fewer server connections than the desk has connections. */
@Timeout(180)
class PgBouncerTest extends DeskDifference {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir private Path directory;
  private @Nullable PgBouncer bouncer;
  private @Nullable PostgresDesk desk;

  @BeforeAll
  static void installed() {
    assumeTrue(PgBouncer.program().isPresent(), "PgBouncer is not installed");
  }

  @AfterEach
  void end() {
    if (desk != null) {
      desk.close();
    }
    if (bouncer != null) {
      bouncer.close();
    }
  }

  private PgBouncer start(String mode, String... further) {
    PgBouncer started = PgBouncer.start(directory, TestPostgres.migrated(), mode, further);
    bouncer = started;
    return started;
  }

  private PostgresDesk open(PostgresSettings settings) {
    PostgresDesk opened = PostgresDesk.open(settings);
    desk = opened;
    return opened;
  }

  @Override
  protected DeskUnderTest emptyDesk(ZoneId zone) {
    PgBouncer started = start("transaction");
    PostgresDesk opened = open(started.settings().withPoolSize(4).withTimeZone(zone));
    return new DeskUnderTest() {
      @Override
      public SnapshotSource snapshots() {
        return opened.snapshots();
      }

      @Override
      public BulkLoader loader() {
        return opened.loader();
      }

      @Override
      public WriteTransactions writes() {
        return opened.writes();
      }

      @Override
      public ChangeLog changes() {
        return opened.changes();
      }
    };
  }

  @Test
  void concurrentReadsAndWritesShareFewServerConnections() throws Exception {
    PgBouncer started = start("transaction");
    serveConcurrently(open(started.settings().withPoolSize(10)));
  }

  @Test
  void aPoolOfTheApplicationMayConnectThroughAPooler() throws Exception {
    PostgresSettings.Address.Url url = start("transaction").settings().url();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url.jdbcUrl());
    config.setUsername(url.user());
    config.setPassword(url.password());
    config.setMaximumPoolSize(30);
    // The pool validates connections with statements of its own, which must not be prepared either.
    config.addDataSourceProperty("prepareThreshold", "0");
    try (HikariDataSource pool = new HikariDataSource(config)) {
      serveConcurrently(open(PostgresSettings.of(pool)));
    }
  }

  @Test
  void readingTheLastIdReturnsTheConnectionToThePoolOfTheApplication() throws Exception {
    PostgresSettings.Address.Url url = start("transaction").settings().url();
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url.jdbcUrl());
    config.setUsername(url.user());
    config.setPassword(url.password());
    config.setMaximumPoolSize(4);
    config.setMetricRegistry(meters);
    config.addDataSourceProperty("prepareThreshold", "0");
    try (HikariDataSource pool = new HikariDataSource(config)) {
      PostgresDesk opened = open(PostgresSettings.of(pool));
      await().until(() -> pool.getHikariPoolMXBean().getTotalConnections() == 4);
      Timer created = meters.get("hikaricp.connections.creation").timer();
      long before = created.count();
      for (int i = 0; i < 10; i++) {
        assertThat(opened.changes().lastId()).isNotNegative();
      }
      assertThat(created.count()).isEqualTo(before);
    }
  }

  private static void serveConcurrently(PostgresDesk opened) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        InvalidationReader invalidations = opened.changes().newlyVisible()) {
      List<Callable<Boolean>> users =
          IntStream.range(0, 200)
              .mapToObj(number -> (Callable<Boolean>) () -> use(opened, number))
              .toList();
      for (Future<Boolean> user : threads.invokeAll(users)) {
        assertThat(user.get()).isTrue();
      }
      assertThat(invalidations.next().changes()).isNotEmpty();
    }
    try (Snapshot snapshot = opened.snapshots().open(TIMEOUT)) {
      assertThat(snapshot.read(new PeopleQuery.PeopleTotal())).isEqualTo(20);
    }
    assertThat(opened.recount(true, requests -> {}).differences()).isEmpty();
    opened.requireReady(TIMEOUT);
  }

  private static boolean use(PostgresDesk desk, int number) {
    if (number % 10 == 0) {
      try (BulkLoad load = desk.loader().begin()) {
        long id = load.newIds(BulkLoad.EntityKind.PERSON, 1).getFirst();
        load.people(List.of(PersonRecord.of(Person.requester(id, "Ada " + id))));
        load.commit();
      }
    }
    if (number % 3 == 0) {
      desk.changes().append(Set.of(InvalidationTag.EVERYTHING));
    }
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      snapshot.expectConcurrentReads();
      return snapshot.read(new PeopleQuery.PeopleTotal())
          == snapshot.read(new PeopleQuery.PeoplePage(0, 1000)).size();
    }
  }

  @Test
  void noSessionStateRemainsOnServerConnections() throws Exception {
    PgBouncer started = start("transaction", "default_pool_size = 2");
    try (Connection one = transaction(started);
        Connection two = transaction(started)) {
      // The two transactions hold all server connections that there are.
      List<String> before = List.of(state(one), state(two));
      one.rollback();
      two.rollback();
      PostgresDesk opened = open(started.settings().withPoolSize(2));
      opened.changes().append(Set.of(InvalidationTag.EVERYTHING));
      try (InvalidationReader invalidations = opened.changes().newlyVisible()) {
        assertThat(invalidations.next().changes()).isEmpty();
      }
      assertThat(opened.recount(true, requests -> {}).differences()).isEmpty();
      opened.close();
      assertThat(List.of(state(one), state(two))).isEqualTo(before);
    }
  }

  private static Connection transaction(PgBouncer bouncer) throws Exception {
    Connection connection = TestPostgres.connect(unprepared(bouncer.settings()));
    connection.setAutoCommit(false);
    return connection;
  }

  private static String state(Connection connection) throws Exception {
    try (var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                """
                select current_setting('default_transaction_isolation'),
                       current_setting('default_transaction_read_only'),
                       current_setting('statement_timeout'), current_setting('jit'),
                       current_setting('plan_cache_mode'),
                       (select count(*) from pg_prepared_statements),
                       (select count(*) from pg_locks where locktype = 'advisory')
                """)) {
      result.next();
      StringBuilder state = new StringBuilder();
      for (int column = 1; column <= 7; column++) {
        state.append(result.getString(column)).append('\n');
      }
      return state.toString();
    }
  }

  @Test
  void aPoolerIsDetected() {
    PostgresSettings settings = start("transaction").settings();

    DatabaseServer server = DatabaseServer.checked(settings);

    assertThat(server.pooled()).isTrue();
    assertThat(server.settings().url().jdbcUrl()).endsWith("?prepareThreshold=0");
    PostgresSettings prepared =
        TestPostgres.at(settings, settings.url().jdbcUrl() + "?prepareThreshold=5");
    assertThat(DatabaseServer.checked(prepared).settings()).isEqualTo(prepared);
  }

  @Test
  void anUnsupportedStartupParameterIsReportedWithARemedy() {
    PostgresSettings settings = start("transaction").settings();
    PostgresSettings with =
        TestPostgres.at(settings, settings.url().jdbcUrl() + "?options=-c%20geqo%3Doff");

    assertThatThrownBy(() -> PostgresDesk.open(with))
        .isInstanceOf(DeskUnavailableException.class)
        .hasMessageContaining("unsupported startup parameter: options")
        .hasMessageContaining("add it to ignore_startup_parameters");
  }

  @Test
  void statementModeIsRejected() {
    PostgresSettings settings = start("statement").settings();

    assertThatThrownBy(() -> PostgresDesk.open(settings))
        .isInstanceOf(DeskUnavailableException.class)
        .hasMessageContaining("pool_mode must be transaction or session");
  }

  @Test
  void sessionModeIsSupported() {
    PostgresDesk opened =
        open(start("session", "default_pool_size = 20").settings().withPoolSize(4));

    opened.changes().append(Set.of(InvalidationTag.EVERYTHING));

    assertThat(opened.changes().lastId()).isPositive();
  }

  private static PostgresSettings unprepared(PostgresSettings settings) {
    return settings.withAddress(Pooler.withoutPreparedStatements(settings.url()));
  }
}
