package io.technicianviews.bootstrap.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.technicianviews.application.AsOf;
import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.bootstrap.demo.DemoDesk;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedding example of the README, with PostgreSQL, also under many concurrent queries. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddingExampleTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final int POOL = 4;

  @TempDir private static Path dataDir;

  private EmbeddedPostgres server;
  private PostgresSettings settings;
  private Person technician;

  @BeforeAll
  void fill() throws Exception {
    TestDatabase.initializedBefore(dataDir);
    server = EmbeddedPostgres.join(dataDir);
    settings =
        PostgresSettings.of(server.jdbcUrl(), server.user(), server.password())
            .withClock(InstantSource.fixed(NOON))
            .withPoolSize(POOL);
    try (PostgresDesk postgres = PostgresDesk.open(settings)) {
      assertThat(DemoDesk.fill(postgres.loader(), NOON, ZoneOffset.UTC)).isTrue();
      try (Snapshot snapshot = postgres.snapshots().open(Duration.ofMinutes(1))) {
        technician = snapshot.read(new PeopleQuery.FirstActive(Role.TECHNICIAN)).orElseThrow();
      }
    }
  }

  @AfterAll
  void leave() throws Exception {
    server.close();
    TestDatabase.cleanUp(dataDir);
  }

  @Test
  void theExampleOfTheReadmeRunsOnAnEmptyDatabaseAndClosesWhatItOpens() throws Exception {
    String jdbcUrl = emptyDatabase("readme");

    ViewPage page =
        EmbeddingExample.show(jdbcUrl, settings.url().user(), settings.url().password());

    assertThat(page.data())
        .extracting(item -> item.request().subject())
        .containsExactly("No paper");
    assertThat(page.counts().of(View.UNASSIGNED)).isEqualTo(page.filterCounts());
    await().untilAsserted(() -> assertThat(connectionsTo("readme")).isZero());
  }

  private String emptyDatabase(String name) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return settings.url().jdbcUrl().replaceFirst("/[^/?]+([?].*)?$", "/" + name + "$1");
  }

  private int connectionsTo(String name) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where datname = '" + name + "'")) {
      count.next();
      return count.getInt(1);
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(
        settings.url().jdbcUrl(), settings.url().user(), settings.url().password());
  }

  @Test
  void twoHundredConcurrentQueriesOnAPoolOfFourHaveTheSameResult() throws Exception {
    try (PostgresDesk postgres = PostgresDesk.open(settings);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ServiceDesk desk =
          ServiceDesk.builder().storage(postgres).timeout(Duration.ofMinutes(2)).build();
      ViewQuery question = ViewQuery.of(View.ALL_UNSOLVED).unreadOnly(true);

      List<Future<Result<AsOf<ViewPage>>>> pages = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        pages.add(threads.submit(() -> desk.technicianViews().page(technician.id(), question)));
      }

      AsOf<ViewPage> alone = desk.technicianViews().page(technician.id(), question).orElseThrow();
      assertThat(alone.value().total()).isPositive();
      for (Future<Result<AsOf<ViewPage>>> result : pages) {
        assertThat(result.get().orElseThrow()).isEqualTo(alone);
      }
    }
  }
}
