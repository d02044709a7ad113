package io.technicianviews.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.internal.connection.ConnectionUse;
import io.technicianviews.persistence.internal.connection.DatabaseServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** A desk on the connection pool of the application that embeds it. */
class DataSourceTest {

  private final PostgresSettings database = TestPostgres.database();

  @Test
  void aDeskUsesThePoolOfTheApplicationAndLeavesItAsItWas() throws Exception {
    for (boolean autoCommit : new boolean[] {true, false}) {
      try (HikariDataSource pool = pool(config -> config.setAutoCommit(autoCommit))) {
        useDesk(pool);

        assertThat(pool.isClosed()).isFalse();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(states(pool))
            .containsExactly(autoCommit + " 0 5 READ_COMMITTED 0 auto on false");
      }
    }
  }

  /** Queries, commands, a load, a verification and both readers of the change log. */
  private static void useDesk(DataSource pool) {
    try (PostgresDesk postgres = PostgresDesk.open(PostgresSettings.of(pool));
        ServiceDesk desk =
            ServiceDesk.builder()
                .storage(postgres)
                .cache(new InMemoryQueryCache(InstantSource.system()))
                .build()) {
      long admin = admin(postgres);
      long before = postgres.changes().lastId();
      create(desk, admin);
      assertThat(desk.technicianViews().page(admin, ViewQuery.of(View.ALL_TICKETS)).orElseThrow())
          .isNotNull();
      try (var changes = postgres.changes().readAfter(before)) {
        assertThat(changes.next(10)).isNotEmpty();
      }
      assertThat(postgres.recount(true, requests -> {}).agrees()).isTrue();
      postgres.requireReady(Duration.ofSeconds(10));
    }
  }

