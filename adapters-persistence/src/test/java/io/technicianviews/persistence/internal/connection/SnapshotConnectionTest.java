package io.technicianviews.persistence.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.SilentNetwork;
import io.technicianviews.persistence.TestPostgres;
import io.technicianviews.persistence.internal.statement.Deadline;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A write transaction with a deadline ends by it, and returns its connection. */
@Timeout(50)
class SnapshotConnectionTest {

  private static final PostgresSettings DATABASE = TestPostgres.desk();
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  @Test
  void aStatementEndsAtTheDeadline() {
    try (ConnectionPool pool = pool(DATABASE)) {
      SnapshotConnection connection = acquire(pool);

      assertThatThrownBy(
              () -> connection.write(Deadline.in(TIMEOUT), dsl -> dsl.fetch("select pg_sleep(30)")))
          .isInstanceOfSatisfying(
              DataAccessException.class, e -> assertThat(e.sqlState()).isEqualTo("57014"));
      assertThat(pool.available()).isEqualTo(1);
    }
  }

  @Test
  void aStatementWithoutResponseFailsSoonAfterTheDeadline() throws Exception {
    try (SilentNetwork network = new SilentNetwork(DATABASE);
        ConnectionPool pool = pool(network.settings(DATABASE))) {
      SnapshotConnection connection = acquire(pool);

      assertThatThrownBy(
              () ->
                  connection.write(
                      Deadline.in(TIMEOUT),
                      dsl -> {
                        network.fallSilent();
                        return dsl.selectOne().execute();
                      }))
          .isInstanceOf(DataAccessException.class)
          .hasRootCauseInstanceOf(SocketTimeoutException.class);
      assertThat(pool.available()).isEqualTo(1);
    }
  }

  private static ConnectionPool pool(PostgresSettings settings) {
    return ConnectionPool.forWrites(TestPostgres.server(settings.withPoolSize(1)));
  }

  private static SnapshotConnection acquire(ConnectionPool pool) {
    return SnapshotConnection.acquire(pool, Deadline.in(Duration.ofSeconds(10)));
  }
}
