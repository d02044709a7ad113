package io.technicianviews.bootstrap.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.cache.CaffeineQueryCache;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.port.QueryCache;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A copy of an older database in the same PostgreSQL, with the same desk id and a cache that the
 * servers of both share.
 */
@Timeout(120)
class RestoredDatabaseTest {

  @Test
  void entriesOfTheOtherDatabaseAreNotValid(@TempDir Path dataDir) throws Exception {
    TestDatabase.unpackedBefore(dataDir);
    try (EmbeddedPostgres server = EmbeddedPostgres.join(dataDir)) {
      PostgresSettings original =
          PostgresSettings.of(server.jdbcUrl(), server.user(), server.password());
      try (PostgresDesk filled = PostgresDesk.open(original)) {
        CheckedDesk.fill(filled.loader(), Instant.now());
      }
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

  private static PostgresSettings copied(PostgresSettings original) throws SQLException {
    String url = original.url().jdbcUrl();
    String name = url.replaceFirst("[?].*", "").replaceFirst(".*/", "");
    // PostgreSQL copies a database only if it has no connections.
    String maintenance = url.replaceFirst("/" + name, "/template1");
    try (Connection connection =
            DriverManager.getConnection(
                maintenance, original.url().user(), original.url().password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
      statement.execute("create database yesterday template \"" + name + "\"");
    }
    return PostgresSettings.of(
        url.replaceFirst("/" + name, "/yesterday"),
        original.url().user(),
        original.url().password());
  }

  private static long total(ServiceDesk desk, View view) {
    return desk.technicianViews()
        .page(CheckedDesk.ADMIN, ViewQuery.of(view))
        .orElseThrow()
        .value()
        .total();
  }
}