  /** The state of each pooled connection, in which the application finds it. */
  private static Set<String> states(HikariDataSource pool) throws Exception {
    Set<String> states = new TreeSet<>();
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
      Connection connection = pool.getConnection();
      connections.add(connection);
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select current_setting('statement_timeout'),"
                      + " current_setting('plan_cache_mode'), current_setting('jit')")) {
        row.next();
        states.add(
            "%s %d %d %s %s %s %s %s"
                .formatted(
                    connection.getAutoCommit(),
                    connection.getNetworkTimeout(),
                    connection.unwrap(PGConnection.class).getPrepareThreshold(),
                    connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED
                        ? "READ_COMMITTED"
                        : "another isolation level",
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    connection.isReadOnly()));
      }
    }
    for (Connection connection : connections) {
      connection.close();
    }
    return states;
  }

  @Test
  void aPoolThatIsTooSmallIsRejected() {
    try (HikariDataSource pool = pool(config -> config.setMaximumPoolSize(3))) {
      assertThatThrownBy(() -> PostgresDesk.open(PostgresSettings.of(pool)))
          .isInstanceOf(DeskUnavailableException.class)
          .hasMessageContaining(
              "the DataSource gave only 3 connections at a time, but a desk needs at least 4: make"
                  + " the pool larger");
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }
  }

  @Test
  void readOnlyConnectionsAreRejected() {
    try (HikariDataSource pool = pool(config -> config.setReadOnly(true))) {
      assertThatThrownBy(() -> PostgresDesk.open(PostgresSettings.of(pool)))
          .isInstanceOf(DeskUnavailableException.class)
          .hasMessageContaining("the DataSource gives read-only connections");
    }
  }

  @Test
  void oneConnectionForAllCallersIsRejected() throws Exception {
    try (Connection only = TestPostgres.connect(database)) {
      DataSource one = DataSources.of(() -> DataSources.unclosed(only));

      assertThatThrownBy(() -> PostgresDesk.open(PostgresSettings.of(one)))
          .isInstanceOf(DeskUnavailableException.class)
          .hasMessageContaining("the DataSource gave the same connection to several callers");
    }
  }

  @Test
  void aDataSourceThatFailsIsReportedWithItsReason() {
    DataSource failing =
        DataSources.of(
            () -> {
              throw new IllegalStateException("no token for the database");
            });

    assertThatThrownBy(() -> PostgresDesk.open(PostgresSettings.of(failing)))
        .isInstanceOf(DeskUnavailableException.class)
        .hasMessageContaining("no token for the database");
  }

  @Test
  void aQueryEndsAtItsDeadlineWhenTheApplicationHasAllConnections() throws Exception {
    try (HikariDataSource pool = pool(config -> config.setConnectionTimeout(30_000));
        PostgresDesk desk = PostgresDesk.open(PostgresSettings.of(pool))) {
      List<Connection> taken = new ArrayList<>();
      // The rollup of counters may have one for a moment.
      for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
        taken.add(pool.getConnection());
      }

      assertThatThrownBy(() -> desk.snapshots().open(Duration.ofMillis(300)))
          .isInstanceOf(DeadlineExceededException.class);
      for (Connection connection : taken) {
        connection.close();
      }
      try (Snapshot snapshot = desk.snapshots().open(Duration.ofSeconds(30))) {
        assertThat(snapshot.asOf()).isNotNull();
      }
    }
  }

  @Test
  void streamsThatCannotContinueShareTheConnectionsOfQueries() throws Exception {
    int poolSize = 2;
    AtomicInteger open = new AtomicInteger();
    AtomicInteger mostOpen = new AtomicInteger();
    DataSource unpooled =
        DataSources.of(
            () -> {
              mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
              // Connecting takes so long that the callers overlap.
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
              return DataSources.beforeClose(TestPostgres.connect(database), open::decrementAndGet);
            });
    try (PostgresDesk postgres =
            PostgresDesk.open(PostgresSettings.of(unpooled).withPoolSize(poolSize));
        ServiceDesk desk = ServiceDesk.builder().storage(postgres).build();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long admin = admin(postgres);
      Callable<Boolean> client =
          () -> {
            desk.live().stream(admin, View.ALL_UNSOLVED, UnitScope.ALL, 1_000_000L)
                .orElseThrow()
                .close();
            return true;
          };
      for (Future<Boolean> call : threads.invokeAll(Collections.nCopies(20, client))) {
        assertThat(call.get()).isTrue();
      }
      assertThat(mostOpen).hasValueLessThanOrEqualTo(2 * poolSize + 4);
    }
  }

  @Test
  void aTransactionOfTheCallersThreadIsNotJoined() throws Exception {
    try (HikariDataSource pool = pool(config -> {});
        Connection own = pool.getConnection()) {
      Thread thread = Thread.currentThread();
      DataSource bound =
          DataSources.of(
              () ->
                  Thread.currentThread().equals(thread)
                      ? DataSources.unclosed(own)
                      : pool.getConnection());
      try (PostgresDesk postgres = PostgresDesk.open(PostgresSettings.of(bound));
          ServiceDesk desk = ServiceDesk.builder().storage(postgres).build()) {
        long admin = admin(postgres);
        own.setAutoCommit(false);
        create(desk, admin);
        own.rollback();

        assertThat(
                desk.technicianViews()
                    .page(admin, ViewQuery.of(View.ALL_TICKETS))
                    .orElseThrow()
                    .value()
                    .total())
            .isOne();
      }
    }
  }

  @Test
  void aConnectionThatCannotBeSetUpReturnsToThePool() {
    try (HikariDataSource pool = pool(config -> {})) {
      for (String method : List.of("setNetworkTimeout", "setAutoCommit")) {
        DataSource failing =
            DataSources.of(() -> DataSources.failing(pool.getConnection(), method));
        DatabaseServer server = TestPostgres.server(PostgresSettings.of(failing));

        assertThatThrownBy(() -> server.connect(ConnectionUse.CHANGE_LOG))
            .isInstanceOf(SQLException.class)
            .hasMessage(method + " fails");
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).as(method).isZero();
      }
    }
  }

  @Test
  void brokenConnectionsAreReplaced() {
    try (HikariDataSource pool = pool(config -> {});
        PostgresDesk postgres = PostgresDesk.open(PostgresSettings.of(pool));
        ServiceDesk desk =
            ServiceDesk.builder()
                .storage(postgres)
                .cache(new InMemoryQueryCache(InstantSource.system()))
                .build()) {
      long admin = admin(postgres);
      ViewQuery query = ViewQuery.of(View.ALL_TICKETS);
      desk.technicianViews().page(admin, query).orElseThrow();

      TestPostgres.execute(
          database,
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");

      await()
          .ignoreExceptionsInstanceOf(DeskUnavailableException.class)
          .untilAsserted(
              () -> {
                create(desk, admin);
                desk.technicianViews().page(admin, query).orElseThrow();
              });
    }
  }

  private static long admin(PostgresDesk desk) {
    try (BulkLoad load = desk.loader().begin()) {
      long id = load.newIds(EntityKind.PERSON, 1).getFirst();
      load.people(List.of(PersonRecord.of(Person.admin(id, "Ada"))));
      load.commit();
      return id;
    }
  }

  private static void create(ServiceDesk desk, long admin) {
    desk.commands().create(admin, NewRequest.of("Paper jam").priority(Priority.LOW)).orElseThrow();
  }

  private HikariDataSource pool(Consumer<HikariConfig> adjustment) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url().jdbcUrl());
    config.setUsername(database.url().user());
    config.setPassword(database.url().password());
    config.setConnectionTimeout(1_000);
    adjustment.accept(config);
    return new HikariDataSource(config);
  }
}
