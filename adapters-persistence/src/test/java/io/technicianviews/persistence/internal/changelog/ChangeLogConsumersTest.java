package io.technicianviews.persistence.internal.changelog;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.SilentNetwork;
import io.technicianviews.persistence.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ChangeLogConsumersTest {

  private static final String CONSUMER = "events";

  @Test
  @Timeout(60)
  void aReportWithoutResponseFailsWithinItsLimit() throws Exception {
    PostgresSettings database = TestPostgres.migrated();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        PostgresDesk desk = PostgresDesk.open(database);
        Connection blocking = TestPostgres.connect(database);
        Statement statement = blocking.createStatement();
        SilentNetwork network = new SilentNetwork(database);
        PostgresChangeLog changes =
            new PostgresChangeLog(
                TestPostgres.server(network.settings(database)), desk.desk(), desk.writes())) {
      changes.keepAfter(CONSUMER, 1);
      // The report waits for this transaction when the network fails.
      blocking.setAutoCommit(false);
      statement.execute("update change_log_consumer set position = 2");
      Future<?> report = executor.submit(() -> changes.keepAfter(CONSUMER, 3));
      await().until(() -> isOneWaiting(database));
      network.fallSilent();

      assertThatThrownBy(() -> report.get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(DeskUnavailableException.class);
    }
  }

  private static boolean isOneWaiting(PostgresSettings database) throws SQLException {
    try (Connection connection = TestPostgres.connect(database);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) = 1 from pg_stat_activity"
                    + " where datname = current_database() and wait_event_type = 'Lock'")) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
