package io.technicianviews.persistence.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.SilentNetwork;
import io.technicianviews.persistence.TestPostgres;
import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import io.technicianviews.persistence.internal.statement.QueryRunner;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.write.OpenExternalWrites;
import io.technicianviews.persistence.internal.write.PostgresWriteTransactions;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedTransactionTest {

  private static final PostgresSettings DATABASE = TestPostgres.desk();
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    threads.close();
  }

  @Test
  void concurrentQueriesUseFurtherConnectionsAndSeeTheSameSnapshot() throws Exception {
    try (ConnectionPool connectionPool = filled(4);
        SharedTransaction shared = beginShared(connectionPool)) {
      CyclicBarrier barrier = new CyclicBarrier(3);
      Callable<List<Object>> query =
          () ->
              shared.read(
                  dsl -> {
                    await(barrier);
                    return List.of(backend(dsl), snapshot(dsl));
                  });

      List<List<Object>> results = all(Stream.generate(() -> query).limit(3).toList());

      assertThat(results).extracting(List::getFirst).doesNotHaveDuplicates();
      assertThat(results).extracting(List::getLast).containsOnly(results.getFirst().getLast());
      assertThat(connectionPool.available()).isEqualTo(1);
    }
  }

  @Test
  void theSnapshotIsExportedForConcurrentReadsOnly() throws Exception {
    try (ConnectionPool connectionPool = filled(4);
        SharedTransaction shared = begin(connectionPool, LONG)) {
      assertThat(shared.read(SharedTransactionTest::exported)).isZero();

      shared.expectConcurrentReads();

      assertThat(shared.read(SharedTransactionTest::exported)).isEqualTo(1);
    }
  }

  @Test
  void ifTheExportFailsReadsContinueOnTheFirstConnection() throws Exception {
    TestPostgres.execute(
        DATABASE, "copy (select 1) to program 'cat >&2; mv pg_snapshots pg_no_snapshots'");
    try (ConnectionPool connectionPool = filled(4);
        SharedTransaction shared = begin(connectionPool, LONG)) {
      String before = shared.read(SharedTransactionTest::snapshot);

      shared.expectConcurrentReads();

      Callable<String> query = () -> shared.read(SharedTransactionTest::snapshot);
      assertThat(all(Stream.generate(() -> query).limit(4).toList())).containsOnly(before);
      assertThat(connectionPool.available()).isEqualTo(3);
      assertThat(connectionPool.canShare()).isFalse();
    } finally {
      TestPostgres.execute(
          DATABASE, "copy (select 1) to program 'cat >&2; mv pg_no_snapshots pg_snapshots'");
    }
  }

  @Test
  void aWrongIsolationLevelIsRejected() throws Exception {
    try (Connection connection = TestPostgres.connect(DATABASE)) {
      connection.setAutoCommit(false);
      StatementTemplate<Deadline> begin = StatementTemplate.of(TransactionStart::bounds);
      Record got =
          begin.with(Deadline.in(LONG)).fetch(DeskSchema.DEFAULT.on(connection)).getFirst();

      assertThatThrownBy(() -> TransactionStart.READING.require(got))
          .isInstanceOf(DeskUnavailableException.class)
          .hasMessageContaining("read committed instead of repeatable read");
      assertThatCode(() -> TransactionStart.WRITING.require(got)).doesNotThrowAnyException();
    }
  }

  @Test
  void settingsApplyToTheTransactionOnly() throws Exception {
    try (ConnectionPool connectionPool =
        ConnectionPool.forQueries(TestPostgres.server(DATABASE.withPoolSize(1)))) {
      List<String> fresh = settings(connectionPool);
      try (SharedTransaction shared = begin(connectionPool, LONG)) {
        List<String> got =
            shared.read(
                dsl ->
                    List.of(
                        setting(dsl, "transaction_isolation"),
                        setting(dsl, "transaction_read_only")));
        assertThat(got).containsExactly("repeatable read", "on");
      }
      assertThat(settings(connectionPool)).isEqualTo(fresh);
    }
  }

  private static List<String> settings(ConnectionPool connectionPool) throws Exception {
    Connection connection = connectionPool.acquire(Deadline.in(LONG));
    try {
      DSLContext dsl = DeskSchema.DEFAULT.on(connection);
      return Stream.of(
              "default_transaction_isolation",
              "default_transaction_read_only",
              "statement_timeout",
              "idle_in_transaction_session_timeout",
              "plan_cache_mode",
              "jit")
          .map(name -> setting(dsl, name))
          .toList();
    } finally {
      connection.rollback();
      connectionPool.release(connection);
    }
  }

  @Test
  void everyConnectionUsesGenericPlans() throws Exception {
    try (ConnectionPool connectionPool = filled(4);
        SharedTransaction shared = beginShared(connectionPool)) {
      CyclicBarrier barrier = new CyclicBarrier(3);
      Callable<String> query =
          () ->
              shared.read(
                  dsl -> {
                    await(barrier);
                    return planCacheMode(dsl);
                  });

      assertThat(all(Stream.generate(() -> query).limit(3).toList()))
          .hasSize(3)
          .containsOnly("force_generic_plan");
    }
    try (ConnectionPool connectionPool =
            ConnectionPool.forWrites(TestPostgres.server(DATABASE.withPoolSize(1)));
        WriteTransaction write =
            new PostgresWriteTransactions(
                    connectionPool,
                    DeskSchema.DEFAULT,
                    new OpenExternalWrites(),
                    ZoneOffset.UTC,
                    null)
                .begin(LONG, Set.of(1L))) {
      assertThat(((QueryRunner) write).read(SharedTransactionTest::planCacheMode))
          .isEqualTo("force_generic_plan");
    }
  }

  private static String planCacheMode(DSLContext dsl) {
    return setting(dsl, "plan_cache_mode");
  }

  private static String setting(DSLContext dsl, String name) {
    return dsl.select(DatabaseServer.setting(name)).fetchSingle().value1();
  }

  private static int exported(DSLContext dsl) {
    return dsl.fetch("select * from pg_ls_dir('pg_snapshots')").size();
  }

  @Test
  @Timeout(30)
  void aBeginWithoutResponseFailsSoonAfterTheDeadline() throws Exception {
    try (SilentNetwork network = new SilentNetwork(DATABASE);
        ConnectionPool connectionPool =
            ConnectionPool.forQueries(
                TestPostgres.server(network.settings(DATABASE).withPoolSize(1)))) {
      network.fallSilent();
      assertThatThrownBy(() -> begin(connectionPool, Duration.ofSeconds(1)))
          .isInstanceOf(DeskUnavailableException.class);
      assertThat(connectionPool.available()).isEqualTo(1);
    }
  }

  @Test
  @Timeout(30)
  void aQueryWithoutResponseFailsSoonAfterTheDeadline() throws Exception {
    try (SilentNetwork network = new SilentNetwork(DATABASE);
        ConnectionPool connectionPool =
            ConnectionPool.forQueries(
                TestPostgres.server(network.settings(DATABASE).withPoolSize(1)))) {
      Duration wait = Duration.ofSeconds(1);
      try (SharedTransaction shared = begin(connectionPool, wait)) {
        network.fallSilent();
        // The root cause is the network timeout of the snapshot, not the 60 s of the connection.
        assertThatThrownBy(() -> shared.read(SharedTransactionTest::backend))
            .isInstanceOf(DeskUnavailableException.class)
            .hasRootCauseInstanceOf(SocketTimeoutException.class);
      }
      assertThat(connectionPool.available()).isEqualTo(1);
    }
  }

  @Test
  void withoutFurtherConnectionsAllQueriesRunOnTheFirstOne() throws Exception {
    try (ConnectionPool connectionPool =
            ConnectionPool.forQueries(TestPostgres.server(DATABASE.withPoolSize(1)));
        SharedTransaction shared = begin(connectionPool, LONG)) {
      Callable<Integer> query = () -> shared.read(SharedTransactionTest::backend);

      assertThat(all(Stream.generate(() -> query).limit(16).toList()))
          .hasSize(16)
          .containsOnly(shared.read(SharedTransactionTest::backend));
    }
  }

  @Test
  void twoHundredConcurrentSnapshotsOnAPoolOfFourCompleteAndReleaseTheirConnections()
      throws Exception {
    try (ConnectionPool connectionPool =
        ConnectionPool.forQueries(TestPostgres.server(DATABASE.withPoolSize(4)))) {
      Callable<Integer> snapshot =
          () -> {
            try (SharedTransaction shared = begin(connectionPool, LONG)) {
              Callable<Integer> part = () -> shared.read(SharedTransactionTest::backend);
              return all(List.of(part, part, part, part)).size();
            }
          };

      assertThat(all(Stream.generate(() -> snapshot).limit(200).toList()))
          .hasSize(200)
          .containsOnly(4);
      assertThat(connectionPool.available()).isEqualTo(4);
    }
  }

  @Test
  void closingCancelsRunningQueriesAndReleasesTheConnections() throws Exception {
    try (ConnectionPool connectionPool = filled(3)) {
      SharedTransaction shared = beginShared(connectionPool);
      CountDownLatch running = new CountDownLatch(2);
      Callable<Object> sleep =
          () ->
              shared.read(
                  dsl -> {
                    running.countDown();
                    return sleep(dsl, 60);
                  });
      List<Future<Object>> asleep = List.of(threads.submit(sleep), threads.submit(sleep));
      running.await();

      shared.close();

      for (Future<Object> query : asleep) {
        assertThatThrownBy(query::get).hasCauseInstanceOf(IllegalStateException.class);
      }
      assertThat(connectionPool.available()).isEqualTo(3);
      assertThatThrownBy(() -> shared.read(SharedTransactionTest::backend))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aStatementEndsAtTheDeadlineOfItsSnapshot() {
    try (ConnectionPool connectionPool =
            ConnectionPool.forQueries(TestPostgres.server(DATABASE.withPoolSize(1)));
        SharedTransaction shared = begin(connectionPool, Duration.ofMillis(200))) {
      assertThatThrownBy(() -> shared.read(dsl -> sleep(dsl, 60)))
          .isInstanceOf(DeadlineExceededException.class);
    }
  }

  @Test
  void aCallerWithoutAConnectionAtTheDeadlineGetsDeadlineExceeded() {
    try (ConnectionPool connectionPool =
            ConnectionPool.forQueries(TestPostgres.server(DATABASE.withPoolSize(1)));
        SharedTransaction holder = begin(connectionPool, LONG)) {
      assertThat(holder.begun()).isNotNull();
      assertThatThrownBy(() -> begin(connectionPool, Duration.ofMillis(50)))
          .isInstanceOf(DeadlineExceededException.class);
    }
  }

  @Test
  void aBrokenConnectionFailsItsSnapshotAndTheNextOneGetsANewConnection() {
    try (ConnectionPool connectionPool =
        ConnectionPool.forQueries(TestPostgres.server(DATABASE.withPoolSize(1)))) {
      try (SharedTransaction broken = begin(connectionPool, LONG)) {
        assertThatThrownBy(() -> broken.read(SharedTransactionTest::breakOwnConnection))
            .isInstanceOf(DeskUnavailableException.class)
            .isNotInstanceOf(DeadlineExceededException.class);
      }
      try (SharedTransaction next = begin(connectionPool, LONG)) {
        assertThat(next.read(SharedTransactionTest::backend)).isPositive();
      }
    }
  }

  @Test
  void aBrokenFurtherConnectionIsNotUsed() throws Exception {
    try (ConnectionPool connectionPool = filled(4);
        SharedTransaction shared = beginShared(connectionPool)) {
      int own = shared.read(SharedTransactionTest::backend);
      shared.read(dsl -> breakAllBut(own, dsl));
      Callable<Integer> query = () -> shared.read(SharedTransactionTest::backend);

      assertThat(all(Stream.generate(() -> query).limit(8).toList())).contains(own);
    }
  }

  @Test
  void noConnectionLeaksHoweverSnapshotsEnd() throws Exception {
    try (ConnectionPool connectionPool =
        ConnectionPool.forQueries(TestPostgres.server(DATABASE.withPoolSize(3)))) {
      List<Callable<Boolean>> users =
          IntStream.range(0, 60)
              .mapToObj(seed -> (Callable<Boolean>) () -> use(connectionPool, seed))
              .toList();

      assertThat(all(users)).hasSize(60);
      assertThat(connectionPool.available()).isEqualTo(3);
    }
  }

  private boolean use(ConnectionPool connectionPool, int seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    try (SharedTransaction shared =
        begin(connectionPool, Duration.ofMillis(20 + random.nextInt(3000)))) {
      Future<Object> query = threads.submit(() -> shared.read(dsl -> sleep(dsl, 0.02)));
      if (random.nextBoolean()) {
        query.get();
      }
      return true;
    } catch (DeskUnavailableException | ExecutionException e) {
      return false;
    }
  }

  /** A pool whose connections are all open, which the pool itself does only after a while. */
  private static ConnectionPool filled(int size) {
    ConnectionPool connectionPool =
        ConnectionPool.forQueries(TestPostgres.server(DATABASE.withPoolSize(size)));
    Stream.generate(() -> connectionPool.acquire(Deadline.in(LONG)))
        .limit(size)
        .toList()
        .forEach(connectionPool::release);
    return connectionPool;
  }

  private static SharedTransaction begin(ConnectionPool connectionPool, Duration timeout) {
    return SharedTransaction.begin(connectionPool, connectionPool, Deadline.in(timeout), List.of());
  }

  private static SharedTransaction beginShared(ConnectionPool connectionPool) {
    SharedTransaction shared = begin(connectionPool, LONG);
    shared.expectConcurrentReads();
    return shared;
  }

  private <T> List<T> all(List<Callable<T>> queries) throws Exception {
    List<Future<T>> futures = queries.stream().map(threads::submit).toList();
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(future.get());
    }
    return results;
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static int backend(DSLContext dsl) {
    return dsl.select(function("pg_backend_pid", SQLDataType.INTEGER)).fetchSingle().value1();
  }

  private static String snapshot(DSLContext dsl) {
    return dsl.select(function("pg_current_snapshot", SQLDataType.VARCHAR)).fetchSingle().value1();
  }

  private static Object sleep(DSLContext dsl, double seconds) {
    return dsl.select(function("pg_sleep", SQLDataType.OTHER, inline(seconds))).fetch();
  }

  private static Object breakOwnConnection(DSLContext dsl) {
    var own = function("pg_backend_pid", SQLDataType.INTEGER);
    return dsl.select(function("pg_terminate_backend", SQLDataType.BOOLEAN, own)).fetch();
  }

  private static Object breakAllBut(int own, DSLContext dsl) {
    Field<Integer> backend = field(name("pid"), SQLDataType.INTEGER);
    return dsl.select(function("pg_terminate_backend", SQLDataType.BOOLEAN, backend))
        .from(table(name("pg_stat_activity")))
        .where(backend.ne(own))
        .and(
            field(name("datname"), SQLDataType.VARCHAR)
                .eq(function("current_database", SQLDataType.VARCHAR)))
        .fetch();
  }
}
