package io.technicianviews.bootstrap.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.application.LiveEvent;
import io.technicianviews.application.LiveEvent.EndReason;
import io.technicianviews.application.LiveEvent.Ended;
import io.technicianviews.application.LiveEvent.RequestChanged;
import io.technicianviews.application.LiveEvent.Resync;
import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.ViewStream;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.cache.CaffeineQueryCache;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.QueryCache;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A copy of an older database in the same PostgreSQL, with the same desk id and a cache that the
 * servers of both share.
 */
@Timeout(300)
class RestoredDatabaseTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void entriesOfTheOtherDatabaseAreNotValid(@TempDir Path dataDir) throws Exception {
    TestDatabase.initializedBefore(dataDir);
    try (EmbeddedPostgres server = EmbeddedPostgres.join(dataDir)) {
      PostgresSettings original =
          PostgresSettings.of(server.jdbcUrl(), server.user(), server.password());
      fill(original);
      PostgresSettings copy = copied(original);
      QueryCache shared =
          new CaffeineQueryCache(CaffeineQueryCache.DEFAULT_MAX_BYTES, new SimpleMeterRegistry());
      try (PostgresDesk today = PostgresDesk.open(original);
          PostgresDesk yesterday = PostgresDesk.open(copy);
          ServiceDesk one = ServiceDesk.builder().storage(today).cache(shared).build();
          ServiceDesk other = ServiceDesk.builder().storage(yesterday).cache(shared).build()) {
        assertThat(today.desk()).isEqualTo(yesterday.desk());
        // Both read the change log from now on.
        assertThat(total(other, View.ALL_UNSOLVED)).isEqualTo(total(one, View.ALL_UNSOLVED));
        one.commands().create(CheckedDesk.ADMIN, NewRequest.of("After the dump")).orElseThrow();

        long withTheNewOne = total(one, View.ALL_TICKETS);
        assertThat(total(other, View.ALL_TICKETS)).isEqualTo(withTheNewOne - 1);
      }
    } finally {
      TestDatabase.cleanUp(dataDir);
    }
  }

  /**
   * A stream and a listener were open while the database was replaced by a backup, in which the
   * same ids are other changes.
   */
  @Test
  void subscribersOfAReplacedDatabaseAreToldToReload(@TempDir Path dataDir) throws Exception {
    TestDatabase.initializedBefore(dataDir);
    try (EmbeddedPostgres server = EmbeddedPostgres.join(dataDir)) {
      PostgresSettings original =
          PostgresSettings.of(server.jdbcUrl(), server.user(), server.password());
      fill(original);
      copied(original);
      BlockingQueue<ChangeLogEntry> received = new LinkedBlockingQueue<>();
      try (PostgresDesk postgres = PostgresDesk.open(original);
          ServiceDesk desk = ServiceDesk.builder().storage(postgres).build();
          ServiceDesk.Subscription listener = desk.subscribe(received::add);
          ViewStream stream = stream(desk, null)) {
        assertThat(listener).isNotNull();
        create(desk);
        long last = create(desk, postgres);
        awaitChange(stream, last);
        awaitChange(received, last);

        replaceByCopy(original);
        create(desk);
        assertThat(create(desk, postgres)).isEqualTo(last);
        create(desk);

        assertThat(end(stream)).isEqualTo(new Ended(EndReason.TOO_SLOW));
        try (ViewStream again = stream(desk, last)) {
          assertThat(again.next(LONG)).isInstanceOf(Resync.class);
        }
        assertThat(received.take().change().tags()).containsExactly(InvalidationTag.EVERYTHING);
        awaitChange(received, create(desk, postgres));
      }
    } finally {
      TestDatabase.cleanUp(dataDir);
    }
  }

  /** The change log of another server goes on with lower transaction numbers. */
  @Test
  void subscribersMissNoChangeIfTransactionNumbersAreThoseOfAnotherServer(@TempDir Path dataDir)
      throws Exception {
    TestDatabase.initializedBefore(dataDir);
    try (EmbeddedPostgres server = EmbeddedPostgres.join(dataDir)) {
      PostgresSettings original =
          PostgresSettings.of(server.jdbcUrl(), server.user(), server.password());
      fill(original);
      BlockingQueue<ChangeLogEntry> received = new LinkedBlockingQueue<>();
      try (PostgresDesk postgres = PostgresDesk.open(original);
          ServiceDesk desk = ServiceDesk.builder().storage(postgres).build();
          ServiceDesk.Subscription listener = desk.subscribe(received::add);
          ViewStream stream = stream(desk, null)) {
        assertThat(listener).isNotNull();
        execute(
            original.url().jdbcUrl(),
            original,
            "alter table technician_views.change_log alter column transaction set default 3");
        long id = create(desk, postgres);
        awaitChange(stream, id);
        awaitChange(received, id);
      }
    } finally {
      TestDatabase.cleanUp(dataDir);
    }
  }

  private static void fill(PostgresSettings settings) {
    try (PostgresDesk desk = PostgresDesk.open(settings)) {
      CheckedDesk.fill(desk.loader(), Instant.now());
    }
  }

  private static ViewStream stream(ServiceDesk desk, @Nullable Long lastEventId) {
    return desk.live().stream(CheckedDesk.ADMIN, View.ALL_UNSOLVED, UnitScope.ALL, lastEventId)
        .orElseThrow();
  }

  private static void awaitChange(ViewStream stream, long id) {
    LiveEvent event = stream.next(LONG);
    while (!(event instanceof RequestChanged change && change.id() == id)) {
      assertThat(event).isNotNull().isNotInstanceOf(Ended.class);
      event = stream.next(LONG);
    }
  }

  private static void awaitChange(BlockingQueue<ChangeLogEntry> received, long id)
      throws InterruptedException {
    while (received.take().id() != id) {
      Thread.onSpinWait();
    }
  }

  private static Ended end(ViewStream stream) {
    LiveEvent event = stream.next(LONG);
    while (!(event instanceof Ended)) {
      assertThat(event).isNotNull();
      event = stream.next(LONG);
    }
    return (Ended) event;
  }

  /** Creates a request and returns the id of the change. */
  private static long create(ServiceDesk desk, PostgresDesk postgres) {
    create(desk);
    return postgres.changes().lastId();
  }

  /** Creates a request, as soon as the connections to a replaced database are. */
  private static void create(ServiceDesk desk) {
    await()
        .ignoreExceptionsInstanceOf(DeskUnavailableException.class)
        .until(
            () ->
                desk.commands().create(CheckedDesk.ADMIN, NewRequest.of("Another one"))
                    instanceof Result.Success);
  }

  private static PostgresSettings copied(PostgresSettings original) throws SQLException {
    String name = name(original);
    // PostgreSQL copies a database only if it has no connections.
    administer(
        original,
        "alter database \"" + name + "\" allow_connections false",
        terminate(name),
        "create database yesterday template \"" + name + "\"",
        "alter database \"" + name + "\" allow_connections true");
    return PostgresSettings.of(
        original.url().jdbcUrl().replaceFirst("/" + name, "/yesterday"),
        original.url().user(),
        original.url().password());
  }

  private static void replaceByCopy(PostgresSettings original) throws SQLException {
    String name = name(original);
    administer(
        original,
        "alter database \"" + name + "\" allow_connections false",
        terminate(name),
        "drop database \"" + name + "\"",
        "alter database yesterday rename to \"" + name + "\"");
  }

  private static String name(PostgresSettings settings) {
    return settings.url().jdbcUrl().replaceFirst("[?].*", "").replaceFirst(".*/", "");
  }

  private static String terminate(String database) {
    return "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '"
        + database
        + "'";
  }

  /** Runs statements in another database of the server. */
  private static void administer(PostgresSettings server, String... statements)
      throws SQLException {
    String url = server.url().jdbcUrl().replaceFirst("/" + name(server), "/template1");
    execute(url, server, statements);
  }

  private static void execute(String url, PostgresSettings server, String... statements)
      throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url, server.url().user(), server.url().password());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static long total(ServiceDesk desk, View view) {
    return desk.technicianViews()
        .page(CheckedDesk.ADMIN, ViewQuery.of(view))
        .orElseThrow()
        .value()
        .total();
  }
}
